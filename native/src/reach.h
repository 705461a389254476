#ifndef AUTOSPEC_REACH_H
#define AUTOSPEC_REACH_H

#include <cstdint>

#include "buffer.h"
#include "source_matrix.h"

namespace autospec {

// Which rows of a square matrix are tied to which, in slabs of rows. Slab s is tied to t if a row
// of one has a column in the other, and to itself. Kept are hulls that do not decrease: s is tied
// to nothing outside first(s) ... last(s). For any matrix, symmetric or not.
class Reach {
 public:
  // Looks at the first and the last column of each row. Throws std::bad_alloc.
  template <class P>
  Reach(const SourceMatrix<P>& source, int64_t slab_rows);

  int64_t slab_rows() const noexcept { return slab_rows_; }
  int64_t slabs() const noexcept { return slabs_; }
  int64_t first(int64_t slab) const noexcept { return first_.data()[slab]; }
  int64_t last(int64_t slab) const noexcept { return last_.data()[slab]; }

  // max_s last(s) - s + 1: by how many slabs a step follows the one before it.
  int64_t lag() const noexcept { return lag_; }

  // The first slab that is tied to nothing before this one.
  int64_t free_of_earlier(int64_t slab) const noexcept;
  // The first slab that is tied to this one or to a later one.
  int64_t tied_to_later(int64_t slab) const noexcept;

  int64_t bytes() const noexcept { return first_.bytes() + last_.bytes(); }

 private:
  int64_t slab_rows_;
  int64_t slabs_;
  int64_t lag_ = 0;
  Buffer<int32_t> first_;
  Buffer<int32_t> last_;
};

extern template Reach::Reach(const SourceMatrix<int32_t>&, int64_t);
extern template Reach::Reach(const SourceMatrix<int64_t>&, int64_t);

}  // namespace autospec

#endif
