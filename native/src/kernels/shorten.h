// Values in shorter types, rounded to nearest, ties to even.
#ifndef AUTOSPEC_KERNELS_SHORTEN_H
#define AUTOSPEC_KERNELS_SHORTEN_H

#include "isa.h"
#include "kernels.h"

namespace autospec {
namespace {

inline int32_t bits_of(float value) noexcept {
  int32_t bits;
  __builtin_memcpy(&bits, &value, sizeof bits);
  return bits;
}

template <class V>
V rounded(double value) noexcept;

template <>
inline float rounded<float>(double value) noexcept {
  return float(value);
}

// By way of float32, and no larger than the largest finite float16.
template <>
inline Half rounded<Half>(double value) noexcept {
  constexpr float kLargest = 65504;
  constexpr float kSmallestNormal = 0x1p-14F;
  constexpr int32_t kExponentGap = (127 - 15) << 10;
  const float single = float(value);
  const float size = __builtin_fabsf(single);
  const float kept = size < kLargest ? size : kLargest;
  const int32_t bits = bits_of(kept);
  const int32_t normal = ((bits + 0xfff + ((bits >> 13) & 1)) >> 13) - kExponentGap;
  // one half has the spacing of the subnormal float16, so that the addition rounds to it
  const int32_t subnormal = bits_of(kept + 0.5F) - bits_of(0.5F);
  const int32_t magnitude = kept < kSmallestNormal ? subnormal : normal;
  return Half(uint16_t(magnitude | ((bits_of(single) >> 16) & 0x8000)));
}

// Of a value within -127 ... 127.
template <>
inline int8_t rounded<int8_t>(double value) noexcept {
  // adding and subtracting 1.5 * 2^52 rounds to the nearest integer
  constexpr double kShift = 0x1.8p52;
  return int8_t(int32_t((value + kShift) - kShift));
}

template <class V>
void shorten_to(const double* x, double factor, void* y, int64_t count) noexcept {
  V* __restrict to = static_cast<V*>(y);
  for (int64_t i = 0; i < count; i++) {
    to[i] = rounded<V>(x[i] * factor);
  }
}

template <class V>
void lengthen(const void* x, double unit, double* y, int64_t count) noexcept {
  const V* __restrict from = static_cast<const V*>(x);
  for (int64_t i = 0; i < count; i++) {
    y[i] = double(widened(from[i])) * unit;
  }
}

void shorten(const double* __restrict x, float* __restrict y, int64_t count) noexcept {
  for (int64_t i = 0; i < count; i++) {
    y[i] = float(x[i]);
  }
}

}  // namespace
}  // namespace autospec

#endif
