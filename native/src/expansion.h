#ifndef AUTOSPEC_EXPANSION_H
#define AUTOSPEC_EXPANSION_H

#include "block.h"
#include "matrix.h"
#include "thread_pool.h"

namespace autospec {

// The coefficients of an expansion as they cross the border.
struct Coefficients {
  int32_t steps;
  int32_t outputs;
  const double* packed;

  double a(int32_t step) const noexcept { return packed[step]; }
  double b(int32_t step) const noexcept { return packed[steps + step]; }
  double c(int32_t step) const noexcept { return packed[2 * int64_t(steps) + step]; }
  double e(int32_t step) const noexcept { return packed[3 * int64_t(steps) + step]; }
  double weight(int32_t output, int32_t index) const noexcept {
    return packed[4 * int64_t(steps) + output * (int64_t(steps) + 1) + index];
  }
};

// Y_j = sum_i w_{j,i} v_i; x n x k, y n x (k outputs), work n x 2 k, all checked.
void expand(ThreadPool& pool, const Matrix& matrix, const Coefficients& coefficients,
            const Block& x, const Block& y, const Block& work) noexcept;

}  // namespace autospec

#endif
