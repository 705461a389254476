#ifndef AUTOSPEC_DOTS_H
#define AUTOSPEC_DOTS_H

#include "block.h"
#include "thread_pool.h"

namespace autospec {

// dots[j] = x_j^T y_j for the columns j from `column` on; smaller j are left alone.
void dot(ThreadPool& pool, const Block& x, const Block& y, int64_t column, double* dots) noexcept;

// dots[j] = x_j^T y_j, dots[k + j] = x_j^T z_j, one pass for blocks of up to four columns.
void dot_pair(ThreadPool& pool, const Block& x, const Block& y, const Block& z,
              double* dots) noexcept;

// x = x + (alpha p), r = r - (alpha q), squares[j] = sum_i (w_i r_ij)^2, squares[k + j] = sum_i
// r_ij^2; weight null for ones, squares null if not wanted. One pass for up to four columns.
void descend(ThreadPool& pool, double alpha, const Block& p, const Block& q, const Block& x,
             const Block& r, const Block* weight, double* squares) noexcept;

}  // namespace autospec

#endif
