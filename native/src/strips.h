#ifndef AUTOSPEC_STRIPS_H
#define AUTOSPEC_STRIPS_H

#include <algorithm>
#include <cstdint>

#include "kernels/kernels.h"

namespace autospec {

// Values in a strip: 4 KB, well inside the first cache beside what it is made of. Measured: 64 to
// 1024 values are within 1 % of each other.
constexpr int64_t kStripValues = 512;

// Walks rows begin ... end - 1 of an n x k block in pieces of at most kStripValues values without
// gaps: whole rows, or part of one row of a very wide block.
template <class Visit>
void for_each_strip(int64_t begin, int64_t end, int64_t columns, Visit visit) noexcept {
  const int64_t width = std::min(columns, kStripValues);
  const int64_t height = kStripValues / width;
  for (int64_t row = begin; row < end; row += height) {
    for (int64_t column = 0; column < columns; column += width) {
      if (width == columns) {
        visit(Panel{row, std::min(height, end - row), columns, 0, columns});
      } else {
        for (int64_t i = row; i < std::min(row + height, end); i++) {
          visit(Panel{i, 1, columns, column, std::min(width, columns - column)});
        }
      }
    }
  }
}

}  // namespace autospec

#endif
