#include "expansion.h"

#include "partition.h"
#include "strips.h"

namespace autospec {
namespace {

void update(const VectorKernels& kernels, const Update<double>& step, int64_t count) noexcept {
  kernels.update(step, count);
}
void update(const VectorKernels& kernels, const Update<float>& step, int64_t count) noexcept {
  kernels.short_update(step, count);
}
void accumulate(const VectorKernels& kernels, const Accumulation& sum, const double* v,
                double* y) noexcept {
  kernels.accumulate(sum, v, y);
}
void accumulate(const VectorKernels& kernels, const Accumulation& sum, const float* v,
                double* y) noexcept {
  kernels.short_accumulate(sum, v, y);
}

// The number of steps up to the last vector with a weight.
int32_t steps_needed(const Coefficients& p) noexcept {
  for (int32_t index = p.steps; index > 0; index--) {
    for (int32_t output = 0; output < p.outputs; output++) {
      if (p.weight(output, index) != 0) {
        return index;
      }
    }
  }
  return 0;
}

bool started_before(const Coefficients& p, int32_t output, int32_t index) noexcept {
  for (int32_t i = 0; i < index; i++) {
    if (p.weight(output, i) != 0) {
      return true;
    }
  }
  return false;
}

template <class T>
class Recurrence {
 public:
  Recurrence(ThreadPool& pool, const Matrix& matrix, const Coefficients& p, const T* start,
             int64_t columns, double* y, T* even, T* odd) noexcept
      : pool_(pool),
        matrix_(matrix),
        p_(p),
        kernels_(kernels().vectors),
        columns_(columns),
        strip_(strip_values(matrix, columns)),
        rows_(pool, matrix, columns, matrix.granule()),
        start_(start),
        y_(y),
        work_{even, odd} {}

  void run() noexcept {
    const int32_t steps = steps_needed(p_);
    if (steps == 0) {
      pool_.run(rows_.parts(), [this](int32_t part) noexcept {
        for_each_strip(rows_.begin(part), rows_.begin(part + 1), columns_, strip_,
                       [this](const Panel& strip) noexcept { weigh_start(strip); });
      });
    }
    for (int32_t step = 0; step < steps; step++) {
      // v_1 is the start itself; v_{k+1} is written over v_{k-1}
      const Step now = {step, step == 0 ? start_ : work_[(step + 1) % 2],
                        step == 1 ? start_ : work_[step % 2],
                        step == steps - 1 ? nullptr : work_[step % 2]};
      pool_.run(rows_.parts(), [this, &now](int32_t part) noexcept {
        for_each_strip(rows_.begin(part), rows_.begin(part + 1), columns_, strip_,
                       [this, &now](const Panel& strip) noexcept { advance(now, strip); });
      });
    }
  }

 private:
  struct Step {
    int32_t index;
    const T* current;
    const T* previous;
    T* next;  // null if only its weighted sum is wanted
  };

  void advance(const Step& now, const Panel& strip) const noexcept {
    alignas(64) T sums[kStripValues];
    const int64_t count = strip.count * strip.width;
    const int64_t at = strip.first * columns_ + strip.column;
    const T a = T(p_.a(now.index)), b = T(p_.b(now.index)), e = T(p_.e(now.index));
    const T c = now.index == 0 ? T(0) : T(p_.c(now.index));
    if (a != 0) {
      matrix_.sums(now.current, strip, sums);
    } else {
      std::fill(sums, sums + count, T(0));
    }
    T* next = now.next != nullptr ? now.next + at : sums;
    update(kernels_,
           Update<T>{a != 0 ? a : T(1), b, c, e, sums, b != 0 ? now.current + at : nullptr,
                     c != 0 ? now.previous + at : nullptr, e != 0 ? start_ + at : nullptr, next},
           count);
    if (now.index == 0) {
      weigh_start(strip);
    }
    weigh(now.index + 1, strip, next);
  }

  // Begins the outputs: w_1 v_1, or zeros where no weight is to come.
  void weigh_start(const Panel& strip) const noexcept {
    weigh(0, strip, start_ + strip.first * columns_ + strip.column);
    for (int32_t output = 0; output < p_.outputs; output++) {
      if (!started_before(p_, output, p_.steps + 1)) {
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
                   Accumulation{weight, !started_before(p_, output, index), strip.count,
                                strip.width, columns_ * p_.outputs},
                   v, output_at(output, strip));
      }
    }
  }

  double* output_at(int32_t output, const Panel& strip) const noexcept {
    return y_ + (strip.first * p_.outputs + output) * columns_ + strip.column;
  }

  ThreadPool& pool_;
  const Matrix& matrix_;
  const Coefficients& p_;
  const VectorKernels& kernels_;
  const int64_t columns_;
  const int64_t strip_;
  const RowParts rows_;
  const T* const start_;
  double* const y_;
  T* const work_[2];
};

}  // namespace

void expand(ThreadPool& pool, const Matrix& matrix, const Coefficients& coefficients,
            const Block& x, const Block& y, const Block& work) noexcept {
  const int64_t count = x.count();
  if (!matrix.facts().short_inside) {
    double* even = work.data();
    Recurrence<double>(pool, matrix, coefficients, x.data(), x.columns(), y.data(), even,
                       even + count)
        .run();
    return;
  }
  // three vectors of floats fit where two of doubles do
  auto* start = reinterpret_cast<float*>(work.data());
  const int32_t parts = parts_of(pool, count);
  const EvenParts pieces(count, kStripValues, parts);
  pool.run(parts, [&](int32_t part) noexcept {
    const int64_t begin = pieces.begin(part);
    kernels().vectors.shorten(x.data() + begin, start + begin, pieces.begin(part + 1) - begin);
  });
  Recurrence<float>(pool, matrix, coefficients, start, x.columns(), y.data(), start + count,
                    start + 2 * count)
      .run();
}

}  // namespace autospec
