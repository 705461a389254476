// The vector half of a recurrence step, over a strip whose row sums are ready in the first cache.
#ifndef AUTOSPEC_KERNELS_RECURRENCE_H
#define AUTOSPEC_KERNELS_RECURRENCE_H

#include "kernels.h"

namespace autospec {
namespace {

// Y: the output takes nothing, goes on or begins.
enum class Output { kNone, kGoesOn, kBegins };

template <bool B, bool C, bool E, Output Y, class T>
void update_terms(const Update<T>& step, const T* sums, int64_t count) noexcept {
  const T a = step.a, b = step.b, c = step.c, e = step.e;
  const T* current = step.current;
  const T* previous = step.previous;
  const T* start = step.start;
  T* next = step.next;
  double* y = step.y;
  const double w0 = step.weights[0], w1 = step.weights[1], w2 = step.weights[2];
  // next may be sums or previous, but then element meets element
#pragma GCC ivdep
  for (int64_t i = 0; i < count; i++) {
    T v = a * sums[i];
    if (B) v = v + b * current[i];
    if (C) v = v + c * previous[i];
    if (E) v = v + e * start[i];
    if (Y != Output::kNone) {
      // -0.0 is what any term is added to without a change
      double share = Y == Output::kBegins ? -0.0 : y[i];
      share += w0 != 0 ? w0 * double(previous[i]) : -0.0;
      share += w1 != 0 ? w1 * double(current[i]) : -0.0;
      share += w2 != 0 ? w2 * double(v) : -0.0;
      y[i] = share;
    }
    next[i] = v;
  }
}

template <class T>
using UpdateTerms = void (*)(const Update<T>&, const T*, int64_t) noexcept;

template <bool B, bool C, bool E, class T>
UpdateTerms<T> terms_for_output(const Update<T>& step) noexcept {
  if (step.y == nullptr) {
    return update_terms<B, C, E, Output::kNone, T>;
  }
  return step.begins_y ? update_terms<B, C, E, Output::kBegins, T>
                       : update_terms<B, C, E, Output::kGoesOn, T>;
}

template <class T>
void update(const Update<T>& step, const T* sums, int64_t count) noexcept {
  using Choose = UpdateTerms<T> (*)(const Update<T>&) noexcept;
  static constexpr Choose kTerms[8] = {
      terms_for_output<false, false, false, T>, terms_for_output<true, false, false, T>,
      terms_for_output<false, true, false, T>,  terms_for_output<true, true, false, T>,
      terms_for_output<false, false, true, T>,  terms_for_output<true, false, true, T>,
      terms_for_output<false, true, true, T>,   terms_for_output<true, true, true, T>};
  const int terms = (step.b != 0 ? 1 : 0) + (step.c != 0 ? 2 : 0) + (step.e != 0 ? 4 : 0);
  kTerms[terms](step)(step, sums, count);
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
