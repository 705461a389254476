#ifndef AUTOSPEC_SLICED_MATRIX_H
#define AUTOSPEC_SLICED_MATRIX_H

#include <memory>

#include "matrix.h"
#include "slicing.h"
#include "source_matrix.h"

namespace autospec {

// A matrix in slices of diagonals and SELL slices. Bytes per value stored: 8.4 along diagonals, 10
// or 12 in SELL slices, and 4, 2 or 1 more for short values; per row 8. `scale` is folded in unless null, in
// the order of the source.
template <class P>
std::unique_ptr<Matrix> sliced_matrix(const SourceMatrix<P>& source, Matrix::Facts facts,
                                      Storage storage);

extern template std::unique_ptr<Matrix> sliced_matrix(const SourceMatrix<int32_t>&, Matrix::Facts,
                                                      Storage);
extern template std::unique_ptr<Matrix> sliced_matrix(const SourceMatrix<int64_t>&, Matrix::Facts,
                                                      Storage);

}  // namespace autospec

#endif
