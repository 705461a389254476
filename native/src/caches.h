#ifndef AUTOSPEC_CACHES_H
#define AUTOSPEC_CACHES_H

#include <cstdint>

namespace autospec {

// Bytes of the caches of a CPU.
struct Caches {
  int64_t own;     // the largest that a core has for itself
  int64_t shared;  // the one behind it, shared with other cores, or 0
};

// What the system says, else the processor, or 512 KB and 8 MB where neither says anything.
// AUTOSPEC_CACHE, a number of bytes, stands for a core's own cache, with none behind it. Asked
// once.
const Caches& caches() noexcept;

}  // namespace autospec

#endif
