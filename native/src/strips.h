#ifndef AUTOSPEC_STRIPS_H
#define AUTOSPEC_STRIPS_H

#include <algorithm>
#include <cstdint>

#include "kernels/kernels.h"
#include "matrix.h"

namespace autospec {

// The values in a strip, whose row sums wait in the first cache for their update, and the most:
// those of a window of 64 columns, which wait in the second.
constexpr int64_t kStripValues = 256;
constexpr int64_t kMostStripValues = kWindowRows * 64;

// Values in a strip of a vector of `count` values. Measured, ns per nonzero and step:
//   strip of              64     128    256    512
//   4elt_lap (16 k rows)  0.55   0.53   0.51   0.49
//   128^3 7-point         0.89   1.03   1.15   1.20
// Vectors that come from memory want short strips, so that the streams of the update are not left
// alone long enough for the hardware to stop prefetching them; prefetching by hand gains nothing.
// In waves they come from the caches, and short strips only cost their bookkeeping. Measured on a
// Zen 5:
//   strip of                     64     128    256
//   306^2 x 60 7-point, waves    0.293  0.270  0.270  float64
//                                0.235  0.195  0.188  float16
// A vector's strips are whole granules of its matrix.
//
// A block's strips are whole slices, or whole windows of a sorted matrix, as long as they are not
// too wide: rows of a slice share its cache lines.
inline int64_t strip_values(const Matrix& matrix, int64_t columns, bool in_waves) noexcept {
  if (columns > 1) {
    const int64_t rows =
        std::max(matrix.granule(), kStripValues / columns / kSliceRows * kSliceRows);
    return std::min(kMostStripValues, rows * columns);
  }
  const bool from_memory = !in_waves && matrix.facts().rows >= (int64_t{1} << 18);
  return std::max(from_memory ? int64_t{64} : kStripValues, matrix.granule());
}

// Walks rows begin ... end - 1 of an n x k block in pieces of at most `values` values without gaps:
// whole rows, or part of one row of a very wide block.
template <class Visit>
void for_each_strip(int64_t begin, int64_t end, int64_t columns, int64_t values,
                    Visit visit) noexcept {
  const int64_t width = std::min(columns, values);
  const int64_t height = values / width;
  for (int64_t row = begin; row < end;) {
    if (width == columns) {
      // strips end where the matrix' granules do, wherever the first begins
      const int64_t stop = std::min(end, (row / height + 1) * height);
      visit(Panel{row, stop - row, columns, 0, columns});
      row = stop;
      continue;
    }
    for (int64_t column = 0; column < columns; column += width) {
      visit(Panel{row, 1, columns, column, std::min(width, columns - column)});
    }
    row++;
  }
}

}  // namespace autospec

#endif
