#ifndef AUTOSPEC_REORDERING_H
#define AUTOSPEC_REORDERING_H

#include <cstdint>

#include "block.h"
#include "buffer.h"
#include "kernels/kernels.h"
#include "scratch.h"
#include "thread_pool.h"

namespace autospec {

// The order of a matrix that keeps its rows and columns in another one inside. Blocks cross the
// border in the order of the rows, and so do dot products: whoever calls sees no difference.
class Reordering {
 public:
  // row_at: place -> row.
  Reordering(Buffer<int32_t> row_at, int64_t rows) noexcept
      : rows_(rows), row_at_(std::move(row_at)) {}

  // Place p of `to`, without gaps, becomes row row_at[p] of x.
  void take(ThreadPool& pool, const Block& x, double* to) const noexcept;
  void take(ThreadPool& pool, const Block& x, float* to) const noexcept;

  // The panel's values, `from`, go where y has its rows.
  void put(const double* from, const Panel& places, const Block& y) const noexcept;

  // Row row_at[p] of y becomes place p of `from`, without gaps.
  void put_back(ThreadPool& pool, const double* from, const Block& y) const noexcept;

  const int32_t* row_at() const noexcept { return row_at_.data(); }
  const Scratch& scratch() const noexcept { return scratch_; }
  int64_t bytes() const noexcept { return row_at_.bytes(); }

 private:
  template <class T>
  void take_as(ThreadPool& pool, const Block& x, T* to) const noexcept;

  const int64_t rows_;
  const Buffer<int32_t> row_at_;
  const Scratch scratch_;
};

}  // namespace autospec

#endif
