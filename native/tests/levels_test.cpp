// Every level gives the bits of the lowest.
#include <cmath>
#include <cstring>
#include <random>
#include <vector>

#include "../src/kernels/dispatch.h"
#include "check.h"

using namespace autospec;

namespace {

struct Matrix {
  std::vector<int32_t> pointers{0};
  std::vector<int64_t> wide_pointers;
  std::vector<int32_t> columns;
  std::vector<double> values;
  std::vector<float> short_values;
};

std::vector<double> random_values(std::size_t count, std::mt19937_64& random) {
  std::normal_distribution<double> normal;
  std::vector<double> values(count);
  for (double& value : values) {
    value = std::ldexp(normal(random), int(random() % 40) - 20);
  }
  return values;
}

Matrix random_matrix(int32_t n, std::mt19937_64& random) {
  Matrix a;
  for (int32_t i = 0; i < n; i++) {
    const auto length = int32_t(random() % 23);
    for (int32_t k = 0; k < length; k++) {
      a.columns.push_back(int32_t(random() % uint64_t(n)));
    }
    a.pointers.push_back(int32_t(a.columns.size()));
  }
  a.columns.resize(a.columns.size() + kTailPadding);
  a.values = random_values(a.columns.size(), random);
  a.short_values.assign(a.values.begin(), a.values.end());
  a.wide_pointers.assign(a.pointers.begin(), a.pointers.end());
  return a;
}

template <class T>
bool same(const std::vector<T>& a, const std::vector<T>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0;
}

// What a level makes of the same data, everything in one vector.
std::vector<double> results(const KernelTable& kernels, const Matrix& a, int64_t n, int64_t k,
                            bool masked, bool wide) {
  std::mt19937_64 random(7);
  const auto count = std::size_t(n * k);
  const std::vector<double> x = random_values(count, random);
  const std::vector<double> z = random_values(count, random);
  const std::vector<float> short_x(x.begin(), x.end());
  const CsrView view = {wide ? nullptr : a.pointers.data(),
                        wide ? a.wide_pointers.data() : nullptr,
                        a.columns.data(),
                        a.values.data(),
                        a.short_values.data(),
                        masked};
  const Panel panel = {0, n, k, 0, k};
  std::vector<double> sums(count);
  std::vector<float> short_sums(count);
  kernels.csr.sums(view, x.data(), panel, sums.data());
  kernels.csr.short_sums(view, short_x.data(), panel, short_sums.data());
  std::vector<double> all = sums;
  for (int terms = 0; terms < 8; terms++) {
    std::vector<double> next = z;
    std::vector<float> short_next(z.begin(), z.end());
    const std::vector<float> short_z = short_next;
    kernels.vectors.update(
        Update<double>{1.1, 0.3, -0.7, 0.9, sums.data(), (terms & 1) != 0 ? x.data() : nullptr,
                       (terms & 2) != 0 ? next.data() : nullptr,
                       (terms & 4) != 0 ? z.data() : nullptr, next.data()},
        n * k);
    kernels.vectors.short_update(
        Update<float>{1.1F, 0.3F, -0.7F, 0.9F, short_sums.data(),
                      (terms & 1) != 0 ? short_x.data() : nullptr,
                      (terms & 2) != 0 ? short_next.data() : nullptr,
                      (terms & 4) != 0 ? short_z.data() : nullptr, short_next.data()},
        n * k);
    std::vector<double> y(count);
    kernels.vectors.accumulate({0.3, true, n, k, k}, next.data(), y.data());
    kernels.vectors.short_accumulate({0.7, false, n, k, k}, short_next.data(), y.data());
    kernels.vectors.axpby(0.1, x.data(), 1.3, y.data(), n * k);
    all.insert(all.end(), y.begin(), y.end());
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
    const Matrix a = random_matrix(n, random);
    for (const int64_t k : {1, 2, 3, 4, 5, 7, 8}) {
      const std::vector<double> expected = results(*lowest, a, n, k, false, false);
      for (const char* isa : {"x86-64-v2", "x86-64-v3", "x86-64-v4"}) {
        const KernelTable* kernels = kernels_named(isa);
        for (int variant = 0; kernels != nullptr && variant < 4; variant++) {
          check(same(results(*kernels, a, n, k, variant % 2 == 1, variant >= 2), expected), isa);
        }
      }
    }
  }
}
