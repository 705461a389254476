// Slices with the same values have one place for them, and only those.
#include <cstring>
#include <memory>
#include <random>
#include <set>
#include <vector>

#include "../src/products.h"
#include "../src/shared_slices.h"
#include "check.h"
#include "sparse_gallery.h"

using namespace autospec;

namespace {

constexpr int32_t kPrecisions[] = {AUTOSPEC_FLOAT64, AUTOSPEC_FLOAT32, AUTOSPEC_FLOAT16,
                                   AUTOSPEC_INT8};

// The negative Laplacian, or a sum of neighbours' differences, of constant coefficients.
SparseRows constant(SparseRows a, double diagonal) {
  for (int64_t i = 0; i < a.rows(); i++) {
    for (int32_t at = a.pointers[std::size_t(i)]; at < a.pointers[std::size_t(i) + 1]; at++) {
      a.values[std::size_t(at)] = a.columns[std::size_t(at)] == i ? diagonal : -1;
    }
  }
  return a;
}

std::size_t place_of(const SparseRows& a, int64_t row, int64_t column) {
  for (int32_t at = a.pointers[std::size_t(row)]; at < a.pointers[std::size_t(row) + 1]; at++) {
    if (a.columns[std::size_t(at)] == column) {
      return std::size_t(at);
    }
  }
  check(false, "there is such an entry");
  return 0;
}

// A product in float64, and the bounds, which tell of the values in expand.
std::vector<double> results(const Matrix& a) {
  ThreadPool pool(1);
  const int64_t n = a.facts().rows;
  Block x(n, 1, std::make_shared<const Buffer<double>>(n));
  Block y(n, 1, std::make_shared<const Buffer<double>>(n));
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> value(-1, 1);
  std::generate(x.data(), x.data() + n, [&] { return value(random); });
  apply(pool, a, x, y, nullptr);
  std::vector<double> all(y.data(), y.data() + n);
  if (a.facts().short_inside) {
    const std::vector<float> short_x(x.data(), x.data() + n);
    std::vector<float> sums(short_x.size());
    a.sums(short_x.data(), {0, n, 1, 0, 1}, sums.data());
    all.insert(all.end(), sums.begin(), sums.end());
  }
  all.push_back(a.facts().norm_bound);
  all.push_back(a.facts().rounding_bound);
  return all;
}

bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), 8 * a.size()) == 0;
}

// Every slice for itself in SELL, some together on diagonals.
void check_bits(const SparseRows& a, int32_t scaling) {
  for (const int32_t precision : kPrecisions) {
    const auto apart = prepare(a.source(), scaling, precision, AUTOSPEC_STORAGE_SELL);
    const auto together = prepare(a.source(), scaling, precision, AUTOSPEC_STORAGE_DIAGONALS);
    check(same(results(*apart), results(*together)), "shared values give the same bits");
  }
}

int64_t bytes(const SparseRows& a, int32_t scaling) {
  return prepare(a.source(), scaling, AUTOSPEC_FLOAT64, AUTOSPEC_STORAGE_AUTO)->bytes();
}

void check_grids() {
  for (const SparseRows& a :
       {grid(48, 32, 20, false, 1), grid(37, 23, 29, false, 2), grid(32, 16, 19, true, 3)}) {
    const SparseRows b = constant(a, 26);
    for (const int32_t scaling : {AUTOSPEC_SCALE_NONE, AUTOSPEC_SCALE_JACOBI}) {
      check_bits(b, scaling);
      check(bytes(b, scaling) < int64_t(5 * b.values.size()), "a grid's slices are shared");
    }
    check_bits(a, AUTOSPEC_SCALE_NONE);
    check(bytes(a, AUTOSPEC_SCALE_NONE) > int64_t(8 * a.values.size()), "random ones are not");
  }
}

// One value among many, in every row of a slice; its bits are looked at, not its hash.
void check_one_value() {
  const SparseRows a = constant(grid(64, 16, 16, false, 4), 6);
  for (int64_t row = 4352; row < 4352 + 24; row++) {
    for (const int64_t column : {row - 64, row, row + 1024}) {
      SparseRows b = a;
      b.values[place_of(b, row, column)] = 7;
      check_bits(b, AUTOSPEC_SCALE_NONE);
      check_bits(b, column == row ? AUTOSPEC_SCALE_JACOBI : AUTOSPEC_SCALE_NONE);
    }
  }
}

// A diagonal that makes a constant matrix of one that is not, once scaled, and the other way round.
void check_scales() {
  SparseRows a = constant(grid(32, 32, 8, false, 5), 6);
  for (int64_t i = 0; i < a.rows(); i++) {
    for (int32_t at = a.pointers[std::size_t(i)]; at < a.pointers[std::size_t(i) + 1]; at++) {
      const int64_t doublings = i / 1024 + a.columns[std::size_t(at)] / 1024;
      a.values[std::size_t(at)] *= double(int64_t{1} << doublings);
    }
  }
  check_bits(a, AUTOSPEC_SCALE_JACOBI);
  check(bytes(a, AUTOSPEC_SCALE_JACOBI) * 4 < int64_t(8 * a.values.size()),
        "what counts is the scaled value");
  SparseRows b = constant(grid(32, 32, 8, false, 5), 6);
  for (int64_t i = 0; i < b.rows(); i++) {
    b.values[place_of(b, i, i)] = 6 + double(i % 7);
  }
  check_bits(b, AUTOSPEC_SCALE_JACOBI);
}

// Slices of equal values and equally many entries in other places: other diagonals, or the same
// columns divided otherwise among the rows.
void check_structure() {
  SparseRows a;
  std::mt19937_64 random(8);
  for (int64_t i = 0; i < 4096; i++) {
    const int64_t kind = i / 16 % 5;
    std::set<int64_t> entries{i};
    if (kind < 2) {
      entries.insert(std::min<int64_t>(i + 1 + kind, 4095));
    } else if (kind == 2 && i % 16 == 0) {
      entries = {i, i + 1};
    } else if (kind == 2 && i % 16 == 1) {
      entries = {i + 1};
    } else if (kind == 3 && i % 16 == 1) {
      entries = {i, i + 1};
    }
    a.add_row(entries, random);
  }
  a = constant(a, -1);
  check_bits(a, AUTOSPEC_SCALE_NONE);
}

// Windows that gather between those on diagonals, empty slices, and more kinds of slices than are
// remembered.
void check_mixtures() {
  std::mt19937_64 random(6);
  SparseRows a;
  for (int64_t i = 0; i < 8000; i++) {
    std::set<int64_t> entries;
    if (i / 16 % 5 != 4) {
      entries = {std::max<int64_t>(i - 70, 0), i, std::min<int64_t>(i + 70, 7999)};
    }
    for (int64_t k = 0; i / 256 % 3 == 1 && k < 9; k++) {
      entries.insert(int64_t(random() % 8000));
    }
    a.add_row(entries, random);
  }
  for (double& value : a.values) {
    value = 1;
  }
  for (const int32_t precision : kPrecisions) {
    const auto apart = prepare(a.source(), AUTOSPEC_SCALE_NONE, precision, AUTOSPEC_STORAGE_SELL);
    const auto together =
        prepare(a.source(), AUTOSPEC_SCALE_NONE, precision, AUTOSPEC_STORAGE_AUTO);
    check(std::strcmp(together->storage(), "diagonals and sell") == 0, "a mixture");
    check(same(results(*apart), results(*together)), "mixtures give the same bits");
  }
  SparseRows many = constant(banded(150000, {-1, 0, 1}, 7), 2);
  for (int64_t i = 0; i < many.rows(); i++) {
    many.values[place_of(many, i, i)] = 2 + double(i / 16 % 5000);
  }
  check_bits(many, AUTOSPEC_SCALE_NONE);
}

}  // namespace

int main() {
  check_grids();
  check_one_value();
  check_scales();
  check_structure();
  check_mixtures();
  return 0;
}
