// Vector operations with a factor or a place of its own for every column of a block.
#ifndef AUTOSPEC_KERNELS_COLUMNS_H
#define AUTOSPEC_KERNELS_COLUMNS_H

#include <string.h>

#include "kernels.h"

namespace autospec {
namespace {

// Returns the value where the mask is all ones, +0.0 where it is zero.
inline double masked(double value, int64_t mask) noexcept {
  int64_t bits;
  memcpy(&bits, &value, sizeof bits);
  bits &= mask;
  memcpy(&value, &bits, sizeof bits);
  return value;
}

// A term left out may hold what is not finite, so that products are masked, not factors; and a sum
// with +0.0 would lose the sign of -0.0, so that a sum of one term is chosen, not added.
void axpby_columns(const ColumnFactors& factors, const double* x, double* y,
                   int64_t count) noexcept {
  for (int64_t at = 0; at < count; at += factors.period) {
    const int64_t end = count - at < factors.period ? count - at : factors.period;
    // x may be y: element meets element
#pragma GCC ivdep
    for (int64_t i = 0; i < end; i++) {
      const double term = masked(factors.alpha[i] * x[at + i], factors.keep_x[i]);
      const double sum = term + masked(factors.beta[i] * y[at + i], factors.keep_y[i]);
      y[at + i] = factors.keep_y[i] == 0 ? term : sum;
    }
  }
}

void copy_columns(const ColumnCopy& copy, const double* x, double* y, int64_t rows) noexcept {
  for (int64_t row = 0; row < rows; row++) {
    for (int64_t i = 0; i < copy.count; i++) {
      y[row * copy.to_stride + copy.to[i]] = x[row * copy.from_stride + copy.from[i]];
    }
  }
}

}  // namespace
}  // namespace autospec

#endif
