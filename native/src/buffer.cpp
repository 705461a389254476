#include "buffer.h"

#include <atomic>
#include <cstdlib>
#include <limits>
#include <new>

namespace autospec {
namespace {

constexpr std::size_t kAlignment = 64;

std::atomic<int64_t> live{0};

}  // namespace

int64_t live_bytes() noexcept { return live.load(std::memory_order_relaxed); }

std::size_t checked_bytes(int64_t count, std::size_t size) {
  const auto most = std::size_t(std::numeric_limits<std::ptrdiff_t>::max()) - 2 * kAlignment;
  if (count < 0 || std::size_t(count) > most / size) {
    throw std::bad_alloc();
  }
  return std::size_t(count) * size;
}

Memory::Memory(std::size_t bytes) : bytes_(bytes) {
  // calloc, not memset: the zero pages of a large block cost nothing until they are written
  base_ = std::calloc(bytes + 2 * kAlignment, 1);
  if (base_ == nullptr) {
    throw std::bad_alloc();
  }
  const auto address = reinterpret_cast<std::uintptr_t>(base_);
  start_ = static_cast<char*>(base_) + (kAlignment - address % kAlignment);
  live.fetch_add(int64_t(bytes_), std::memory_order_relaxed);
}

Memory::~Memory() {
  if (base_ != nullptr) {
    live.fetch_sub(int64_t(bytes_), std::memory_order_relaxed);
    std::free(base_);
  }
}

}  // namespace autospec
