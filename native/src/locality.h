#ifndef AUTOSPEC_LOCALITY_H
#define AUTOSPEC_LOCALITY_H

#include <cstdint>
#include <memory>

#include "reach.h"

namespace autospec {

// Where the rows of a square matrix reach.
class Locality {
 public:
  // Rows of a slab: a window of the storages, so that none is cut.
  static constexpr int64_t kSlabRows = 256;

  // Throws std::bad_alloc.
  template <class P>
  explicit Locality(const SourceMatrix<P>& source);

  const Reach& slabs() const noexcept { return slabs_; }

  // The planes of a grid: rows i and j are tied only if they are in the same plane or neighbouring
  // ones and i mod p, j mod p, with p the rows of a plane, are at most within() apart. Null where
  // the matrix has no such order or no need of it.
  const Reach* planes() const noexcept { return planes_.get(); }
  int64_t within() const noexcept { return within_; }

  int64_t bytes() const noexcept {
    return slabs_.bytes() + (planes_ == nullptr ? 0 : planes_->bytes());
  }

 private:
  Reach slabs_;
  std::unique_ptr<const Reach> planes_;
  int64_t within_ = 0;
};

extern template Locality::Locality(const SourceMatrix<int32_t>&);
extern template Locality::Locality(const SourceMatrix<int64_t>&);

}  // namespace autospec

#endif
