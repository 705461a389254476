#ifndef AUTOSPEC_ORDER_H
#define AUTOSPEC_ORDER_H

#include <cstdint>
#include <memory>

#include "buffer.h"
#include "source_matrix.h"

namespace autospec {

// An order of the rows and columns of a square matrix, the same for both.
struct Order {
  Buffer<int32_t> row_at;    // place -> row
  Buffer<int32_t> place_of;  // row -> place
  const char* reason;        // why it was chosen, a clause that lives for ever
};

// Rows that a breadth-first order sorts by length. Measured with 256, 1024 and 4096, ns per nonzero
// of a step breadth first on a busy Zen 3: delaunay_n16 0.66, 0.63, 0.59 in float64, 0.49, 0.48,
// 0.46 in float16; more rows would reach too far for steps in waves.
constexpr int64_t kSortedRows = 2048;

// Neighbours near each other: the levels of a breadth-first search (Cuthill and McKee 1969,
// DOI 10.1145/800195.805928) from the first row of each component. Deviations: the start is not
// searched for, and neighbours are not sorted by length within a level; instead the rows of each
// kSortedRows places are, longest first, so that slices need no sorting of their own. Throws
// std::bad_alloc.
template <class P>
Order breadth_first(const SourceMatrix<P>& a);

// All rows by length, longest first: slices of a power-law graph have hardly any padding, and the
// columns that most rows have lie together. Throws std::bad_alloc.
template <class P>
Order longest_first(const SourceMatrix<P>& a);

// An order in which a step reads much less of x from beyond the core's first cache, or null if
// there is none, or x, of values of so many bytes, takes little of it. Throws std::bad_alloc.
template <class P>
std::unique_ptr<Order> better_order(const SourceMatrix<P>& a, int64_t value_bytes);

extern template Order breadth_first(const SourceMatrix<int32_t>&);
extern template Order breadth_first(const SourceMatrix<int64_t>&);
extern template Order longest_first(const SourceMatrix<int32_t>&);
extern template Order longest_first(const SourceMatrix<int64_t>&);
extern template std::unique_ptr<Order> better_order(const SourceMatrix<int32_t>&, int64_t);
extern template std::unique_ptr<Order> better_order(const SourceMatrix<int64_t>&, int64_t);

// A copy of a matrix in another order, its scale folded in: row p has the entries of row row_at[p]
// in the order that they had, which is the order of the sums, in the columns' places.
template <class P>
class OrderedSource {
 public:
  // Throws std::bad_alloc.
  OrderedSource(const SourceMatrix<P>& a, const Order& order);

  SourceMatrix<P> source() const noexcept {
    return {rows_, rows_, pointers_.data(), indices_.data(), values_.data(), false};
  }

 private:
  int64_t rows_;
  Buffer<P> pointers_;
  Buffer<int32_t> indices_;
  Buffer<double> values_;
};

extern template class OrderedSource<int32_t>;
extern template class OrderedSource<int64_t>;

}  // namespace autospec

#endif
