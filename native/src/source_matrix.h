#ifndef AUTOSPEC_SOURCE_MATRIX_H
#define AUTOSPEC_SOURCE_MATRIX_H

#include <cstdint>

namespace autospec {

// A caller's matrix in compressed sparse rows; P is int32_t or int64_t.
template <class P>
struct SourceMatrix {
  int64_t rows;
  int64_t columns;
  const P* pointers;
  const int32_t* indices;
  const double* values;

  int64_t length(int64_t row) const noexcept { return pointers[row + 1] - pointers[row]; }
};

}  // namespace autospec

#endif
