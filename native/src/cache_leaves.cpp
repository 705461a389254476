#include "cache_leaves.h"

#include <algorithm>

namespace autospec {
namespace {

constexpr uint32_t kIntelCaches = 4;
constexpr uint32_t kAmdCaches = 0x8000001d;
constexpr uint32_t kAmdSizes = 0x80000006;

// Caches that a processor may list.
constexpr uint32_t kMostCaches = 8;

// The sizes in 80000006h are of the whole processor. No processor of more has less to one of its
// complexes of cores since Zen 2.
constexpr int64_t kOfComplex = int64_t{16} << 20;

constexpr uint32_t field(uint32_t value, int low, int bits) noexcept {
  return value >> low & ((uint32_t{1} << bits) - 1);
}

Caches listed_caches(Cpuid cpuid, uint32_t leaf) noexcept {
  constexpr uint32_t kNoMore = 0;
  constexpr uint32_t kInstructions = 2;
  Caches found = {0, 0};
  for (uint32_t index = 0; index < kMostCaches; index++) {
    const CpuidAnswer cache = cpuid(leaf, index);
    const uint32_t type = field(cache.eax, 0, 5);
    if (type == kNoMore) {
      break;
    }
    if (type == kInstructions) {
      continue;
    }
    const int64_t line = field(cache.ebx, 0, 12) + 1;
    const int64_t partitions = field(cache.ebx, 12, 10) + 1;
    const int64_t ways = field(cache.ebx, 22, 10) + 1;
    const int64_t sets = int64_t{cache.ecx} + 1;
    int64_t& size = field(cache.eax, 5, 3) <= 2 ? found.own : found.shared;
    size = std::max(size, ways * partitions * line * sets);
  }
  return found;
}

}  // namespace

Caches caches_of_leaves(Cpuid cpuid) noexcept {
  for (const uint32_t leaf : {kIntelCaches, kAmdCaches}) {
    const Caches found = listed_caches(cpuid, leaf);
    if (found.own > 0) {
      return found;
    }
  }
  // second level in KB, third one in units of 512 KB
  const CpuidAnswer sizes = cpuid(kAmdSizes, 0);
  return {int64_t{field(sizes.ecx, 16, 16)} << 10,
          std::min(int64_t{field(sizes.edx, 18, 14)} << 19, kOfComplex)};
}

}  // namespace autospec
