// The checks of the border. Below it everything trusts its arguments.
#ifndef AUTOSPEC_BORDER_ARGUMENTS_H
#define AUTOSPEC_BORDER_ARGUMENTS_H

#include <cstdint>

#include "../block.h"
#include "../failure.h"
#include "../matrix.h"
#include "../thread_pool.h"

namespace autospec {

inline long long shown(int64_t number) noexcept { return number; }

inline void require_given(const void* pointer, const char* name) {
  if (pointer == nullptr) {
    fail(AUTOSPEC_INVALID_ARGUMENT, "%s is null", name);
  }
}

inline void require_shape(const Block& block, const char* name, int64_t rows, int64_t columns) {
  if (block.rows() != rows || block.columns() != columns) {
    fail(AUTOSPEC_INVALID_ARGUMENT, "%s is %lld x %lld: expected %lld x %lld", name,
         shown(block.rows()), shown(block.columns()), shown(rows), shown(columns));
  }
}

inline void require_same_shape(const Block& block, const char* name, const Block& model) {
  require_shape(block, name, model.rows(), model.columns());
}

// Two handles may name the same memory, so that it is the memory that is compared.
inline void require_distinct(const Block& block, const char* name, const Block& other,
                             const char* other_name) {
  if (block.data() == other.data()) {
    fail(AUTOSPEC_INVALID_ARGUMENT, "%s is %s: expected two blocks", name, other_name);
  }
}

inline void require_square(const Matrix& matrix, const char* purpose) {
  if (matrix.facts().rows != matrix.facts().columns) {
    fail(AUTOSPEC_INVALID_ARGUMENT, "matrix is %lld x %lld: %s needs a square one",
         shown(matrix.facts().rows), shown(matrix.facts().columns), purpose);
  }
}

inline void require_count(int64_t count, const char* name, const Block& block) {
  if (count != block.count()) {
    fail(AUTOSPEC_INVALID_ARGUMENT, "%s has %lld values, the block is %lld x %lld: expected %lld",
         name, shown(count), shown(block.rows()), shown(block.columns()), shown(block.count()));
  }
}

}  // namespace autospec

#endif
