#ifndef AUTOSPEC_MATRIX_H
#define AUTOSPEC_MATRIX_H

#include <cstdint>
#include <memory>
#include <vector>

#include "buffer.h"
#include "handles.h"
#include "kernels/dispatch.h"
#include "locality.h"
#include "reordering.h"

namespace autospec {

// A prepared matrix. A storage implements it: it knows its own arrays, and its kernels give the
// sums of rows in the one fixed order.
class Matrix : public Object {
 public:
  static constexpr Kind kKind = Kind::kMatrix;
  static constexpr const char* kName = "matrix";

  // What every storage holds.
  struct Facts {
    int64_t rows;
    int64_t columns;
    int64_t nonzeros;
    double norm_bound;                            // of the values and of those in expand
    bool short_inside;                            // expand uses float32
    std::shared_ptr<const Buffer<double>> scale;  // rows values, or null without scaling
    int32_t precision = 0;                        // AUTOSPEC_FLOAT64, ... of the values in expand
    double rounding_bound = 0;                    // max_i sum_j |a_ij - b_ij|, b the values in expand
    const char* reason = "";                      // why this storage; lives for ever
    std::shared_ptr<const Locality> locality = nullptr;  // null unless square
    // of the rows and columns inside: the sums' rows and columns are places then; null without
    std::shared_ptr<const Reordering> reordering = nullptr;
  };

  explicit Matrix(Facts facts) noexcept : Object(kKind), facts_(std::move(facts)) {}

  const Facts& facts() const noexcept { return facts_; }

  virtual const char* storage() const noexcept = 0;
  virtual int64_t bytes() const noexcept = 0;

  // Bytes that the sums of all rows read inside expand.
  virtual int64_t bytes_inside() const noexcept = 0;

  // Sums of the panel's rows, count x width values without gaps. Any rows will do; a panel of one
  // column is fast if it begins at a multiple of the granule and ends at one or at the last row.
  virtual void sums(const double* x, const Panel& panel, double* sums) const noexcept = 0;
  virtual void sums(const float* x, const Panel& panel, float* sums) const noexcept = 0;

  virtual int64_t granule() const noexcept = 0;

  // Cost of rows 0 ... row - 1 in units of one nonzero, by which work is split among threads.
  virtual int64_t cost_before(int64_t row) const noexcept = 0;

 private:
  const Facts facts_;
};

}  // namespace autospec

#endif
