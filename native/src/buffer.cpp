#include "buffer.h"

#if defined(__linux__)
#include <sys/mman.h>
#endif

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <new>

#include "idle_maps.h"

namespace autospec {
namespace {

constexpr std::size_t kAlignment = 64;

std::atomic<int64_t> live{0};

#if defined(__linux__)
// A large block asks for huge pages: a gather at random in ordinary ones waits for the page tables
// as well as for the value. Measured, step over MKL's on a busy machine without and with, the least
// of two runs: mdual 0.52, 0.48; G2_circuit 1.02, 0.80; soc-slashdot0902 0.94, 0.97; 100^3 7-point
// 0.42, 0.30. In a virtual machine each page that is touched later costs microseconds. Measured,
// products that preparing takes without and with all pages at once: G2_circuit 88, 66;
// Trefethen_20000 53, 44.
constexpr std::size_t kHugePage = std::size_t{1} << 21;
constexpr std::size_t kLarge = 2 * kHugePage;

// Blocks from here on have maps of their own, which are used again. The allocator, if it had them,
// would give their memory back to the system and ask for it again, page by page, in the next
// preparation. Measured on a Zen 5, products that preparing takes then and now: G2_circuit 114 and
// 32 in float32, 119 and 19 in float16.
constexpr std::size_t kMiddle = std::size_t{64} << 10;

// Mapped blocks begin at different places of their first page, so that the streams of a recurrence
// do not meet in the same sets of the first cache.
constexpr std::size_t kStagger = 9 * kAlignment;
constexpr std::size_t kPlaces = 7;

std::size_t next_place() noexcept {
  static std::atomic<std::size_t> count{0};
  return count.fetch_add(1, std::memory_order_relaxed) % kPlaces * kStagger;
}

IdleMaps idle;

std::size_t rounded(std::size_t bytes, std::size_t unit) noexcept {
  return (bytes + unit - 1) / unit * unit;
}

// Middle ones come in few sizes, at most an eighth apart, so that one block's map does for another.
std::size_t mapped_bytes(std::size_t bytes) noexcept {
  if (bytes >= kLarge) {
    return bytes + kHugePage + kPlaces * kStagger;
  }
  constexpr std::size_t kPage = 4096;
  std::size_t octave = kMiddle;
  while (octave * 2 <= bytes) {
    octave *= 2;
  }
  return rounded(bytes + kPlaces * kStagger, std::max(octave / 8, kPage));
}

void populate([[maybe_unused]] void* start, [[maybe_unused]] std::size_t bytes,
              [[maybe_unused]] Pages pages) noexcept {
#if defined(MADV_POPULATE_WRITE)
  if (pages == Pages::kAtOnce) {
    madvise(start, bytes, MADV_POPULATE_WRITE);
  }
#endif
}

void* map(std::size_t bytes) noexcept {
  void* base = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return base == MAP_FAILED ? nullptr : base;
}

// Null if there is no such memory; *start receives where the block begins.
void* map_middle(std::size_t bytes, Pages pages, void** start) noexcept {
  const std::size_t mapped = mapped_bytes(bytes);
  void* base = idle.take(mapped);
  const bool used = base != nullptr;
  if (!used) {
    base = map(mapped);
    if (base == nullptr) {
      return nullptr;
    }
    populate(base, bytes, pages);
  }
  *start = static_cast<char*>(base) + next_place();
  if (used) {
    std::memset(*start, 0, bytes);
  }
  return base;
}

// Null if there is no such memory; *start receives where the block begins.
void* map_large(std::size_t bytes, Pages pages, void** start) noexcept {
  void* base = map(mapped_bytes(bytes));
  if (base == nullptr) {
    return nullptr;
  }
  const auto address = reinterpret_cast<std::uintptr_t>(base);
  char* page = static_cast<char*>(base) + (kHugePage - address % kHugePage);
  // wishes: where they are not granted, ordinary pages serve as they are touched
  madvise(page, bytes, MADV_HUGEPAGE);
  populate(page, bytes, pages);
  *start = page + next_place();
  return base;
}
#endif

}  // namespace

int64_t idle_bytes() noexcept {
#if defined(__linux__)
  return int64_t(idle.bytes());
#else
  return 0;
#endif
}

int64_t live_bytes() noexcept { return live.load(std::memory_order_relaxed); }

std::size_t checked_bytes(int64_t count, std::size_t size) {
  const auto most = std::size_t(std::numeric_limits<std::ptrdiff_t>::max()) / 2;
  if (count < 0 || std::size_t(count) > most / size) {
    throw std::bad_alloc();
  }
  return std::size_t(count) * size;
}

Memory::Memory(std::size_t bytes, Pages pages) : bytes_(bytes) {
#if defined(__linux__)
  if (bytes >= kMiddle) {
    base_ = bytes >= kLarge ? map_large(bytes, pages, &start_) : map_middle(bytes, pages, &start_);
    if (base_ == nullptr) {
      throw std::bad_alloc();
    }
    live.fetch_add(int64_t(bytes_), std::memory_order_relaxed);
    return;
  }
#else
  static_cast<void>(pages);
#endif
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
  if (base_ == nullptr) {
    return;
  }
  live.fetch_sub(int64_t(bytes_), std::memory_order_relaxed);
#if defined(__linux__)
  if (bytes_ >= kLarge) {
    munmap(base_, mapped_bytes(bytes_));
    return;
  }
  if (bytes_ >= kMiddle) {
    idle.give(base_, mapped_bytes(bytes_));
    return;
  }
#endif
  std::free(base_);
}

}  // namespace autospec
