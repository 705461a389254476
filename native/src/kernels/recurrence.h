// The vector half of a recurrence step, over a strip whose row sums are ready in the first cache.
#ifndef AUTOSPEC_KERNELS_RECURRENCE_H
#define AUTOSPEC_KERNELS_RECURRENCE_H

#include "kernels.h"

namespace autospec {
namespace {

// ((a s + b v) + c p) + e z from left to right, absent terms left out.
template <bool B, bool C, bool E, class T>
void update_terms(const Update<T>& step, int64_t count) noexcept {
  const T a = step.a, b = step.b, c = step.c, e = step.e;
  const T* sums = step.sums;
  const T* current = step.current;
  const T* previous = step.previous;
  const T* start = step.start;
  T* next = step.next;
  // next may be sums or previous, but then element meets element
#pragma GCC ivdep
  for (int64_t i = 0; i < count; i++) {
    T v = a * sums[i];
    if (B) v = v + b * current[i];
    if (C) v = v + c * previous[i];
    if (E) v = v + e * start[i];
    next[i] = v;
  }
}

template <class T>
void update(const Update<T>& step, int64_t count) noexcept {
  using Terms = void (*)(const Update<T>&, int64_t) noexcept;
  static constexpr Terms kTerms[8] = {
      update_terms<false, false, false, T>, update_terms<true, false, false, T>,
      update_terms<false, true, false, T>,  update_terms<true, true, false, T>,
      update_terms<false, false, true, T>,  update_terms<true, false, true, T>,
      update_terms<false, true, true, T>,   update_terms<true, true, true, T>};
  const int terms = (step.current != nullptr ? 1 : 0) + (step.previous != nullptr ? 2 : 0) +
                    (step.start != nullptr ? 4 : 0);
  kTerms[terms](step, count);
}

template <class T>
void accumulate_run(double weight, bool first, const T* __restrict v, double* __restrict y,
                    int64_t count) noexcept {
  if (first) {
    for (int64_t i = 0; i < count; i++) {
      y[i] = weight * double(v[i]);
    }
  } else {
    for (int64_t i = 0; i < count; i++) {
      y[i] = y[i] + weight * double(v[i]);
    }
  }
}

template <class T>
void accumulate(const Accumulation& sum, const T* v, double* y) noexcept {
  if (sum.stride == sum.width) {
    accumulate_run(sum.weight, sum.first, v, y, sum.rows * sum.width);
    return;
  }
  if (sum.width == 1) {
    for (int64_t i = 0; i < sum.rows; i++) {
      double& target = y[i * sum.stride];
      const double term = sum.weight * double(v[i]);
      target = sum.first ? term : target + term;
    }
    return;
  }
  for (int64_t i = 0; i < sum.rows; i++) {
    accumulate_run(sum.weight, sum.first, v + i * sum.width, y + i * sum.stride, sum.width);
  }
}

}  // namespace
}  // namespace autospec

#endif
