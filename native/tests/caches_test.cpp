// The sizes of caches from what processors answer to CPUID.
#include "../src/caches.h"

#include <cstdlib>

#include "../src/cache_leaves.h"
#include "check.h"

using namespace autospec;

namespace {

constexpr int64_t kKb = 1 << 10;
constexpr int64_t kMb = 1 << 20;

// A cache in the deterministic parameters: type 1 data, 2 instructions, 3 both.
constexpr CpuidAnswer cache(uint32_t type, uint32_t level, uint32_t ways, uint32_t sets) {
  return {level << 5 | type, (ways - 1) << 22 | 63, sets - 1, 0};
}

bool same(const Caches& a, const Caches& b) { return a.own == b.own && a.shared == b.shared; }

// An Ice Lake server: 48 KB, 32 KB of instructions, 1.25 MB, 54 MB.
CpuidAnswer intel(uint32_t leaf, uint32_t subleaf) noexcept {
  static constexpr CpuidAnswer kCaches[] = {cache(1, 1, 12, 64), cache(2, 1, 8, 64),
                                            cache(3, 2, 20, 1024), cache(3, 3, 12, 73728)};
  return leaf == 4 && subleaf < 4 ? kCaches[subleaf] : CpuidAnswer{0, 0, 0, 0};
}

// A Zen 3 whose complexes have 32 MB, 256 MB in all.
CpuidAnswer amd(uint32_t leaf, uint32_t subleaf) noexcept {
  static constexpr CpuidAnswer kCaches[] = {cache(1, 1, 8, 64), cache(2, 1, 8, 64),
                                            cache(3, 2, 8, 1024), cache(3, 3, 16, 32768)};
  if (leaf == 0x80000006) {
    return {0, 0, 512u << 16 | 0x6140, 512u << 18 | 0x9140};
  }
  return leaf == 0x8000001d && subleaf < 4 ? kCaches[subleaf] : CpuidAnswer{0, 0, 0, 0};
}

// A Zen 5 of 508 MB in all behind a hypervisor that hides the topology.
CpuidAnswer hidden(uint32_t leaf, uint32_t) noexcept {
  return leaf == 0x80000006 ? CpuidAnswer{0, 0, 1024u << 16 | 0x8140, 1016u << 18 | 0x9140}
                            : CpuidAnswer{0, 0, 0, 0};
}

// A processor of one complex with 4 MB, told in the older leaf only.
CpuidAnswer small(uint32_t leaf, uint32_t) noexcept {
  return leaf == 0x80000006 ? CpuidAnswer{0, 0, 512u << 16 | 0x8140, 8u << 18 | 0x9140}
                            : CpuidAnswer{0, 0, 0, 0};
}

CpuidAnswer silent(uint32_t, uint32_t) noexcept { return {0, 0, 0, 0}; }

}  // namespace

int main() {
  check(same(caches_of_leaves(intel), {1280 * kKb, 54 * kMb}), "leaf 4 lists the caches");
  check(same(caches_of_leaves(amd), {512 * kKb, 32 * kMb}),
        "the caches of a complex go before the sizes of the processor");
  check(same(caches_of_leaves(hidden), {1024 * kKb, 16 * kMb}),
        "a complex has no more than its share of a processor's third level");
  check(same(caches_of_leaves(small), {512 * kKb, 4 * kMb}), "nor more than there is");
  check(same(caches_of_leaves(silent), {0, 0}), "what is not told is not made up");

  setenv("AUTOSPEC_CACHE", "12345", 1);
  check(same(caches(), {12345, 0}), "the environment goes first");
}
