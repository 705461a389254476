#ifndef AUTOSPEC_SEGMENTS_H
#define AUTOSPEC_SEGMENTS_H

#include <algorithm>
#include <cstdint>

#include "kernels/kernels.h"
#include "thread_pool.h"

namespace autospec {

// Dot products in the one fixed order: at most 256 segments of equal length, of 512 rows or more in
// vectors of at least 10,240, eight lanes in each, lanes added pairwise, segments in order.
class Segments {
 public:
  static constexpr int64_t kMost = 256;
  static constexpr int64_t kLeastRows = 512;
  static constexpr int64_t kLongRows = 10240;

  explicit Segments(int64_t rows) noexcept
      : rows_(rows),
        length_(std::max(rows < kLongRows ? kDotLanes : kLeastRows,
                         padded((rows + kMost - 1) / kMost, kDotLanes))),
        count_((rows + length_ - 1) / length_) {}

  int64_t count() const noexcept { return count_; }
  int64_t length() const noexcept { return length_; }
  int64_t begin(int64_t segment) const noexcept { return std::min(rows_, segment * length_); }

 private:
  const int64_t rows_;
  const int64_t length_;
  const int64_t count_;
};

// The partial sums of up to kDotPanel columns of one dot product.
class SegmentSums {
 public:
  explicit SegmentSums(int64_t width) noexcept : width_(width) {}

  void set(int64_t segment, const double* lanes) noexcept {
    for (int64_t w = 0; w < width_; w++) {
      const auto lane = [&](int64_t l) { return lanes[l * width_ + w]; };
      sums_[segment][w] =
          ((lane(0) + lane(4)) + (lane(2) + lane(6))) + ((lane(1) + lane(5)) + (lane(3) + lane(7)));
    }
  }

  void add_up(int64_t segments, double* dots) const noexcept {
    for (int64_t w = 0; w < width_; w++) {
      double sum = 0;
      for (int64_t segment = 0; segment < segments; segment++) {
        sum += sums_[segment][w];
      }
      dots[w] = sum;
    }
  }

 private:
  const int64_t width_;
  double sums_[Segments::kMost][kDotPanel];
};

// Lanes of up to kDotPanel columns.
struct DotLanes {
  double values[kDotLanes * kDotPanel];

  void clear(int64_t width) noexcept { std::fill(values, values + kDotLanes * width, 0.0); }
};

// Rows of a segment that one visit takes: with five vectors 10 KB, so that each value is loaded
// into the first cache once, however many kernels read it.
constexpr int64_t kChunkRows = 256;

// Walks rows begin ... end - 1 in chunks; every chunk but the last has a multiple of 8 rows.
template <class Visit>
void for_each_chunk(int64_t begin, int64_t end, int64_t columns, Visit visit) noexcept {
  const int64_t rows =
      std::max(kChunkRows / std::min(columns, kChunkRows) / kDotLanes, int64_t{1}) * kDotLanes;
  for (int64_t row = begin; row < end; row += rows) {
    visit(row, std::min(rows, end - row));
  }
}

}  // namespace autospec

#endif
