// A slice whose rows have their own columns (SELL-C-sigma; Kreutzer et al. 2014,
// DOI 10.1137/130930352), without padding against infinities: where some row ends early the product
// is masked, each vector of rows goes as far as its own longest, and what a few long rows have beyond
// the others stays row by row.
#ifndef AUTOSPEC_KERNELS_GATHER_SLICE_H
#define AUTOSPEC_KERNELS_GATHER_SLICE_H

#include "isa.h"
#include "kernels.h"

namespace autospec {
namespace {

// Side by side, that the additions of one row need not wait for those of another: R tails up to
// the end of the shortest, then one row less.
template <int R, class T, class V, class Index>
void add_tails(const V* const* values, const Index* const* at, const T* x, const int32_t* counts,
               int32_t done, T* sums) noexcept {
  if constexpr (R > 0) {
    T local[R];
    for (int r = 0; r < R; r++) {
      local[r] = sums[r];
    }
    for (; done < counts[R - 1]; done++) {
      for (int r = 0; r < R; r++) {
        local[r] += widened(values[r][done]) * x[at[r][done]];
      }
    }
    for (int r = 0; r < R; r++) {
      sums[r] = local[r];
    }
    add_tails<R - 1>(values, at, x, counts, done, sums);
  }
}

template <int R, class T, class V, class Index>
void add_tails(const Slice& slice, const V* values, const Index* at, const T* x,
               const int32_t* lengths, T* sums) noexcept {
  int64_t begin = int64_t{kSliceRows} * slice.levels;
  const V* tail_values[R];
  const Index* tail_at[R];
  int32_t counts[R];
  for (int row = 0; row < R; row++) {
    counts[row] = lengths[row] > slice.levels ? lengths[row] - slice.levels : 0;
    tail_values[row] = values + begin;
    tail_at[row] = at + begin;
    begin += counts[row];
  }
  add_tails<R>(tail_values, tail_at, x, counts, 0, sums);
}

// Values and columns are asked for this far ahead: beside gathers the hardware's own prefetching does
// not keep up. Measured, step over MKL's in float64 on a busy machine without and with, the least of
// two runs: arxiv-cit-hep-ph 0.97, 0.83; ego-twitter 1.05, 0.99; delaunay_n16 0.65, 0.60.
constexpr int64_t kLineBytes = 64;
constexpr int64_t kValuesAhead = 2048;
constexpr int64_t kColumnsAhead = 1024;

inline void ask_for(const void* at, int64_t ahead) noexcept {
  __builtin_prefetch(static_cast<const char*>(at) + ahead);
}

// The levels `level` ... of one vector of rows, as far as the longest goes.
template <class T, class V, class Index>
typename Lanes<T>::Vector add_levels(typename Lanes<T>::Vector sums, const V* values,
                                     const Index* at, const T* x, const int32_t* lengths,
                                     int32_t level, int32_t levels) noexcept {
  using Vector = typename Lanes<T>::Vector;
  using Mask = typename Lanes<T>::Mask;
  using Integer = typename Lanes<T>::Integer;
  constexpr int kCount = Lanes<T>::kCount;
  const int32_t shortest = lengths[kCount - 1] < levels ? lengths[kCount - 1] : levels;
  const int32_t longest = lengths[0] < levels ? lengths[0] : levels;
  for (; level < shortest; level++) {
    const V* value = values + kSliceRows * int64_t(level);
    const Index* index = at + kSliceRows * int64_t(level);
    ask_for(value, kValuesAhead);
    ask_for(index, kColumnsAhead);
    sums += load(value) * gathered(x, index);
  }
  if (level < longest) {
    Mask ends;
    for (int lane = 0; lane < kCount; lane++) {
      ends[lane] = Integer(lengths[lane]);
    }
    for (; level < longest; level++) {
      // the product is masked, not the value: 0 times an infinite x would be no zero
      const Vector product = load(values + kSliceRows * int64_t(level)) *
                             gathered(x, at + kSliceRows * int64_t(level));
      sums += (Vector)((Mask)product & (ends > Integer(level)));
    }
  }
  return sums;
}

// Where rows differ by at most so many levels, all vectors of rows go as far as the longest: a loop for
// each, as far as its own longest row goes, ends where no processor foresees it. Measured, ns per
// nonzero of a step with and without: brack2_3 0.47 and 0.49, delaunay_n16 0.55 and 0.57 in float16;
// in float64 1 to 3 % less.
constexpr int32_t kFewLevels = 3;

// The sums of the slice's 16 rows.
template <class T, class V, class Index>
void gather_slice(const Slice& slice, const V* values, const Index* at, const T* x,
                  const int32_t* lengths, T* sums) noexcept {
  using Vector = typename Lanes<T>::Vector;
  using Mask = typename Lanes<T>::Mask;
  using Integer = typename Lanes<T>::Integer;
  constexpr int kCount = Lanes<T>::kCount;
  constexpr int kVectors = kSliceRows / kCount;
  Vector lanes[kVectors];
  for (int v = 0; v < kVectors; v++) {
    lanes[v] = Vector{};
  }
  const V* value = values;
  const Index* index = at;
  for (int32_t level = 0; level < slice.full; level++) {
    ask_for(value, kValuesAhead);
    if constexpr (kSliceRows * sizeof(V) > kLineBytes) {
      ask_for(value, kValuesAhead + kLineBytes);
    }
    ask_for(index, kColumnsAhead);
    for (int v = 0; v < kVectors; v++) {
      lanes[v] += load(value + v * kCount) * gathered(x, index + v * kCount);
    }
    value += kSliceRows;
    index += kSliceRows;
  }
  if (slice.full < slice.levels && slice.levels - slice.full <= kFewLevels) {
    Mask ends[kVectors];
    for (int lane = 0; lane < kSliceRows; lane++) {
      ends[lane / kCount][lane % kCount] = Integer(lengths[lane]);
    }
    for (int32_t level = slice.full; level < slice.levels; level++) {
      for (int v = 0; v < kVectors; v++) {
        // the product is masked, not the value: 0 times an infinite x would be no zero
        const Vector product = load(value + v * kCount) * gathered(x, index + v * kCount);
        lanes[v] += (Vector)((Mask)product & (ends[v] > Integer(level)));
      }
      value += kSliceRows;
      index += kSliceRows;
    }
  } else if (slice.full < slice.levels) {
    // longer rows come first, so that later vectors end earlier
    for (int v = 0; v < kVectors; v++) {
      lanes[v] = add_levels(lanes[v], values + v * kCount, at + v * kCount, x,
                            lengths + v * kCount, slice.full, slice.levels);
    }
  }
  for (int v = 0; v < kVectors; v++) {
    __builtin_memcpy(sums + v * kCount, &lanes[v], sizeof(Vector));
  }
  if (slice.tails) {
    if (lengths[kFewTails] > slice.levels) {
      add_tails<kMostTails>(slice, values, at, x, lengths, sums);
    } else {
      add_tails<kFewTails>(slice, values, at, x, lengths, sums);
    }
  }
}

}  // namespace
}  // namespace autospec

#endif
