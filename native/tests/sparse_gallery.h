#ifndef AUTOSPEC_TESTS_SPARSE_GALLERY_H
#define AUTOSPEC_TESTS_SPARSE_GALLERY_H

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <random>
#include <set>
#include <vector>

#include "../src/prepare.h"

namespace autospec {

// A square matrix in compressed sparse rows.
struct SparseRows {
  std::vector<int32_t> pointers{0};
  std::vector<int32_t> columns;
  std::vector<double> values;

  int64_t rows() const { return int64_t(pointers.size()) - 1; }

  SourceMatrix<int32_t> source() const {
    return {rows(), rows(), pointers.data(), columns.data(), values.data()};
  }

  // Ends a row with entries of random values in the given columns.
  void add_row(const std::set<int64_t>& entries, std::mt19937_64& random) {
    std::uniform_real_distribution<double> value(-0.1, 0.1);
    for (const int64_t column : entries) {
      columns.push_back(int32_t(column));
      values.push_back(value(random));
    }
    pointers.push_back(int32_t(columns.size()));
  }
};

// Row i has columns i + offset, as far as they exist.
inline SparseRows banded(int64_t n, std::initializer_list<int64_t> offsets, uint64_t seed) {
  SparseRows a;
  std::mt19937_64 random(seed);
  for (int64_t i = 0; i < n; i++) {
    std::set<int64_t> entries;
    for (const int64_t offset : offsets) {
      if (i + offset >= 0 && i + offset < n) {
        entries.insert(i + offset);
      }
    }
    a.add_row(entries, random);
  }
  return a;
}

// Row i has `count` columns, some of them the same, at most `reach` away.
inline SparseRows scattered(int64_t n, int64_t count, int64_t reach, uint64_t seed) {
  SparseRows a;
  std::mt19937_64 random(seed);
  for (int64_t i = 0; i < n; i++) {
    std::set<int64_t> entries;
    for (int64_t k = 0; k < int64_t(random() % uint64_t(count + 1)); k++) {
      const auto offset = int64_t(random() % uint64_t(2 * reach + 1)) - reach;
      entries.insert(std::clamp<int64_t>(i + offset, 0, n - 1));
    }
    a.add_row(entries, random);
  }
  return a;
}

// A grid of nx x ny x nz points, each tied to its 6 or 26 neighbours.
inline SparseRows grid(int64_t nx, int64_t ny, int64_t nz, bool all_neighbours, uint64_t seed) {
  SparseRows a;
  std::mt19937_64 random(seed);
  for (int64_t i = 0; i < nx * ny * nz; i++) {
    std::set<int64_t> entries;
    for (int64_t neighbour = 0; neighbour < 27; neighbour++) {
      const int64_t dx = neighbour % 3 - 1, dy = neighbour / 3 % 3 - 1, dz = neighbour / 9 - 1;
      const int64_t x = i % nx + dx, y = i / nx % ny + dy, z = i / nx / ny + dz;
      if (x >= 0 && x < nx && y >= 0 && y < ny && z >= 0 && z < nz &&
          (all_neighbours || dx * dx + dy * dy + dz * dz < 2)) {
        entries.insert(x + nx * (y + ny * z));
      }
    }
    a.add_row(entries, random);
  }
  return a;
}

// Matrices of short and long reach, symmetric in structure or not, with empty and with full rows.
inline std::vector<SparseRows> sparse_gallery() {
  std::vector<SparseRows> all;
  all.push_back(banded(1, {0}, 1));
  all.push_back(banded(255, {-1, 0, 1}, 2));
  all.push_back(banded(513, {}, 3));
  all.push_back(banded(20000, {0}, 4));
  all.push_back(banded(20001, {-141, -1, 0, 1, 141}, 5));
  all.push_back(banded(27000, {-900, -30, -1, 0, 1, 30, 900}, 6));
  all.push_back(banded(15000, {-700, 0}, 7));
  all.push_back(banded(15000, {0, 1, 700}, 8));
  all.push_back(banded(9000, {-8999, -1, 0, 1, 8999}, 9));
  all.push_back(scattered(20000, 12, 400, 10));
  all.push_back(scattered(20000, 3, 1500, 11));
  all.push_back(scattered(4000, 9, 4000, 12));
  all.push_back(grid(45, 45, 17, false, 14));
  all.push_back(grid(37, 53, 13, true, 15));
  // an arrow, and a band that widens
  SparseRows arrow;
  SparseRows widening;
  std::mt19937_64 random(13);
  for (int64_t i = 0; i < 12000; i++) {
    arrow.add_row({0, i, std::max<int64_t>(i - 1, 0)}, random);
    widening.add_row({i / 2, i, std::min<int64_t>(i + i / 100, 11999)}, random);
  }
  all.push_back(arrow);
  all.push_back(widening);
  return all;
}

}  // namespace autospec

#endif
