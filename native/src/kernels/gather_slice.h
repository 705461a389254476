// A slice whose rows have their own columns (SELL-C-sigma; Kreutzer et al. 2014,
// DOI 10.1137/130930352), without padding against infinities: a level that some row does not reach
// is masked, and what a few long rows have beyond the others stays row by row.
#ifndef AUTOSPEC_KERNELS_GATHER_SLICE_H
#define AUTOSPEC_KERNELS_GATHER_SLICE_H

#include "isa.h"
#include "kernels.h"

namespace autospec {
namespace {

// kKeep<Integer> + 16 - r is a mask that keeps the first r of sixteen lanes.
template <class Integer>
alignas(64) constexpr Integer kKeep[2 * kSliceRows] = {-1, -1, -1, -1, -1, -1, -1, -1,
                                                       -1, -1, -1, -1, -1, -1, -1, -1};

template <class T, class V, class Index>
void add_tails(const Slice& slice, const V* values, const Index* at, const T* x,
               const int32_t* lengths, T* sums) noexcept {
  values += int64_t{kSliceRows} * slice.levels;
  at += int64_t{kSliceRows} * slice.levels;
  for (int row = 0; row < kSliceRows; row++) {
    const int32_t count = lengths[row] - slice.levels;
    if (count > 0) {
      T sum = sums[row];
      for (int32_t k = 0; k < count; k++) {
        sum += widened(values[k]) * x[at[k]];
      }
      sums[row] = sum;
      values += count;
      at += count;
    }
  }
}

// The sums of the slice's 16 rows.
template <class T, class V, class Index>
void gather_slice(const Slice& slice, const V* values, const Index* at, const T* x,
                  const int32_t* lengths, T* sums) noexcept {
  using Vector = typename Lanes<T>::Vector;
  using Mask = typename Lanes<T>::Mask;
  constexpr int kCount = Lanes<T>::kCount;
  constexpr int kVectors = kSliceRows / kCount;
  Vector lanes[kVectors];
  for (int v = 0; v < kVectors; v++) {
    lanes[v] = Vector{};
  }
  const V* value = values;
  const Index* index = at;
  for (int32_t level = 0; level < slice.full; level++) {
    for (int v = 0; v < kVectors; v++) {
      lanes[v] += load(value + v * kCount) * gathered(x, index + v * kCount);
    }
    value += kSliceRows;
    index += kSliceRows;
  }
  // longer rows come first
  int reaching = kSliceRows;
  for (int32_t level = slice.full; level < slice.levels; level++) {
    while (lengths[reaching - 1] <= level) {
      reaching--;
    }
    const auto* keep = kKeep<typename Lanes<T>::Integer> + kSliceRows - reaching;
    for (int v = 0; v < kVectors; v++) {
      // the product is masked, not the value: 0 times an infinite x would be no zero
      const Vector product = load(value + v * kCount) * gathered(x, index + v * kCount);
      Mask mask;
      __builtin_memcpy(&mask, keep + v * kCount, sizeof mask);
      lanes[v] += (Vector)((Mask)product & mask);
    }
    value += kSliceRows;
    index += kSliceRows;
  }
  for (int v = 0; v < kVectors; v++) {
    __builtin_memcpy(sums + v * kCount, &lanes[v], sizeof(Vector));
  }
  if (slice.tails) {
    add_tails(slice, values, at, x, lengths, sums);
  }
}

}  // namespace
}  // namespace autospec

#endif
