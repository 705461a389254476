// Every level gives the bits of the lowest.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>
#include <vector>

#include "../src/kernels/dispatch.h"
#include "../src/slicing.h"
#include "check.h"

using namespace autospec;

namespace {

std::vector<double> random_values(std::size_t count, std::mt19937_64& random) {
  std::normal_distribution<double> normal;
  std::vector<double> values(count);
  for (double& value : values) {
    value = std::ldexp(normal(random), int(random() % 40) - 20);
  }
  return values;
}

// Random values and columns in the slices of a random pattern. What is stored beside the entries is
// random too, so that a kernel that read it would be found out.
struct Matrix {
  Slicing slicing;
  std::vector<double> values;
  std::vector<std::vector<unsigned char>> short_values;
  std::vector<uint16_t> near;
  std::vector<int32_t> far;

  SlicedView view(int64_t n, std::size_t precision) const {
    return {n,
            n,
            slicing.slices.data(),
            values.data(),
            short_values[precision].data(),
            precision == 0 ? 1.0F : 0.3F,
            near.data(),
            far.data(),
            slicing.diagonals.data(),
            slicing.masks.data(),
            slicing.lengths.data(),
            slicing.row_of.data(),
            slicing.place_of.data()};
  }
};

Matrix random_matrix(int32_t n, Storage storage, bool far, std::mt19937_64& random) {
  std::vector<int32_t> pointers{0};
  std::vector<int32_t> columns;
  for (int32_t i = 0; i < n; i++) {
    // some rows are so long that their slices leave them tails
    const auto most = uint64_t(1 + random() % (i % 41 < 3 ? 97 : 23));
    for (int32_t j = 0; j < n; j++) {
      if (random() % uint64_t(n) < most || (random() % 100 == 0 && i % 97 == 0)) {
        columns.push_back(j);
      }
    }
    pointers.push_back(int32_t(columns.size()));
  }
  Matrix a;
  const std::vector<double> entries = random_values(columns.size(), random);
  a.slicing =
      sliced(SourceMatrix<int32_t>{n, n, pointers.data(), columns.data(), entries.data()}, storage);
  for (int64_t s = 0; far && s < (n + kSliceRows - 1) / kSliceRows; s++) {
    a.slicing.slices.data()[s].kind = SliceKind::kFar;
  }
  a.values = random_values(std::size_t(a.slicing.values), random);
  for (const std::size_t size : {4U, 2U, 1U}) {
    a.short_values.emplace_back(a.values.size() * size);
  }
  for (std::size_t k = 0; k < a.values.size(); k++) {
    const auto single = float(a.values[k]);
    const auto half = uint16_t(random() & 0xbfff);  // exponents below that of infinity
    std::memcpy(&a.short_values[0][4 * k], &single, 4);
    std::memcpy(&a.short_values[1][2 * k], &half, 2);
    a.short_values[2][k] = static_cast<unsigned char>(random());
  }
  for (int64_t k = 0; k < a.slicing.near; k++) {
    a.near.push_back(uint16_t(random() % uint64_t(n)));
    a.far.push_back(int32_t(random() % uint64_t(n)));
  }
  for (int64_t s = 0; s < (n + kSliceRows - 1) / kSliceRows; s++) {
    a.slicing.slices.data()[s].base = 0;
  }
  return a;
}

template <class T>
bool same(const std::vector<T>& a, const std::vector<T>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0;
}

// What a level makes of the same data, everything in one vector.
std::vector<double> results(const KernelTable& kernels, const Matrix& a, int64_t n, int64_t k) {
  std::mt19937_64 random(7);
  const auto count = std::size_t(n * k);
  const std::vector<double> x = random_values(count, random);
  const std::vector<double> z = random_values(count, random);
  const std::vector<float> short_x(x.begin(), x.end());
  std::vector<double> sums(count);
  kernels.slices.sums(a.view(n, 0), x.data(), {0, n, k, 0, k}, sums.data());
  // rows that begin and end within slices
  for (int64_t first = 0; first + 3 < n; first += 37) {
    const int64_t length = std::min<int64_t>(41, n - first);
    std::vector<double> part(std::size_t(length * k));
    kernels.slices.sums(a.view(n, 0), x.data(), {first, length, k, 0, k}, part.data());
    check(std::memcmp(part.data(), sums.data() + first * k, part.size() * sizeof(double)) == 0,
          "any rows have the same sums");
  }
  std::vector<float> short_sums(count);
  std::vector<double> all = sums;
  for (const std::size_t precision : {2U, 1U, 0U}) {
    kernels.short_values[precision].sums(a.view(n, precision), short_x.data(), {0, n, k, 0, k},
                                         short_sums.data());
    all.insert(all.end(), short_sums.begin(), short_sums.end());
    std::vector<unsigned char> shortened(4 * count);
    std::vector<double> lengthened(count);
    // integers from -127 to 127, ties among them
    std::vector<double> small(count);
    for (std::size_t i = 0; i < count; i++) {
      small[i] = 0.5 * double(int(i % 509) - 254) - (i % 3 == 0 && i % 509 > 254 ? 1e-3 : 0);
    }
    kernels.short_values[precision].shorten(precision == 2 ? small.data() : x.data(), 1,
                                            shortened.data(), int64_t(count));
    kernels.short_values[precision].lengthen(shortened.data(), 0.4, lengthened.data(),
                                             int64_t(count));
    all.insert(all.end(), lengthened.begin(), lengthened.end());
  }
  // the terms of a step, and those of its output, which is not wanted, goes on or begins
  for (int terms = 0; terms < 24; terms++) {
    const auto factor = [](int bits, int bit, double value) {
      return (bits >> bit & 1) != 0 ? value : 0;
    };
    const int weights = 3 * terms + terms / 8;
    const std::vector<double> y0 = random_values(count, random);
    const auto stepped = [&](auto value, const auto& from, const auto& in) {
      using T = decltype(value);
      std::vector<T> next(z.begin(), z.end());
      const std::vector<T> start(z.rbegin(), z.rend());
      std::vector<double> y = y0;
      const Update<T> step = {
          T(1.1),
          T(factor(terms, 0, 0.3)),
          T(factor(terms, 1, -0.7)),
          T(factor(terms, 2, 0.9)),
          from.data(),
          next.data(),
          start.data(),
          next.data(),
          terms < 8 ? nullptr : y.data(),
          terms >= 16,
          {factor(weights, 0, 0.3), factor(weights, 1, -1.7), factor(weights, 2, 0.4)}};
      in(step);
      all.insert(all.end(), next.begin(), next.end());
      all.insert(all.end(), y.begin(), y.end());
      return y;
    };
    const auto y = stepped(
        double(), x, [&](const auto& step) { kernels.vectors.update(step, sums.data(), n * k); });
    stepped(float(), short_x, [&](const auto& step) {
      kernels.vectors.short_update(step, short_sums.data(), n * k);
    });
    std::vector<double> sum = y;
    kernels.vectors.accumulate({0.3, terms % 3 == 0, n, k, k}, x.data(), sum.data());
    kernels.vectors.short_accumulate({0.7, false, n, k, k}, short_x.data(), sum.data());
    kernels.vectors.axpby(0.1, x.data(), 1.3, sum.data(), n * k);
    all.insert(all.end(), sum.begin(), sum.end());
  }
  const int64_t width = std::min(k, kDotPanel);
  std::vector<double> lanes(std::size_t(2 * kDotLanes * width));
  kernels.vectors.dot(x.data(), z.data(), n, k, width, lanes.data());
  kernels.vectors.weighted_squares(z.data(), x.data(), n, k, width,
                                   lanes.data() + kDotLanes * width);
  all.insert(all.end(), lanes.begin(), lanes.end());
  return all;
}

}  // namespace

int main() {
  const KernelTable* lowest = kernels_named("x86-64-v2");
  if (lowest == nullptr) {
    return 0;  // a machine with one level
  }
  check(kernels_named("abacus") == nullptr, "an unknown level has no table");
  std::mt19937_64 random(3);
  for (const int32_t n : {1, 2, 9, 100, 1001}) {
    for (const Storage storage : {Storage::kSell, Storage::kDiagonals}) {
      for (const bool far : {false, true}) {
        if (far && storage == Storage::kDiagonals) {
          continue;
        }
        const Matrix a = random_matrix(n, storage, far, random);
        for (const int64_t k : {1, 2, 3, 4, 5, 7, 8, 17, 33, 70}) {
          if (k > 17 && n > 100) {
            continue;
          }
          const std::vector<double> expected = results(*lowest, a, n, k);
          for (const char* isa : {"x86-64-v2", "x86-64-v3", "x86-64-v4"}) {
            const KernelTable* kernels = kernels_named(isa);
            check(kernels == nullptr || same(results(*kernels, a, n, k), expected), isa);
          }
        }
      }
    }
  }
}
