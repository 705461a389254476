#ifndef AUTOSPEC_PRODUCTS_H
#define AUTOSPEC_PRODUCTS_H

#include "block.h"
#include "matrix.h"
#include "thread_pool.h"

namespace autospec {

// y = A x and, unless dots is null, dots[j] = x_j^T y_j. Throws std::bad_alloc as expand does.
void apply(ThreadPool& pool, const Matrix& matrix, const Block& x, const Block& y, double* dots);

}  // namespace autospec

#endif
