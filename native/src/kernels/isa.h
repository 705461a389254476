// What a kernel needs to know of the level it is compiled for: the width of a vector and how short
// values become floats. The one file of the kernels that asks for the level.
//
// A gather is assembled from single loads. Measured on Zen 3 and Zen 5, ns per entry of SELL slices
// in cache, hardware gather / single loads: float64 0.55 / 0.32, float32 0.38 / 0.25 (4elt_lap);
// the hardware's gather, 1.5 to 2 times as slow on every matrix, is not used.
#ifndef AUTOSPEC_KERNELS_ISA_H
#define AUTOSPEC_KERNELS_ISA_H

#include <stdint.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "kernels.h"

namespace autospec {
namespace {

#if defined(__AVX512F__)
constexpr int kVectorBytes = 64;
#elif defined(__AVX2__)
constexpr int kVectorBytes = 32;
#else
constexpr int kVectorBytes = 16;
#endif

template <class T>
struct Lanes;

template <>
struct Lanes<double> {
  static constexpr int kCount = kVectorBytes / 8;
  typedef double Vector __attribute__((vector_size(kVectorBytes)));
  typedef double Unaligned __attribute__((vector_size(kVectorBytes), aligned(8), may_alias));
  typedef int64_t Integer;
  typedef int64_t Mask __attribute__((vector_size(kVectorBytes)));
};

template <>
struct Lanes<float> {
  static constexpr int kCount = kVectorBytes / 4;
  typedef float Vector __attribute__((vector_size(kVectorBytes)));
  typedef float Unaligned __attribute__((vector_size(kVectorBytes), aligned(4), may_alias));
  typedef int32_t Integer;
  typedef int32_t Mask __attribute__((vector_size(kVectorBytes)));
};

using DoubleVector = Lanes<double>::Vector;
using FloatVector = Lanes<float>::Vector;

inline DoubleVector load(const double* values) noexcept {
  return *reinterpret_cast<const Lanes<double>::Unaligned*>(values);
}
inline FloatVector load(const float* values) noexcept {
  return *reinterpret_cast<const Lanes<float>::Unaligned*>(values);
}
inline void store(double* values, DoubleVector lanes) noexcept {
  *reinterpret_cast<Lanes<double>::Unaligned*>(values) = lanes;
}

// A float16's bits in a float's places are the value times 2^-112, subnormal or not.
constexpr float kHalfUnit = 0x1p112F;

inline float widened(Half value) noexcept {
  const int32_t bits = int32_t(uint32_t(int32_t(int16_t(value))) << 13) & int32_t(0x8fffffff);
  float shrunk;
  __builtin_memcpy(&shrunk, &bits, sizeof shrunk);
  return shrunk * kHalfUnit;
}
inline float widened(int8_t value) noexcept { return float(value); }
inline float widened(float value) noexcept { return value; }
inline double widened(double value) noexcept { return value; }

// The first lanes of four floats.
typedef float FourFloats __attribute__((vector_size(16)));

// R <= 4 neighbouring values, one for each row that a block's kernel sums beside others: as they
// are, so that they are spread over the columns in the very load, or short ones widened together.
// Measured on Zen 5, time of a step of 16 columns in float16 over 16 steps of one column, widened one
// by one and together: 4elt_lap 0.41 and 0.33, gyro_m 0.23 and 0.18.
template <int R>
inline const double* few_values(const double* values) noexcept {
  return values;
}
template <int R>
inline const float* few_values(const float* values) noexcept {
  return values;
}
#if defined(__SSE4_1__)
template <int R>
inline FourFloats few_values(const Half* values) noexcept {
  int64_t bits = 0;
  __builtin_memcpy(&bits, values, R * sizeof(Half));
  const __m128i halves = _mm_cvtsi64_si128(bits);
#if defined(__F16C__)
  return (FourFloats)_mm_cvtph_ps(halves);
#else
  const __m128i wide = _mm_slli_epi32(_mm_cvtepi16_epi32(halves), 13);
  return (FourFloats)_mm_castsi128_ps(_mm_and_si128(wide, _mm_set1_epi32(int(0x8fffffff)))) *
         kHalfUnit;
#endif
}
template <int R>
inline FourFloats few_values(const int8_t* values) noexcept {
  int32_t bits = 0;
  __builtin_memcpy(&bits, values, R);
  return (FourFloats)_mm_cvtepi32_ps(_mm_cvtepi8_epi32(_mm_cvtsi32_si128(bits)));
}
#else
template <int R, class V>
inline FourFloats few_values(const V* values) noexcept {
  FourFloats wide{};
  for (int r = 0; r < R; r++) {
    wide[r] = widened(values[r]);
  }
  return wide;
}
#endif

#if defined(__AVX512F__)
inline FloatVector load(const Half* values) noexcept {
  return (FloatVector)_mm512_maskz_cvtph_ps(
      0xffff, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(values)));
}
inline FloatVector load(const int8_t* values) noexcept {
  return (FloatVector)_mm512_maskz_cvtepi32_ps(
      0xffff, _mm512_maskz_cvtepi8_epi32(
                  0xffff, _mm_loadu_si128(reinterpret_cast<const __m128i*>(values))));
}
#elif defined(__AVX2__)
inline FloatVector load(const Half* values) noexcept {
  return (FloatVector)_mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(values)));
}
inline FloatVector load(const int8_t* values) noexcept {
  return (FloatVector)_mm256_cvtepi32_ps(
      _mm256_cvtepi8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(values))));
}
#else
inline FloatVector load(const Half* values) noexcept { return few_values<4>(values); }
inline FloatVector load(const int8_t* values) noexcept { return few_values<4>(values); }
#endif

// Four indices in one load, taken apart by shifts: the loads of x leave few to spare, and float32
// slices gain a fifth (0.33 to 0.27 ns per entry on Zen 3).
static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first index is in the lowest bits");

struct FourIndices {
  explicit FourIndices(const uint8_t* at) noexcept {
    uint32_t bits;
    __builtin_memcpy(&bits, at, sizeof bits);
    first = int64_t(bits & 0xff);
    second = int64_t(bits >> 8 & 0xff);
    third = int64_t(bits >> 16 & 0xff);
    fourth = int64_t(bits >> 24);
  }
  explicit FourIndices(const uint16_t* at) noexcept {
    uint64_t bits;
    __builtin_memcpy(&bits, at, sizeof bits);
    first = int64_t(bits & 0xffff);
    second = int64_t(bits >> 16 & 0xffff);
    third = int64_t(bits >> 32 & 0xffff);
    fourth = int64_t(bits >> 48);
  }
  explicit FourIndices(const int32_t* at) noexcept {
    uint64_t bits[2];
    __builtin_memcpy(bits, at, sizeof bits);
    first = int64_t(bits[0] & 0xffffffff);
    second = int64_t(bits[0] >> 32);
    third = int64_t(bits[1] & 0xffffffff);
    fourth = int64_t(bits[1] >> 32);
  }

  int64_t first, second, third, fourth;
};

#if defined(__AVX512F__)
// Quarter by quarter, each with its own indices from memory: sixteen at once outnumber the
// registers. Measured on Zen 5, time of a step in slices that gather over that with indices taken
// apart by shifts: 0.85 to 0.95 in float16; float64 gains nothing.
template <class Index>
[[gnu::always_inline]] inline __m256 eight(const float* x, const Index* at) noexcept {
  const __m128 low = {x[at[0]], x[at[1]], x[at[2]], x[at[3]]};
  const __m128 high = {x[at[4]], x[at[5]], x[at[6]], x[at[7]]};
  return _mm256_set_m128(high, low);
}
template <class Index>
[[gnu::always_inline]] inline FloatVector sixteen(const float* x, const Index* at) noexcept {
  const __m256 low = eight(x, at);
  const __m256 high = eight(x, at + 8);
  return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}
#endif

// x[at[0]], x[at[1]], ... Inlined by force: a call per vector costs a third of a float32 slice.
template <class T, class Index>
__attribute__((always_inline)) inline typename Lanes<T>::Vector gathered(const T* x,
                                                                         const Index* at) noexcept {
  using Vector = typename Lanes<T>::Vector;
  if constexpr (Lanes<T>::kCount == 2) {
    return Vector{x[at[0]], x[at[1]]};
  } else if constexpr (Lanes<T>::kCount == 4) {
    const FourIndices i(at);
    return Vector{x[i.first], x[i.second], x[i.third], x[i.fourth]};
  } else if constexpr (Lanes<T>::kCount == 8) {
    const FourIndices i(at), j(at + 4);
    return Vector{x[i.first], x[i.second], x[i.third], x[i.fourth],
                  x[j.first], x[j.second], x[j.third], x[j.fourth]};
  } else {
    return sixteen(x, at);
  }
}

}  // namespace
}  // namespace autospec

#endif
