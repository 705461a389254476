// The sums of one row of a slice times a block of columns, in registers.
#ifndef AUTOSPEC_KERNELS_ROW_SUMS_H
#define AUTOSPEC_KERNELS_ROW_SUMS_H

#include "isa.h"
#include "kernels.h"

namespace autospec {
namespace {

template <int I>
struct Constant {
  constexpr operator int() const noexcept { return I; }
};

// visit(0) ... visit(N - 1) with constants. GCC 12 may leave an array that a loop indexes in
// memory, be the loop unrolled or not, and then every addition waits for a store: slices of
// diagonals took 1.5 times as long (27-point grid 0.096 and 0.067 ns per nonzero and column,
// Trefethen_20000 0.115 and 0.075, of 16).
template <int N, int I = 0, class Visit>
[[gnu::always_inline]] inline void for_constants(Visit visit) noexcept {
  if constexpr (I < N) {
    visit(Constant<I>());
    for_constants<N, I + 1>(visit);
  }
}

template <int L, class T>
struct Lane {
  typedef T Vector __attribute__((vector_size(L * sizeof(T))));
  typedef T Unaligned __attribute__((vector_size(L * sizeof(T)), aligned(sizeof(T)), may_alias));
};

template <int L, class T>
[[gnu::always_inline]] inline typename Lane<L, T>::Vector lanes_at(const T* values) noexcept {
  return *reinterpret_cast<const typename Lane<L, T>::Unaligned*>(values);
}

template <int L, class T>
[[gnu::always_inline]] inline void put_lanes(T* values,
                                             typename Lane<L, T>::Vector lanes) noexcept {
  *reinterpret_cast<typename Lane<L, T>::Unaligned*>(values) = lanes;
}

// Neighbouring columns of a block in N vectors of L lanes, L <= width. The last vector ends with
// the last column: what it shares with the one before is done twice, alike.
template <int L, int N, class T>
struct RowSums {
  typename Lane<L, T>::Vector lanes[N];

  static int64_t place(int vector, int64_t width) noexcept {
    return vector + 1 < N ? vector * L : width - L;
  }

  [[gnu::always_inline]] void clear() noexcept {
    for_constants<N>([&](auto v) __attribute__((always_inline)) {
      lanes[v] = typename Lane<L, T>::Vector{};
    });
  }

  [[gnu::always_inline]] void add(T value, const T* x, int64_t width) noexcept {
    for_constants<N>([&](auto v) __attribute__((always_inline)) {
      lanes[v] += value * lanes_at<L>(x + place(v, width));
    });
  }

  [[gnu::always_inline]] void store(T unit, T* sums, int64_t width) const noexcept {
    for_constants<N>([&](auto v) __attribute__((always_inline)) {
      put_lanes<L>(sums + place(v, width), unit * lanes[v]);
    });
  }
};

}  // namespace
}  // namespace autospec

#endif
