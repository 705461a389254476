// Rows of a CSR matrix times a block: four lanes by entry index modulo 4, (l0 + l1) + (l2 + l3).
//
// Measured in a full recurrence step, one thread of a Zen 5, ns per nonzero against a fused plain
// loop built with -march=native (4elt_lap / Trefethen_20000 / delaunay_n14 / ct2010 / G2_circuit):
//   plain loop, sum and update row by row          0.75 / 0.50 / 1.28 / 1.80 / 0.90
//   sums of a strip first, then its update
//     sequential sum                               0.60 / 0.41 / 1.21 / 1.83 / 0.67
//     two lanes                                    0.52 / 0.40 / 1.24 / 2.45 / 0.72
//     four lanes, a branch per tail entry          0.51 / 0.41 / 1.27 / 2.09 / 0.78
//     four lanes, masked tail                      0.52 / 0.36 / 0.57 / 1.30 / 0.89
//     rows in order of length within a strip       0.66 / 0.46 / 0.72 / 1.05 / 1.16
// Eight lanes cost 1.2 to 1.9 times as much on short rows, and prefetching by hand 1.3 times.
// A masked tail never mispredicts on the length modulo 4 but multiplies up to three entries in
// vain; both give the same bits, because a lane is never -0.0 and adding +0.0 leaves it alone.
#ifndef AUTOSPEC_KERNELS_ROW_SUMS_H
#define AUTOSPEC_KERNELS_ROW_SUMS_H

#include "kernels.h"

namespace autospec {
namespace {

template <class T>
struct Lanes;

template <>
struct Lanes<double> {
  typedef double Vector __attribute__((vector_size(32)));
  typedef double Unaligned __attribute__((vector_size(32), aligned(8), may_alias));
  typedef int64_t Mask __attribute__((vector_size(32)));
  typedef int64_t UnalignedMask __attribute__((vector_size(32), aligned(8), may_alias));
  typedef int64_t Bits;
};

template <>
struct Lanes<float> {
  typedef float Vector __attribute__((vector_size(16)));
  typedef float Unaligned __attribute__((vector_size(16), aligned(4), may_alias));
  typedef int32_t Mask __attribute__((vector_size(16)));
  typedef int32_t UnalignedMask __attribute__((vector_size(16), aligned(4), may_alias));
  typedef int32_t Bits;
};

// kKeep<Bits> + 4 - r is a mask that keeps the first r of four lanes.
template <class Bits>
alignas(64) constexpr Bits kKeep[8] = {-1, -1, -1, -1, 0, 0, 0, 0};

template <class T>
const T* values_of(const CsrView& matrix);
template <>
inline const double* values_of<double>(const CsrView& matrix) {
  return matrix.values;
}
template <>
inline const float* values_of<float>(const CsrView& matrix) {
  return matrix.short_values;
}

template <class T, class P>
void masked_sums(const P* pointers, const int32_t* __restrict columns, const T* __restrict values,
                 const T* __restrict x, int64_t count, T* __restrict sums) noexcept {
  using L = Lanes<T>;
  using Vector = typename L::Vector;
  for (int64_t i = 0; i < count; i++) {
    int64_t at = pointers[i];
    const int64_t end = pointers[i + 1];
    Vector lanes = {0, 0, 0, 0};
    for (; at + 4 < end; at += 4) {
      const Vector gathered = {x[columns[at]], x[columns[at + 1]], x[columns[at + 2]],
                               x[columns[at + 3]]};
      lanes += *reinterpret_cast<const typename L::Unaligned*>(values + at) * gathered;
    }
    const Vector gathered = {x[columns[at]], x[columns[at + 1]], x[columns[at + 2]],
                             x[columns[at + 3]]};
    const Vector products = *reinterpret_cast<const typename L::Unaligned*>(values + at) * gathered;
    // the product is masked, not the value: 0 times an infinite x would be no zero
    const typename L::Mask keep = *reinterpret_cast<const typename L::UnalignedMask*>(
        kKeep<typename L::Bits> + 4 - (end - at));
    lanes += (Vector)((typename L::Mask)products & keep);
    sums[i] = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
  }
}

template <class T, class P>
void branching_sums(const P* pointers, const int32_t* __restrict columns,
                    const T* __restrict values, const T* __restrict x, int64_t count,
                    T* __restrict sums) noexcept {
  for (int64_t i = 0; i < count; i++) {
    int64_t at = pointers[i];
    const int64_t end = pointers[i + 1];
    T l0 = 0, l1 = 0, l2 = 0, l3 = 0;
    for (; at + 4 <= end; at += 4) {
      l0 += values[at] * x[columns[at]];
      l1 += values[at + 1] * x[columns[at + 1]];
      l2 += values[at + 2] * x[columns[at + 2]];
      l3 += values[at + 3] * x[columns[at + 3]];
    }
    if (at < end) {
      l0 += values[at] * x[columns[at]];
      if (at + 1 < end) {
        l1 += values[at + 1] * x[columns[at + 1]];
        if (at + 2 < end) {
          l2 += values[at + 2] * x[columns[at + 2]];
        }
      }
    }
    sums[i] = (l0 + l1) + (l2 + l3);
  }
}

// W neighbouring columns of a block: the rows of x are loaded whole, nothing is gathered.
template <int W, class T, class P>
void tile_sums(const P* pointers, const int32_t* __restrict columns, const T* __restrict values,
               const T* __restrict x, int64_t stride, int64_t count, int64_t width,
               T* __restrict sums) noexcept {
  for (int64_t i = 0; i < count; i++) {
    int64_t at = pointers[i];
    const int64_t end = pointers[i + 1];
    T lanes[4][W] = {};
    for (; at + 4 <= end; at += 4) {
      for (int l = 0; l < 4; l++) {
        const T* row = x + columns[at + l] * stride;
        for (int w = 0; w < W; w++) {
          lanes[l][w] += values[at + l] * row[w];
        }
      }
    }
    for (int l = 0; l < end - at; l++) {
      const T* row = x + columns[at + l] * stride;
      for (int w = 0; w < W; w++) {
        lanes[l][w] += values[at + l] * row[w];
      }
    }
    for (int w = 0; w < W; w++) {
      sums[i * width + w] = (lanes[0][w] + lanes[1][w]) + (lanes[2][w] + lanes[3][w]);
    }
  }
}

template <class T, class P>
void block_sums(const P* pointers, const CsrView& matrix, const T* x, const Panel& panel,
                T* sums) noexcept {
  const T* values = values_of<T>(matrix);
  int64_t done = 0;
  const auto tile = [&](auto kernel, int64_t columns) {
    for (; done + columns <= panel.width; done += columns) {
      kernel(pointers, matrix.columns, values, x + panel.column + done, panel.stride, panel.count,
             panel.width, sums + done);
    }
  };
  tile(tile_sums<4, T, P>, 4);
  tile(tile_sums<2, T, P>, 2);
  tile(tile_sums<1, T, P>, 1);
}

template <class T, class P>
void sums_of(const P* pointers, const CsrView& matrix, const T* x, const Panel& panel,
             T* sums) noexcept {
  if (panel.stride > 1) {
    block_sums(pointers, matrix, x, panel, sums);
  } else if (matrix.masked_tails) {
    masked_sums(pointers, matrix.columns, values_of<T>(matrix), x, panel.count, sums);
  } else {
    branching_sums(pointers, matrix.columns, values_of<T>(matrix), x, panel.count, sums);
  }
}

template <class T>
void row_sums(const CsrView& matrix, const T* x, const Panel& panel, T* sums) noexcept {
  if (matrix.pointers32 != nullptr) {
    sums_of(matrix.pointers32 + panel.first, matrix, x, panel, sums);
  } else {
    sums_of(matrix.pointers64 + panel.first, matrix, x, panel, sums);
  }
}

}  // namespace
}  // namespace autospec

#endif
