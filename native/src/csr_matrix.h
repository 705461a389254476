#ifndef AUTOSPEC_CSR_MATRIX_H
#define AUTOSPEC_CSR_MATRIX_H

#include <memory>

#include "matrix.h"
#include "prepare.h"

namespace autospec {

// Compressed sparse rows as they came: 12 bytes per nonzero and 4 per row, 16 and 4 with float32
// inside; 8 per row from 2^31 nonzeros on.
template <class P>
std::unique_ptr<Matrix> csr_matrix(const SourceMatrix<P>& source, Matrix::Facts facts);

extern template std::unique_ptr<Matrix> csr_matrix(const SourceMatrix<int32_t>&, Matrix::Facts);
extern template std::unique_ptr<Matrix> csr_matrix(const SourceMatrix<int64_t>&, Matrix::Facts);

}  // namespace autospec

#endif
