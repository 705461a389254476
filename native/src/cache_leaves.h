#ifndef AUTOSPEC_CACHE_LEAVES_H
#define AUTOSPEC_CACHE_LEAVES_H

#include <cstdint>

#include "caches.h"

namespace autospec {

// What CPUID answers to a leaf and a subleaf; zeros where the processor has no such leaf.
struct CpuidAnswer {
  uint32_t eax, ebx, ecx, edx;
};
using Cpuid = CpuidAnswer (*)(uint32_t leaf, uint32_t subleaf) noexcept;

// The caches that an x86 processor tells of; zeros for what it does not tell. Of the deterministic
// cache parameters, leaf 4 of Intel (Software Developer's Manual, volume 2, CPUID) and 8000001Dh of
// AMD (Architecture Programmer's Manual, volume 3, E.4.15), else of AMD's older leaf 80000006h:
// what virtual machines hide is often only the former, with the topology.
Caches caches_of_leaves(Cpuid cpuid) noexcept;

}  // namespace autospec

#endif
