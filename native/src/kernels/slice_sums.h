// Rows of a sliced matrix times a block: each sum sequential in the order of the columns.
#ifndef AUTOSPEC_KERNELS_SLICE_SUMS_H
#define AUTOSPEC_KERNELS_SLICE_SUMS_H

#include "diagonal_slice.h"
#include "gather_slice.h"
#include "kernels.h"
#include "slice_columns.h"
#include "slice_rows.h"

namespace autospec {
namespace {

// The sums of the 16 places from `place` on, a multiple of 16.
template <class T, class V>
void slice_sums(const SlicedView& matrix, const T* x, int64_t place, T* sums) noexcept {
  const Slice& slice = matrix.slices[place / kSliceRows];
  const V* values = values_of<V>(matrix) + slice.values;
  switch (slice.kind) {
    case SliceKind::kDiagonals:
      diagonal_slice(slice, values, matrix.diagonals + slice.indices, matrix.masks + slice.indices,
                     x, place, matrix.columns, sums);
      return;
    case SliceKind::kNear:
      gather_slice(slice, values, matrix.near + slice.indices, x + slice.base,
                   matrix.lengths + place, sums);
      return;
    case SliceKind::kFar:
      gather_slice(slice, values, matrix.far + slice.indices, x, matrix.lengths + place, sums);
      return;
  }
}

// Rows `row` ... `end - 1`, a multiple of 16 and the end of a slice, of a window that is not
// sorted.
template <class T, class V>
void rows_in_order(const SlicedView& matrix, const T* x, int64_t row, int64_t end,
                   T* sums) noexcept {
  for (; row + kSliceRows <= end; row += kSliceRows, sums += kSliceRows) {
    slice_sums<T, V>(matrix, x, row, sums);
  }
  if (row < end) {
    T last[kSliceRows];
    slice_sums<T, V>(matrix, x, row, last);
    for (int64_t i = 0; i < end - row; i++) {
      sums[i] = last[i];
    }
  }
}

// A whole window, put back into the order of the rows within the first cache: gathered, a vector at
// a time, which takes half the time of scattering sum by sum.
template <class T, class V>
void sorted_window(const SlicedView& matrix, const T* x, int64_t row, int64_t end,
                   T* sums) noexcept {
  constexpr int kCount = Lanes<T>::kCount;
  T of_places[kWindowRows];
  for (int64_t place = row; place < end; place += kSliceRows) {
    slice_sums<T, V>(matrix, x, place, of_places + (place - row));
  }
  const uint8_t* place_of = matrix.place_of + row;
  const int64_t count = end - row;
  int64_t i = 0;
  for (; i + kCount <= count; i += kCount) {
    const typename Lanes<T>::Vector some = gathered(of_places, place_of + i);
    __builtin_memcpy(sums + i, &some, sizeof some);
  }
  for (; i < count; i++) {
    sums[i] = of_places[place_of[i]];
  }
}

template <class T, class V>
void vector_sums(const SlicedView& matrix, const T* x, const Panel& panel, T* sums) noexcept {
  walk_rows(
      matrix, panel.first, panel.first + panel.count,
      [&](int64_t begin, int64_t end, bool sorted) noexcept {
        T* target = sums + (begin - panel.first);
        if (sorted) {
          sorted_window<T, V>(matrix, x, begin, end, target);
        } else {
          rows_in_order<T, V>(matrix, x, begin, end, target);
        }
      },
      [&](int64_t row) noexcept { sums[row - panel.first] = row_sum<T, V>(matrix, x, row); });
}

template <class T, class V>
void panel_sums(const SlicedView& matrix, const T* x, const Panel& panel, T* sums) noexcept {
  if (panel.stride > 1) {
    block_sums<Lanes<T>::kCount, T, V>(matrix, x, panel, sums);
    return;
  }
  vector_sums<T, V>(matrix, x, panel, sums);
  // a power of two for float16, so that only the scaled integers are rounded once more
  if (sizeof(T) < sizeof(double) && matrix.unit != 1) {
    for (int64_t i = 0; i < panel.count; i++) {
      sums[i] *= T(matrix.unit);
    }
  }
}

}  // namespace
}  // namespace autospec

#endif
