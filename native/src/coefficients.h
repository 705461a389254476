#ifndef AUTOSPEC_COEFFICIENTS_H
#define AUTOSPEC_COEFFICIENTS_H

#include <cstdint>

namespace autospec {

// The coefficients of an expansion as they cross the border.
struct Coefficients {
  int32_t steps;
  int32_t outputs;
  const double* packed;

  double a(int32_t step) const noexcept { return packed[step]; }
  double b(int32_t step) const noexcept { return packed[steps + step]; }
  double c(int32_t step) const noexcept { return packed[2 * int64_t(steps) + step]; }
  double e(int32_t step) const noexcept { return packed[3 * int64_t(steps) + step]; }
  double weight(int32_t output, int32_t index) const noexcept {
    return packed[4 * int64_t(steps) + output * (int64_t(steps) + 1) + index];
  }

  // Whether an output has a weight among its first `index`.
  bool started_before(int32_t output, int32_t index) const noexcept {
    for (int32_t i = 0; i < index; i++) {
      if (weight(output, i) != 0) {
        return true;
      }
    }
    return false;
  }

  // The number of steps up to the last vector with a weight.
  int32_t steps_needed() const noexcept {
    for (int32_t index = steps; index > 0; index--) {
      for (int32_t output = 0; output < outputs; output++) {
        if (weight(output, index) != 0) {
          return index;
        }
      }
    }
    return 0;
  }
};

}  // namespace autospec

#endif
