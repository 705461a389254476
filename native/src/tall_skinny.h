#ifndef AUTOSPEC_TALL_SKINNY_H
#define AUTOSPEC_TALL_SKINNY_H

#include "block.h"
#include "thread_pool.h"

namespace autospec {

// products[i m + j] = x_i^T y_j for x: n x k and y: n x m, in the segments of a dot product, each
// summed in the order of its rows. Throws std::bad_alloc.
void gram(ThreadPool& pool, const Block& x, const Block& y, double* products);

// y = x s + (beta y), x: n x m, s: m x k row-major, y: n x k; the sum over m in order from +0.0.
// Throws std::bad_alloc.
void combine(ThreadPool& pool, const Block& x, const double* s, double beta, const Block& y);

}  // namespace autospec

#endif
