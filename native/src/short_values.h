#ifndef AUTOSPEC_SHORT_VALUES_H
#define AUTOSPEC_SHORT_VALUES_H

#include <cstdint>

#include "buffer.h"
#include "kernels/dispatch.h"
#include "slicing.h"

namespace autospec {

// The values of expand, in the order of the float64 ones.
struct ShortValues {
  Buffer<unsigned char> values;
  float unit = 1;             // of one in the values
  double norm_bound = 0;      // max_i sum_j |b_ij|, b the rounded matrix
  double rounding_bound = 0;  // max_i sum_j |a_ij - b_ij|
};

// Rounds values to AUTOSPEC_FLOAT32, _FLOAT16 or _INT8. `largest` is their largest magnitude.
//
// float16 values are multiplied by the power of two that takes the largest magnitude to 2^14 or
// above, so that magnitudes down to 2^-28 of it keep eleven digits; int8 values are multiples of a
// 127th of it. One unit for the whole matrix keeps it symmetric.
ShortValues short_values(int32_t precision, const Slicing& slicing, int64_t rows,
                         const double* values, double largest);

}  // namespace autospec

#endif
