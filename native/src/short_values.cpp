#include "short_values.h"

#include <autospec/autospec.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace autospec {
namespace {

// Values rounded and looked at together, a multiple of a level.
constexpr int64_t kChunk = 64 * kSliceRows;

struct Type {
  const ShortKernels& kernels;
  int64_t size;
  double factor;
  double unit;
};

Type type_of(int32_t precision, double largest) noexcept {
  const ShortKernels& kernels = autospec::kernels().short_values[precision - AUTOSPEC_FLOAT32];
  switch (precision) {
    case AUTOSPEC_FLOAT16: {
      constexpr int kTop = 14;
      constexpr int kMost = 120;
      const int exponent = largest > 0 ? std::clamp(kTop - std::ilogb(largest), -kMost, kMost) : 0;
      return {kernels, 2, std::ldexp(1.0, exponent), std::ldexp(1.0, -exponent)};
    }
    case AUTOSPEC_INT8: {
      constexpr double kSteps = 127;
      const double factor = kSteps / largest;
      return {kernels, 1, std::isfinite(factor) ? factor : 0, double(float(largest / kSteps))};
    }
    default:
      return {kernels, 4, 1, 1};
  }
}

// Sums magnitudes row by row, each in the order of the columns.
class RowSums {
 public:
  void start() noexcept { std::fill(sums_, sums_ + kSliceRows, 0.0); }

  void add_level(const double* values) noexcept {
    for (int row = 0; row < kSliceRows; row++) {
      sums_[row] += std::abs(values[row]);
    }
  }
  void add(int row, double value) noexcept { sums_[row] += std::abs(value); }

  double largest() const noexcept {
    double largest = 0;
    for (const double sum : sums_) {
      // a rounded value may lie beyond float32: there is no bound then
      largest = std::isnan(sum) ? std::numeric_limits<double>::infinity() : std::max(largest, sum);
    }
    return largest;
  }

 private:
  double sums_[kSliceRows];
};

}  // namespace

ShortValues short_values(int32_t precision, const Slicing& slicing, int64_t rows,
                         const double* values, double largest) {
  const Type type = type_of(precision, largest);
  ShortValues out;
  out.values = Buffer<unsigned char>(slicing.values * type.size, Pages::kAtOnce);
  out.unit = float(type.unit);
  int64_t done = 0;
  RowSums rounded_sums;
  RowSums error_sums;
  double rounded[kChunk];
  double errors[kChunk];
  for (int64_t place = 0; place < rows; place += kSliceRows) {
    const Slice& slice = slicing.slices.data()[place / kSliceRows];
    if (slice.values < done) {
      continue;  // an earlier slice's
    }
    const auto round = [&](int64_t at, int64_t count) {
      void* target = out.values.data() + at * type.size;
      type.kernels.shorten(values + at, type.factor, target, count);
      type.kernels.lengthen(target, type.unit, rounded, count);
      for (int64_t k = 0; k < count; k++) {
        errors[k] = values[at + k] - rounded[k];
      }
    };
    rounded_sums.start();
    error_sums.start();
    int64_t at = slice.values;
    const int64_t levels_end = at + slice.levels * int64_t{kSliceRows};
    while (at < levels_end) {
      const int64_t count = std::min(kChunk, levels_end - at);
      round(at, count);
      for (int64_t k = 0; k < count; k += kSliceRows) {
        rounded_sums.add_level(rounded + k);
        error_sums.add_level(errors + k);
      }
      at += count;
    }
    for (int row = 0; slice.tails && row < kSliceRows; row++) {
      for (int32_t left = slicing.lengths.data()[place + row] - slice.levels; left > 0;) {
        const auto count = int32_t(std::min<int64_t>(kChunk, left));
        round(at, count);
        for (int32_t k = 0; k < count; k++) {
          rounded_sums.add(row, rounded[k]);
          error_sums.add(row, errors[k]);
        }
        at += count;
        left -= count;
      }
    }
    done = at;
    out.norm_bound = std::max(out.norm_bound, rounded_sums.largest());
    out.rounding_bound = std::max(out.rounding_bound, error_sums.largest());
  }
  return out;
}

}  // namespace autospec
