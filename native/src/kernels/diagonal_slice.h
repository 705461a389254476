// A slice whose rows have entries along common diagonals: row + offset is a run of consecutive
// columns, so that x is loaded whole and nothing is gathered.
#ifndef AUTOSPEC_KERNELS_DIAGONAL_SLICE_H
#define AUTOSPEC_KERNELS_DIAGONAL_SLICE_H

#include "isa.h"
#include "kernels.h"

namespace autospec {
namespace {

// -1 in the lanes whose bit is set, the first lane being bit `first`.
template <class T>
typename Lanes<T>::Mask chosen(uint16_t bits, int first) noexcept {
  typename Lanes<T>::Mask bit;
  for (int l = 0; l < Lanes<T>::kCount; l++) {
    bit[l] = typename Lanes<T>::Integer(1) << (first + l);
  }
  return (bit & typename Lanes<T>::Integer(bits)) != 0;
}

// The sums of the slice's 16 rows; `row` is the first of them.
template <class T, class V>
void diagonal_slice(const Slice& slice, const V* values, const int32_t* offsets,
                    const uint16_t* masks, const T* x, int64_t row, int64_t columns,
                    T* sums) noexcept {
  using Vector = typename Lanes<T>::Vector;
  using Mask = typename Lanes<T>::Mask;
  constexpr int kCount = Lanes<T>::kCount;
  constexpr int kVectors = kSliceRows / kCount;
  constexpr uint16_t kAll = 0xffff;
  Vector lanes[kVectors];
  for (int v = 0; v < kVectors; v++) {
    lanes[v] = Vector{};
  }
  const auto add_full = [&](const V* value, const T* run) {
    for (int v = 0; v < kVectors; v++) {
      lanes[v] += load(value + v * kCount) * load(run + v * kCount);
    }
  };
  if (slice.full == slice.levels) {
    for (int32_t level = 0; level < slice.levels; level++) {
      add_full(values + kSliceRows * int64_t(level), x + row + offsets[level]);
    }
  } else {
    for (int32_t level = 0; level < slice.levels; level++) {
      const V* value = values + kSliceRows * int64_t(level);
      const int64_t column = row + offsets[level];
      const uint16_t mask = masks[level];
      if (mask == kAll) {
        add_full(value, x + column);
        continue;
      }
      T inside[kSliceRows];
      const T* run = x + column;
      if (column < 0 || column + kSliceRows > columns) {
        for (int l = 0; l < kSliceRows; l++) {
          inside[l] = (mask >> l & 1) != 0 ? x[column + l] : T(0);
        }
        run = inside;
      }
      for (int v = 0; v < kVectors; v++) {
        // the product is masked, not the value: 0 times an infinite x would be no zero
        const Vector product = load(value + v * kCount) * load(run + v * kCount);
        lanes[v] += (Vector)((Mask)product & chosen<T>(mask, v * kCount));
      }
    }
  }
  for (int v = 0; v < kVectors; v++) {
    __builtin_memcpy(sums + v * kCount, &lanes[v], sizeof(Vector));
  }
}

}  // namespace
}  // namespace autospec

#endif
