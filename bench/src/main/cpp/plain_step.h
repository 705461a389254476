#ifndef AUTOSPEC_BENCH_PLAIN_STEP_H
#define AUTOSPEC_BENCH_PLAIN_STEP_H

#include <cstdint>

// A recurrence step as anyone would write it: one pass over the rows of a CSR matrix,
// u = a A v + b v + c u + e z, y = y + w u. Compiled alone, with -O3 -march=native.
void plain_step(int32_t rows, const int32_t* pointers, const int32_t* columns, const double* values,
                double a, double b, double c, double e, double w, const double* v, double* u,
                const double* z, double* y) noexcept;

#endif
