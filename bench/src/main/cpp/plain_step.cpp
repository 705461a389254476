#include "plain_step.h"

void plain_step(int32_t rows, const int32_t* __restrict pointers, const int32_t* __restrict columns,
                const double* __restrict values, double a, double b, double c, double e, double w,
                const double* __restrict v, double* __restrict u, const double* __restrict z,
                double* __restrict y) noexcept {
  for (int32_t i = 0; i < rows; i++) {
    double sum = 0;
    for (int32_t k = pointers[i]; k < pointers[i + 1]; k++) {
      sum += values[k] * v[columns[k]];
    }
    const double next = a * sum + b * v[i] + c * u[i] + e * z[i];
    u[i] = next;
    y[i] += w * next;
  }
}
