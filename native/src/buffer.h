#ifndef AUTOSPEC_BUFFER_H
#define AUTOSPEC_BUFFER_H

#include <cstddef>
#include <cstdint>
#include <utility>

namespace autospec {

// Bytes held by all buffers.
int64_t live_bytes() noexcept;

// Bytes of released buffers that wait to be used again, at most IdleMaps::kMostBytes.
int64_t idle_bytes() noexcept;

// When the pages of a large block are asked for: one by one as they are touched, or all at once
// where all will be written.
enum class Pages { kWhenTouched, kAtOnce };

// Zeroed, 64-byte aligned memory. Never null, so that the first value of an empty buffer may be
// named, and read by a masked tail. Throws std::bad_alloc.
class Memory {
 public:
  Memory() noexcept = default;
  Memory(std::size_t bytes, Pages pages);
  Memory(Memory&& other) noexcept
      : base_(std::exchange(other.base_, nullptr)),
        start_(std::exchange(other.start_, nullptr)),
        bytes_(std::exchange(other.bytes_, 0)) {}
  Memory& operator=(Memory&& other) noexcept {
    std::swap(base_, other.base_);
    std::swap(start_, other.start_);
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~Memory();

  void* start() const noexcept { return start_; }
  std::size_t bytes() const noexcept { return bytes_; }

 private:
  void* base_ = nullptr;
  void* start_ = nullptr;
  std::size_t bytes_ = 0;
};

// Throws std::bad_alloc if count values of the given size are more than an address space.
std::size_t checked_bytes(int64_t count, std::size_t size);

template <class T>
class Buffer {
 public:
  Buffer() noexcept = default;
  explicit Buffer(int64_t count, Pages pages = Pages::kWhenTouched)
      : memory_(checked_bytes(count, sizeof(T)), pages) {}

  T* data() const noexcept { return static_cast<T*>(memory_.start()); }
  int64_t bytes() const noexcept { return int64_t(memory_.bytes()); }

 private:
  Memory memory_;
};

}  // namespace autospec

#endif
