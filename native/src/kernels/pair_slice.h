// A slice that gathers times a row-major block of two columns: a pair of values is gathered like
// one, and vectors of several rows are as full as those of a single column.
#ifndef AUTOSPEC_KERNELS_PAIR_SLICE_H
#define AUTOSPEC_KERNELS_PAIR_SLICE_H

#include "isa.h"
#include "kernels.h"
#include "row_groups.h"
#include "row_sums.h"
#include "slice_rows.h"

namespace autospec {
namespace {

inline double pair_at(const float* x) noexcept {
  double pair;
  __builtin_memcpy(&pair, x, sizeof pair);
  return pair;
}

// The pairs of as many rows as fill a vector.
template <class Index, class Rows>
[[gnu::always_inline]] inline FloatVector gathered_pairs(const float* x, const Index* at,
                                                         Rows rows) noexcept {
  const auto pair = [&](int i) __attribute__((always_inline)) {
    return pair_at(x + 2 * rows(at[i]));
  };
  if constexpr (Lanes<float>::kCount == 4) {
    return (FloatVector)DoubleVector{pair(0), pair(1)};
  } else if constexpr (Lanes<float>::kCount == 8) {
    return (FloatVector)DoubleVector{pair(0), pair(1), pair(2), pair(3)};
  } else {
    return (FloatVector)DoubleVector{pair(0), pair(1), pair(2), pair(3),
                                     pair(4), pair(5), pair(6), pair(7)};
  }
}
template <class Index, class Rows>
[[gnu::always_inline]] inline DoubleVector gathered_pairs(const double* x, const Index* at,
                                                          Rows rows) noexcept {
  const auto pair = [&](int i) __attribute__((always_inline)) {
    return lanes_at<2>(x + 2 * rows(at[i]));
  };
  const auto two = [&](int i) __attribute__((always_inline)) {
    return __builtin_shufflevector(pair(i), pair(i + 1), 0, 1, 2, 3);
  };
  if constexpr (Lanes<double>::kCount == 2) {
    return pair(0);
  } else if constexpr (Lanes<double>::kCount == 4) {
    return two(0);
  } else {
    return __builtin_shufflevector(two(0), two(2), 0, 1, 2, 3, 4, 5, 6, 7);
  }
}

// The sums of the slice's 16 rows, in pairs.
template <class T, class V, class Index, class Rows>
[[gnu::noinline]] void pair_slice(const Slice& slice, const V* values, const Index* at,
                                  const int32_t* lengths, const T* x, Rows rows, T unit,
                                  T* sums) noexcept {
  using Group = RowGroup<2, T>;
  using Vector = typename Group::Vector;
  using Mask = typename Group::Mask;
  using Integer = typename Group::Integer;
  constexpr int kCount = Group::kCount;
  constexpr int G = kSliceRows / kCount;
  Vector lanes[2 * G];
  for_constants<2 * G>([&](auto v) __attribute__((always_inline)) { lanes[v] = Vector{}; });
  const auto product = [&](auto v, int32_t level) __attribute__((always_inline)) {
    const int64_t entry = kSliceRows * int64_t(level);
    return Group::template spread<v % 2>(load(values + entry + v / 2 * kCount)) *
           gathered_pairs(x, at + entry + v * (kCount / 2), rows);
  };
  int32_t level = 0;
  for (; level < slice.full; level++) {
    for_constants<2 * G>([&](auto v)
                             __attribute__((always_inline)) { lanes[v] += product(v, level); });
  }
  if (level < slice.levels) {
    Mask ends[2 * G];
    for (int l = 0; l < 2 * kSliceRows; l++) {
      ends[l / kCount][l % kCount] = Integer(lengths[l / 2]);
    }
    for (; level < slice.levels; level++) {
      for_constants<2 * G>([&](auto v) __attribute__((always_inline)) {
        // the product is masked, not the value: 0 times an infinite x would be no zero
        lanes[v] += (Vector)((Mask)product(v, level) & (ends[v] > Integer(level)));
      });
    }
  }
  for_constants<2 * G>([&](auto v) __attribute__((always_inline)) {
    __builtin_memcpy(sums + v * kCount, &lanes[v], sizeof(Vector));
  });
  if (slice.tails) {
    int64_t entry = kSliceRows * int64_t(slice.levels);
    for (int row = 0; row < kMostTails; row++) {
      RowSums<2, 1, T> pair = {{lanes_at<2>(sums + 2 * row)}};
      for (int32_t k = slice.levels; k < lengths[row]; k++, entry++) {
        pair.add(widened(values[entry]), x + 2 * rows(at[entry]), 2);
      }
      pair.store(T(1), sums + 2 * row, 2);
    }
  }
  for (int i = 0; unit != 1 && i < 2 * kSliceRows; i++) {
    sums[i] *= unit;
  }
}

template <class T, class V, class Index>
void pair_slice(const Slice& slice, const V* values, const Index* at, int32_t base,
                const int32_t* lengths, const Panel& panel, const T* x, T unit, T* sums) noexcept {
  if (panel.rows_of_x != nullptr) {
    pair_slice(slice, values, at, lengths, x, OtherRows{panel.rows_of_x + base}, unit, sums);
  } else {
    pair_slice(slice, values, at, lengths, x + 2 * int64_t(base), SameRows(), unit, sums);
  }
}

}  // namespace
}  // namespace autospec

#endif
