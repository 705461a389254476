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

// The rows of x for the columns of a slice: their numbers,
struct SameRows {
  int64_t operator()(int64_t column) const noexcept { return column; }
};

// or others.
struct OtherRows {
  const int32_t* rows;
  int64_t operator()(int64_t column) const noexcept { return rows[column]; }
};

// The row of a slice of diagonals; `values` and `masks` are the slice's.
template <class V, class Visit>
void for_each_on_diagonals(const Slice& slice, const V* values, const int32_t* offsets,
                           const uint16_t* masks, int lane, int64_t row, Visit visit) noexcept {
  values += lane;
  if (slice.full == slice.levels) {
    for (int32_t level = 0; level < slice.levels; level++) {
      visit(values[kSliceRows * int64_t(level)], row + offsets[level]);
    }
    return;
  }
  for (int32_t level = 0; level < slice.levels; level++) {
    if ((masks[level] >> lane & 1) != 0) {
      visit(values[kSliceRows * int64_t(level)], row + offsets[level]);
    }
  }
}

// The row of a slice that gathers; `lengths` are those of the slice's rows.
template <class V, class Index, class Visit>
void for_each_gathered(const Slice& slice, const V* values, const Index* at, int64_t base,
                       const int32_t* lengths, int lane, Visit visit) noexcept {
  const int32_t length = lengths[lane];
  const int32_t in_levels = length < slice.levels ? length : slice.levels;
  for (int32_t level = 0; level < in_levels; level++) {
    const int64_t entry = kSliceRows * int64_t(level) + lane;
    visit(values[entry], base + at[entry]);
  }
  if (length > slice.levels) {
    int64_t entry = kSliceRows * int64_t(slice.levels);
    for (int before = 0; before < lane; before++) {
      const int32_t count = lengths[before] - slice.levels;
      entry += count > 0 ? count : 0;
    }
    for (int32_t k = slice.levels; k < length; k++, entry++) {
      visit(values[entry], base + at[entry]);
    }
  }
}

// Calls visit(value, column) for every entry of a row in the order of its columns.
template <class V, class Visit>
void for_each_entry(const SlicedView& matrix, int64_t row, Visit visit) noexcept {
  const int64_t place = matrix.slices[row / kSliceRows].sorted
                            ? row / kWindowRows * kWindowRows + matrix.place_of[row]
                            : row;
  const Slice& slice = matrix.slices[place / kSliceRows];
  const int lane = int(place % kSliceRows);
  const V* values = values_of<V>(matrix) + slice.values;
  switch (slice.kind) {
    case SliceKind::kDiagonals:
      for_each_on_diagonals(slice, values, matrix.diagonals + slice.indices,
                            matrix.masks + slice.indices, lane, row, visit);
      return;
    case SliceKind::kNear:
      for_each_gathered(slice, values, matrix.near + slice.indices, slice.base,
                        matrix.lengths + (place - lane), lane, visit);
      return;
    case SliceKind::kFar:
      for_each_gathered(slice, values, matrix.far + slice.indices, 0,
                        matrix.lengths + (place - lane), lane, visit);
      return;
  }
}

// Rows `first` ... `end - 1` in their order: slices(begin, end, sorted) for whole slices, those of a
// sorted window all at once, and row(i) for the rows of slices that are not covered. Inlined wherever
// it is called: a strip has few rows, and as a call it took a tenth of a step with two-byte values.
template <class Slices, class Row>
[[gnu::always_inline]] inline void walk_rows(const SlicedView& matrix, int64_t first, int64_t end, Slices slices,
               Row row) noexcept {
  for (int64_t at = first; at < end;) {
    const int64_t window = at / kWindowRows * kWindowRows;
    const int64_t window_end =
        window + kWindowRows < matrix.rows ? window + kWindowRows : matrix.rows;
    const int64_t last = window_end < end ? window_end : end;
    if (matrix.slices[window / kSliceRows].sorted) {
      if (at == window && last == window_end) {
        slices(at, last, true);
        at = last;
        continue;
      }
    } else if (at % kSliceRows == 0) {
      const int64_t whole = last == matrix.rows ? last : last / kSliceRows * kSliceRows;
      if (at < whole) {
        slices(at, whole, false);
        at = whole;
        continue;
      }
    }
    row(at);
    at++;
  }
}

// One row times a vector.
template <class T, class V>
T row_sum(const SlicedView& matrix, const T* x, int64_t row) noexcept {
  T sum = 0;
  for_each_entry<V>(matrix, row,
                    [&](V value, int64_t column) { sum += widened(value) * x[column]; });
  return sum;
}

}  // namespace
}  // namespace autospec

#endif
