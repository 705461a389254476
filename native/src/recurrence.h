#ifndef AUTOSPEC_RECURRENCE_H
#define AUTOSPEC_RECURRENCE_H

#include <algorithm>
#include <cstdint>

#include "coefficients.h"
#include "matrix.h"
#include "strips.h"

namespace autospec {

inline void update(const VectorKernels& kernels, const Update<double>& step, const double* sums,
                   int64_t count) noexcept {
  kernels.update(step, sums, count);
}
inline void update(const VectorKernels& kernels, const Update<float>& step, const float* sums,
                   int64_t count) noexcept {
  kernels.short_update(step, sums, count);
}
inline void accumulate(const VectorKernels& kernels, const Accumulation& sum, const double* v,
                       double* y) noexcept {
  kernels.accumulate(sum, v, y);
}
inline void accumulate(const VectorKernels& kernels, const Accumulation& sum, const float* v,
                       double* y) noexcept {
  kernels.short_accumulate(sum, v, y);
}

// The steps of one expansion, each of which may be done on any rows as soon as the vectors that it
// reads are there: v_{k+1} is written over v_{k-1}, except that v_1 is the start itself. Rows are
// done in strips of so many values.
template <class T>
class Recurrence {
 public:
  Recurrence(const Matrix& matrix, const Coefficients& p, const T* start, int64_t columns,
             double* y, T* even, T* odd, int64_t strip) noexcept
      : matrix_(matrix),
        p_(p),
        kernels_(kernels().vectors),
        columns_(columns),
        strip_(strip),
        steps_(p.steps_needed()),
        start_(start),
        y_(y),
        work_{even, odd} {}

  int32_t steps() const noexcept { return steps_; }

  // What an expansion of no step gives on rows begin ... end - 1.
  void weigh_start(int64_t begin, int64_t end) const noexcept {
    for_each_strip(begin, end, columns_, strip_,
                   [this](const Panel& strip) noexcept { weigh_start(strip); });
  }

  // v_{step+2} and its share of the outputs, on rows begin ... end - 1.
  void advance(int32_t step, int64_t begin, int64_t end) const noexcept {
    const Step now = {step, step == 0 ? start_ : work_[(step + 1) % 2],
                      step < 2 ? start_ : work_[step % 2],
                      step == steps_ - 1 ? nullptr : work_[step % 2]};
    // the sums of a block take more of the stack
    if (columns_ == 1) {
      advance_in_strips<kStripValues>(now, begin, end);
    } else {
      advance_in_strips<kMostStripValues>(now, begin, end);
    }
  }

 private:
  struct Step {
    int32_t index;
    const T* current;
    const T* previous;
    T* next;  // null if only its weighted sum is wanted
  };

  template <int64_t kValues>
  void advance_in_strips(const Step& now, int64_t begin, int64_t end) const noexcept {
    alignas(64) T sums[kValues];
    for_each_strip(begin, end, columns_, strip_,
                   [&](const Panel& strip) noexcept { advance(now, strip, sums); });
  }

  void advance(const Step& now, const Panel& strip, T* sums) const noexcept {
    const int64_t count = strip.count * strip.width;
    Update<T> step = update_of(now, strip);
    if (step.a != 0) {
      matrix_.sums(now.current, strip, sums);
    } else {
      std::fill(sums, sums + count, T(0));
      step.a = 1;
    }
    if (step.next == nullptr) {
      step.next = sums;
    }
    update(kernels_, step, sums, count);
    if (p_.outputs > 1) {
      if (now.index == 0) {
        weigh_start(strip);
      }
      weigh(now.index + 1, strip, step.next);
    }
  }

  // The step of a strip's rows. Its output, where there is one, takes three vectors at a time, as
  // long as all of them are at hand: a third of the passes over y.
  Update<T> update_of(const Step& now, const Panel& strip) const noexcept {
    const int64_t at = strip.first * columns_ + strip.column;
    const int32_t k = now.index;
    Update<T> step = {T(p_.a(k)),
                      T(p_.b(k)),
                      k == 0 ? T(0) : T(p_.c(k)),
                      T(p_.e(k)),
                      now.current + at,
                      now.previous + at,
                      start_ + at,
                      now.next == nullptr ? nullptr : now.next + at};
    const bool last = k == steps_ - 1;
    if (p_.outputs == 1 && (k % 3 == 1 || last)) {
      // of v_k, v_{k+1}, v_{k+2}
      const int32_t taken = (k + 1) % 3 + 1;
      bool any = false;
      for (int32_t i = 3 - taken; i < 3; i++) {
        step.weights[i] = p_.weight(0, k - 1 + i);
        any = any || step.weights[i] != 0;
      }
      step.begins_y = !p_.started_before(0, k + 2 - taken);
      step.y = any ? y_ + at : nullptr;
    }
    return step;
  }

  // Begins the outputs: w_1 v_1, or zeros where no weight is to come.
  void weigh_start(const Panel& strip) const noexcept {
    weigh(0, strip, start_ + strip.first * columns_ + strip.column);
    for (int32_t output = 0; output < p_.outputs; output++) {
      if (!p_.started_before(output, p_.steps + 1)) {
        for (int64_t i = 0; i < strip.count; i++) {
          double* y = output_at(output, strip) + i * columns_ * p_.outputs;
          std::fill(y, y + strip.width, 0.0);
        }
      }
    }
  }

  void weigh(int32_t index, const Panel& strip, const T* v) const noexcept {
    for (int32_t output = 0; output < p_.outputs; output++) {
      const double weight = p_.weight(output, index);
      if (weight != 0) {
        accumulate(kernels_,
                   Accumulation{weight, !p_.started_before(output, index), strip.count, strip.width,
                                columns_ * p_.outputs},
                   v, output_at(output, strip));
      }
    }
  }

  double* output_at(int32_t output, const Panel& strip) const noexcept {
    return y_ + (strip.first * p_.outputs + output) * columns_ + strip.column;
  }

  const Matrix& matrix_;
  const Coefficients& p_;
  const VectorKernels& kernels_;
  const int64_t columns_;
  const int64_t strip_;
  const int32_t steps_;
  const T* const start_;
  double* const y_;
  T* const work_[2];
};

}  // namespace autospec

#endif
