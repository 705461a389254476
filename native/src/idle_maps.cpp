#include "idle_maps.h"

#if defined(__linux__)
#include <sys/mman.h>
#endif

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(base, bytes) static_cast<void>(0)
#define ASAN_UNPOISON_MEMORY_REGION(base, bytes) static_cast<void>(0)
#endif

#include <algorithm>

namespace autospec {
namespace {

void unmap(void* base, std::size_t bytes) noexcept {
  ASAN_UNPOISON_MEMORY_REGION(base, bytes);
#if defined(__linux__)
  munmap(base, bytes);
#endif
}

}  // namespace

void* IdleMaps::take(std::size_t bytes) noexcept {
  const std::lock_guard<std::mutex> lock(mutex_);
  // the one released last is the likeliest to be in a cache
  for (std::size_t index = count_; index-- > 0;) {
    if (maps_[index].bytes == bytes) {
      void* const base = maps_[index].base;
      remove(index);
      ASAN_UNPOISON_MEMORY_REGION(base, bytes);
      return base;
    }
  }
  return nullptr;
}

void IdleMaps::give(void* base, std::size_t bytes) noexcept {
  if (bytes > kMostBytes) {
    unmap(base, bytes);
    return;
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  while (count_ == kMostMaps || bytes_ + bytes > kMostBytes) {
    unmap(maps_[0].base, maps_[0].bytes);
    remove(0);
  }
  // until it is taken again, whoever reads it is a mistake
  ASAN_POISON_MEMORY_REGION(base, bytes);
  maps_[count_++] = {base, bytes};
  bytes_ += bytes;
}

std::size_t IdleMaps::bytes() noexcept {
  const std::lock_guard<std::mutex> lock(mutex_);
  return bytes_;
}

void IdleMaps::remove(std::size_t index) noexcept {
  bytes_ -= maps_[index].bytes;
  std::copy(maps_.begin() + index + 1, maps_.begin() + count_, maps_.begin() + index);
  count_--;
}

}  // namespace autospec
