#ifndef AUTOSPEC_BLOCK_H
#define AUTOSPEC_BLOCK_H

#include <memory>

#include "buffer.h"
#include "handles.h"

namespace autospec {

// n x k doubles, row-major, without gaps.
class Block : public Object {
 public:
  static constexpr Kind kKind = Kind::kBlock;
  static constexpr const char* kName = "block";

  Block(int64_t rows, int64_t columns, std::shared_ptr<const Buffer<double>> values)
      : Object(kKind), rows_(rows), columns_(columns), values_(std::move(values)) {}

  int64_t rows() const noexcept { return rows_; }
  int64_t columns() const noexcept { return columns_; }
  int64_t count() const noexcept { return rows_ * columns_; }
  double* data() const noexcept { return values_->data(); }

 private:
  const int64_t rows_;
  const int64_t columns_;
  // shared: the scale vector belongs to its matrix and to every block opened on it
  const std::shared_ptr<const Buffer<double>> values_;
};

}  // namespace autospec

#endif
