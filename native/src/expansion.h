#ifndef AUTOSPEC_EXPANSION_H
#define AUTOSPEC_EXPANSION_H

#include "block.h"
#include "caches.h"
#include "coefficients.h"
#include "matrix.h"
#include "thread_pool.h"

namespace autospec {

// Y_j = sum_i w_{j,i} v_i; x n x k, y n x (k outputs), work n x 2 k, all checked. The caches
// decide how many steps make one pass over memory, never the bits. Throws std::bad_alloc, and that
// before anything is written, where a matrix in another order has no scratch for x yet.
void expand(ThreadPool& pool, const Matrix& matrix, const Coefficients& coefficients,
            const Block& x, const Block& y, const Block& work, const Caches& caches);

// The steps that one pass over memory does in an expansion of so many steps and one output.
int32_t steps_per_pass(const ThreadPool& pool, const Matrix& matrix, int32_t steps,
                       int64_t columns, const Caches& caches) noexcept;

}  // namespace autospec

#endif
