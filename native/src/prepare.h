#ifndef AUTOSPEC_PREPARE_H
#define AUTOSPEC_PREPARE_H

#include <cstdint>
#include <memory>

#include "matrix.h"
#include "source_matrix.h"

namespace autospec {

// Checks the matrix, which has no scale yet, folds in the scaling and chooses a storage. Throws
// Failure or std::bad_alloc.
template <class P>
std::unique_ptr<Matrix> prepare(SourceMatrix<P> source, int32_t scaling, int32_t precision,
                                int32_t storage);

extern template std::unique_ptr<Matrix> prepare(SourceMatrix<int32_t>, int32_t, int32_t, int32_t);
extern template std::unique_ptr<Matrix> prepare(SourceMatrix<int64_t>, int32_t, int32_t, int32_t);

}  // namespace autospec

#endif
