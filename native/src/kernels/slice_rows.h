// Rows of slices one by one, for blocks of several columns, whose rows of x are loaded whole, and
// for the rows of a window that a panel does not cover.
#ifndef AUTOSPEC_KERNELS_SLICE_ROWS_H
#define AUTOSPEC_KERNELS_SLICE_ROWS_H

#include "isa.h"
#include "kernels.h"

namespace autospec {
namespace {

// The values in this precision.
template <class V>
const V* values_of(const SlicedView& matrix) noexcept {
  return static_cast<const V*>(matrix.short_values);
}
template <>
inline const double* values_of<double>(const SlicedView& matrix) noexcept {
  return matrix.values;
}

// Calls visit(value, column) for every entry of a row in the order of its columns.
template <class V, class Visit>
void for_each_entry(const SlicedView& matrix, int64_t row, Visit visit) noexcept {
  const int64_t window = row / kWindowRows * kWindowRows;
  const int64_t place = window + matrix.place_of[row];
  const Slice& slice = matrix.slices[place / kSliceRows];
  const int lane = int(place % kSliceRows);
  const V* values = values_of<V>(matrix) + slice.values;
  if (slice.kind == SliceKind::kDiagonals) {
    for (int32_t level = 0; level < slice.levels; level++) {
      if ((matrix.masks[slice.indices + level] >> lane & 1) != 0) {
        visit(values[kSliceRows * int64_t(level) + lane],
              row + matrix.diagonals[slice.indices + level]);
      }
    }
    return;
  }
  const auto column = [&](int64_t at) -> int64_t {
    return slice.kind == SliceKind::kNear ? slice.base + matrix.near[slice.indices + at]
                                          : matrix.far[slice.indices + at];
  };
  const int32_t length = matrix.lengths[place];
  const int32_t in_levels = length < slice.levels ? length : slice.levels;
  for (int32_t level = 0; level < in_levels; level++) {
    const int64_t at = kSliceRows * int64_t(level) + lane;
    visit(values[at], column(at));
  }
  if (length > slice.levels) {
    int64_t at = kSliceRows * int64_t(slice.levels);
    for (int64_t before = place - lane; before < place; before++) {
      const int32_t count = matrix.lengths[before] - slice.levels;
      at += count > 0 ? count : 0;
    }
    for (int32_t k = slice.levels; k < length; k++, at++) {
      visit(values[at], column(at));
    }
  }
}

// W neighbouring columns of a block.
template <int W, class T, class V>
void row_sums(const SlicedView& matrix, const T* x, int64_t stride, int64_t row,
              T* sums) noexcept {
  T lanes[W] = {};
  for_each_entry<V>(matrix, row, [&](V value, int64_t column) {
    const T factor = widened(value);
    const T* from = x + column * stride;
    for (int w = 0; w < W; w++) {
      lanes[w] += factor * from[w];
    }
  });
  for (int w = 0; w < W; w++) {
    sums[w] = lanes[w];
  }
}

// Columns `column` ... `column + width - 1` of one row.
template <class T, class V>
void panel_row(const SlicedView& matrix, const T* x, const Panel& panel, int64_t row,
               T* sums) noexcept {
  int64_t done = 0;
  const auto tiles = [&](auto kernel, int64_t columns) {
    for (; done + columns <= panel.width; done += columns) {
      kernel(matrix, x + panel.column + done, panel.stride, row, sums + done);
    }
  };
  tiles(row_sums<16, T, V>, 16);
  tiles(row_sums<8, T, V>, 8);
  tiles(row_sums<4, T, V>, 4);
  tiles(row_sums<2, T, V>, 2);
  tiles(row_sums<1, T, V>, 1);
}

}  // namespace
}  // namespace autospec

#endif
