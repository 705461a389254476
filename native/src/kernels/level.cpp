// Compiled once per instruction-set level. cmake/KernelLevels.cmake sets the level's options and
// AUTOSPEC_KERNEL_TABLE and AUTOSPEC_KERNEL_ISA, the names of its table. Everything else here has
// internal linkage, so that no code of a high level can serve a low one.
#include "columns.h"
#include "kernels.h"
#include "recurrence.h"
#include "shorten.h"
#include "slice_sums.h"
#include "tall_skinny.h"
#include "vectors.h"

namespace autospec {

extern const KernelTable AUTOSPEC_KERNEL_TABLE;

const KernelTable AUTOSPEC_KERNEL_TABLE = {
    AUTOSPEC_KERNEL_ISA,
    {panel_sums<double, double>},
    {{panel_sums<float, float>, shorten_to<float>, lengthen<float>},
     {panel_sums<float, Half>, shorten_to<Half>, lengthen<Half>},
     {panel_sums<float, int8_t>, shorten_to<int8_t>, lengthen<int8_t>}},
    {update<double>, update<float>, accumulate<double>, accumulate<float>, shorten, fill, copy,
     scale_rows, axpby, axpby_columns, copy_columns, dot, weighted_squares},
    {gram, combine},
};

}  // namespace autospec
