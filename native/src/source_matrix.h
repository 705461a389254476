#ifndef AUTOSPEC_SOURCE_MATRIX_H
#define AUTOSPEC_SOURCE_MATRIX_H

#include <algorithm>
#include <cstdint>

namespace autospec {

// A matrix in compressed sparse rows, scaled from both sides; P is int32_t or int64_t.
template <class P>
struct SourceMatrix {
  int64_t rows;
  int64_t columns;
  const P* pointers;
  const int32_t* indices;
  const double* values;
  bool ascending = true;          // the columns within each row
  const double* scale = nullptr;  // an entry stands for s_i a_ij s_j; null without

  int64_t length(int64_t row) const noexcept { return pointers[row + 1] - pointers[row]; }

  // Of the entry at `at`, which is one of this row.
  double value(int64_t row, int64_t at) const noexcept {
    return scale == nullptr ? values[at] : values[at] * scale[row] * scale[indices[at]];
  }

  // The least and the largest column of a row that is not empty.
  int32_t first(int64_t row) const noexcept {
    return ascending ? indices[pointers[row]]
                     : *std::min_element(indices + pointers[row], indices + pointers[row + 1]);
  }
  int32_t last(int64_t row) const noexcept {
    return ascending ? indices[pointers[row + 1] - 1]
                     : *std::max_element(indices + pointers[row], indices + pointers[row + 1]);
  }
};

}  // namespace autospec

#endif
