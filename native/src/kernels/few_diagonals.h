// A slice of diagonals times a row-major block of a few columns. The rows of x that 16 neighbouring
// rows need on a diagonal are one run of values, and the values of the rows are spread over its
// lanes.
#ifndef AUTOSPEC_KERNELS_FEW_DIAGONALS_H
#define AUTOSPEC_KERNELS_FEW_DIAGONALS_H

#include "isa.h"
#include "kernels.h"
#include "row_groups.h"
#include "row_sums.h"

namespace autospec {
namespace {

// Vectors of sums in registers together.
constexpr int kFewSums = 8;

// The sums of the slice's 16 rows, without gaps; `row` is the first of them.
template <int K, class T, class V>
[[gnu::noinline]] void few_diagonals(const Slice& slice, const V* values, const int32_t* offsets,
                                     const uint16_t* masks, const T* x, int64_t row,
                                     int64_t columns, T unit, T* sums) noexcept {
  using Group = RowGroup<K, T>;
  using Vector = typename Group::Vector;
  using Mask = typename Group::Mask;
  constexpr int kCount = Group::kCount;
  constexpr int kGroups = kSliceRows / kCount;
  // groups of rows together
  constexpr int G = kGroups * K <= kFewSums ? kGroups : 2 * K <= kFewSums ? 2 : 1;
  constexpr uint32_t kAll = (uint32_t{1} << G * kCount) - 1;
  for (int first = 0; first < kSliceRows; first += G * kCount) {
    Vector lanes[G * K];
    for_constants<G * K>([&](auto v) __attribute__((always_inline)) { lanes[v] = Vector{}; });
    for (int32_t level = 0; level < slice.levels; level++) {
      const V* value = values + kSliceRows * int64_t(level) + first;
      const int64_t column = row + first + offsets[level];
      const T* run = x + column * K;
      const uint32_t mask =
          slice.full == slice.levels ? kAll : uint32_t(masks[level]) >> first & kAll;
      if (mask == kAll) {
        for_constants<G>([&](auto g) __attribute__((always_inline)) {
          const Vector rows = load(value + g * kCount);
          for_constants<K>([&](auto j) __attribute__((always_inline)) {
            lanes[g * K + j] += Group::template spread<j>(rows) * load(run + (g * K + j) * kCount);
          });
        });
        continue;
      }
      T inside[G * kCount * K];
      if (column < 0 || column + G * kCount > columns) {
        for (int r = 0; r < G * kCount; r++) {
          for (int k = 0; k < K; k++) {
            inside[r * K + k] = (mask >> r & 1) != 0 ? run[r * K + k] : T(0);
          }
        }
        run = inside;
      }
      for_constants<G>([&](auto g) __attribute__((always_inline)) {
        const Vector rows = load(value + g * kCount);
        for_constants<K>([&](auto j) __attribute__((always_inline)) {
          // the product is masked, not the value: 0 times an infinite x would be no zero
          const Vector product = Group::template spread<j>(rows) * load(run + (g * K + j) * kCount);
          lanes[g * K + j] +=
              (Vector)((Mask)product & Group::template chosen<j>(mask >> g * kCount));
        });
      });
    }
    for_constants<G * K>([&](auto v) __attribute__((always_inline)) {
      const Vector scaled = unit * lanes[v];
      __builtin_memcpy(sums + first * K + v * kCount, &scaled, sizeof scaled);
    });
  }
}

}  // namespace
}  // namespace autospec

#endif
