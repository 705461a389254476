#ifndef AUTOSPEC_PARTITION_H
#define AUTOSPEC_PARTITION_H

#include <algorithm>
#include <cstdint>

#include "cpus.h"
#include "matrix.h"
#include "thread_pool.h"

namespace autospec {

// A job below this cost, in units of one nonzero, takes less time than waking a thread.
constexpr int64_t kSmallJob = 100000;

// How many parts a job of a given cost has.
inline int32_t parts_of(const ThreadPool& pool, int64_t cost) noexcept {
  return cost < kSmallJob ? 1 : pool.threads();
}

// Parts per thread of a job that is not small, so that a thread that is held up leaves some of its
// share to the others.
constexpr int32_t kPartsPerThread = 4;

// 0 ... count in parts of equal length, multiples of a granule. Part p is [begin(p), begin(p + 1)).
class EvenParts {
 public:
  EvenParts(int64_t count, int64_t granule, int32_t parts) noexcept
      : count_(count), granule_(granule), parts_(parts) {}

  int64_t begin(int32_t part) const noexcept {
    const int64_t granules = (count_ + granule_ - 1) / granule_;
    return std::min(count_, granules / parts_ * part * granule_ +
                                std::min<int64_t>(part, granules % parts_) * granule_);
  }

 private:
  int64_t count_;
  int64_t granule_;
  int32_t parts_;
};

// The rows of a matrix in parts of equal cost, multiples of a granule of rows.
class RowParts {
 public:
  RowParts(const ThreadPool& pool, const Matrix& matrix, int64_t columns, int64_t granule) noexcept
      : RowParts(matrix, parts_of(pool, matrix, columns), granule) {}

  // 1 <= parts <= kMostThreads.
  RowParts(const Matrix& matrix, int32_t parts, int64_t granule) noexcept : parts_(parts) {
    const int64_t rows = matrix.facts().rows;
    const int64_t cost = matrix.cost_before(rows);
    for (int32_t part = 0; part <= parts_; part++) {
      begins_[part] = part == parts_ ? rows : row_at(matrix, cost / parts_ * part, granule);
    }
  }

  int32_t parts() const noexcept { return parts_; }
  int64_t begin(int32_t part) const noexcept { return begins_[part]; }

 private:
  // No part but a job's only one is small.
  static int32_t parts_of(const ThreadPool& pool, const Matrix& matrix, int64_t columns) noexcept {
    const int64_t cost = matrix.cost_before(matrix.facts().rows) * columns;
    if (cost < kSmallJob || pool.threads() == 1) {
      return 1;
    }
    const int64_t most = std::min(kPartsPerThread * int64_t(pool.threads()), int64_t{kMostThreads});
    return int32_t(std::clamp<int64_t>(cost / kSmallJob, pool.threads(), most));
  }

  // The first row, a multiple of the granule, before which the cost is at least this.
  static int64_t row_at(const Matrix& matrix, int64_t cost, int64_t granule) noexcept {
    const int64_t rows = matrix.facts().rows;
    int64_t low = 0;
    int64_t high = (rows + granule - 1) / granule;
    while (low < high) {
      const int64_t middle = low + (high - low) / 2;
      if (matrix.cost_before(std::min(rows, middle * granule)) < cost) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return std::min(rows, low * granule);
  }

  const int32_t parts_;
  int64_t begins_[kMostThreads + 1];
};

}  // namespace autospec

#endif
