// Slices times blocks of a few columns, fewer than a vector has lanes, where vectors over several
// rows pay. Measured on Zen 5, time of a step of 2 columns over two steps of one column, in vectors
// of a row and in vectors of several:
//                     float64          float16
//   Trefethen_20000   1.98   0.88      4.42   0.96     diagonals
//   bodyy5            1.35   0.80      2.53   0.79     diagonals and gathers
//   4elt_lap          1.01   0.86      1.41   0.78     gathers
#ifndef AUTOSPEC_KERNELS_FEW_COLUMNS_H
#define AUTOSPEC_KERNELS_FEW_COLUMNS_H

#include "few_diagonals.h"
#include "kernels.h"
#include "pair_slice.h"
#include "slice_rows.h"

namespace autospec {
namespace {

// The most columns with kernels of their own.
constexpr int kMostFewColumns = 8;

// Whether a panel has few columns and all of its block's.
template <class T>
bool has_few_columns(const Panel& panel) noexcept {
  return panel.width == panel.stride && panel.width < Lanes<T>::kCount &&
         panel.width <= kMostFewColumns;
}

// A slice of diagonals times 2 ... K columns.
template <class T, class V, int K>
void few_diagonals(const SlicedView& matrix, const Slice& slice, const V* values,
                   const Panel& panel, const T* x, int64_t row, T unit, T* sums) noexcept {
  if constexpr (K > 1) {
    if (panel.width < K) {
      few_diagonals<T, V, K - 1>(matrix, slice, values, panel, x, row, unit, sums);
    } else {
      few_diagonals<K>(slice, values, matrix.diagonals + slice.indices,
                       matrix.masks + slice.indices, x, row, matrix.columns, unit, sums);
    }
  }
}

// The sums of the slice's 16 places, without gaps, if it has a kernel for so few columns.
template <class T, class V>
bool few_columns_slice(const SlicedView& matrix, const Panel& panel, const T* x, int64_t place,
                       T unit, T* sums) noexcept {
  constexpr int kLanes = Lanes<T>::kCount;
  const Slice& slice = matrix.slices[place / kSliceRows];
  const V* values = values_of<V>(matrix) + slice.values;
  if (slice.kind == SliceKind::kDiagonals) {
    constexpr int kMost = kLanes <= kMostFewColumns ? kLanes - 1 : kMostFewColumns;
    few_diagonals<T, V, kMost>(matrix, slice, values, panel, x, place, unit, sums);
    return true;
  }
  if (panel.width != 2) {
    return false;
  }
  if (slice.kind == SliceKind::kNear) {
    pair_slice(slice, values, matrix.near + slice.indices, slice.base, matrix.lengths + place,
               panel, x, unit, sums);
  } else {
    pair_slice(slice, values, matrix.far + slice.indices, 0, matrix.lengths + place, panel, x, unit,
               sums);
  }
  return true;
}

}  // namespace
}  // namespace autospec

#endif
