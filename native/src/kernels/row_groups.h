// Neighbouring rows of a row-major block of a few columns, fewer than a vector has lanes: one run
// of values, in vectors as full as those of a single column.
#ifndef AUTOSPEC_KERNELS_ROW_GROUPS_H
#define AUTOSPEC_KERNELS_ROW_GROUPS_H

#include "isa.h"

namespace autospec {
namespace {

template <int... I>
struct Indices {};

// 0 ... N - 1
template <int N, int... I>
struct IndicesUpTo : IndicesUpTo<N - 1, N - 1, I...> {};
template <int... I>
struct IndicesUpTo<0, I...> : Indices<I...> {};

// K columns of as many rows as a vector has lanes, in K vectors: lane l of vector J belongs to row
// (J lanes + l) / K.
template <int K, class T>
struct RowGroup {
  using Vector = typename Lanes<T>::Vector;
  using Mask = typename Lanes<T>::Mask;
  using Integer = typename Lanes<T>::Integer;
  static constexpr int kCount = Lanes<T>::kCount;

  // The values of the rows in the lanes of vector J.
  template <int J, int... I>
  [[gnu::always_inline]] static inline Vector spread(Vector rows, Indices<I...>) noexcept {
    return __builtin_shufflevector(rows, rows, (J * kCount + I) / K...);
  }
  template <int J>
  [[gnu::always_inline]] static inline Vector spread(Vector rows) noexcept {
    return spread<J>(rows, IndicesUpTo<kCount>());
  }

  // -1 in the lanes of vector J whose row's bit is set.
  template <int J>
  [[gnu::always_inline]] static inline Mask chosen(uint32_t bits) noexcept {
    Mask bit;
    for (int l = 0; l < kCount; l++) {
      bit[l] = Integer(1) << (J * kCount + l) / K;
    }
    return (bit & Integer(bits)) != 0;
  }
};

}  // namespace
}  // namespace autospec

#endif
