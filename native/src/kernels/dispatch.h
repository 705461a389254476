#ifndef AUTOSPEC_KERNELS_DISPATCH_H
#define AUTOSPEC_KERNELS_DISPATCH_H

#include "kernels.h"

namespace autospec {

// The table of the highest level that this CPU runs, or of the one that AUTOSPEC_ISA names; chosen
// at the first call, the same ever after.
const KernelTable& kernels() noexcept;

// The table of a level by name, or null if there is none or this CPU does not run it.
const KernelTable* kernels_named(const char* isa) noexcept;

// Why AUTOSPEC_ISA was not followed, or "".
const char* isa_note() noexcept;

}  // namespace autospec

#endif
