#ifndef AUTOSPEC_SCRATCH_H
#define AUTOSPEC_SCRATCH_H

#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

#include "buffer.h"

namespace autospec {

// Memory that calls borrow: what one call gives back the next one takes, so that only the first, or
// one beside others, allocates.
class Scratch {
 public:
  // Doubles on loan until the end of the lease.
  class Lease {
   public:
    Lease(const Scratch& owner, Buffer<double> values) noexcept
        : owner_(owner), values_(std::move(values)) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() { owner_.take_back(std::move(values_)); }

    double* data() const noexcept { return values_.data(); }

   private:
    const Scratch& owner_;
    Buffer<double> values_;
  };

  // At least `count` doubles. Throws std::bad_alloc.
  Lease lease(int64_t count) const {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      idle_.reserve(idle_.size() + lent_ + 1);  // that taking back needs no memory
      lent_++;
      for (Buffer<double>& buffer : idle_) {
        if (buffer.bytes() >= count * int64_t(sizeof(double))) {
          std::swap(buffer, idle_.back());
          Buffer<double> found = std::move(idle_.back());
          idle_.pop_back();
          return {*this, std::move(found)};
        }
      }
    }
    return {*this, allocate(count)};
  }

 private:
  // A larger buffer replaces a smaller one.
  Buffer<double> allocate(int64_t count) const {
    try {
      return Buffer<double>(count);
    } catch (...) {
      const std::lock_guard<std::mutex> lock(mutex_);
      lent_--;
      throw;
    }
  }

  void take_back(Buffer<double> values) const noexcept {
    const std::lock_guard<std::mutex> lock(mutex_);
    lent_--;
    idle_.push_back(std::move(values));
  }

  mutable std::mutex mutex_;
  mutable std::size_t lent_ = 0;
  mutable std::vector<Buffer<double>> idle_;
};

}  // namespace autospec

#endif
