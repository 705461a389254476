#include "expansion.h"

#include <algorithm>

#include "blocking.h"
#include "partition.h"
#include "recurrence.h"
#include "relay.h"

namespace autospec {
namespace {

template <class T>
void step_by_step(ThreadPool& pool, const Recurrence<T>& recurrence,
                  const RowParts& rows) noexcept {
  for (int32_t step = 0; step < recurrence.steps(); step++) {
    pool.run(rows.parts(), [&, step](int32_t part) noexcept {
      recurrence.advance(step, rows.begin(part), rows.begin(part + 1));
    });
  }
}

// The steps of one wave from `first` on.
template <class T>
struct Wave {
  const Recurrence<T>& recurrence;
  const Blocking& blocking;
  int32_t first;
  int32_t steps;

  void operator()(int32_t k, int64_t begin, int64_t end) const noexcept {
    recurrence.advance(first + k, begin, end);
  }
};

// Threads take tile after tile, each a turn behind the one before. The last tile waits for the
// first, so that there is always a tile more than threads.
template <class T>
void in_tiles(ThreadPool& pool, const Wave<T>& wave) noexcept {
  const Blocking& blocking = wave.blocking;
  const int64_t tiles = blocking.tiles(wave.steps);
  Relay relay(tiles, blocking.turns());
  pool.run(int32_t(std::clamp<int64_t>(tiles - 1, 1, blocking.threads())), [&](int32_t) noexcept {
    for (int64_t tile = relay.take(); tile < tiles; tile = relay.take()) {
      blocking.run_tile(tile, wave.steps, wave, relay.turns_of(tile));
    }
  });
}

// In two phases: all stretches, then all gaps between them.
template <class T>
void in_stretches(ThreadPool& pool, const Wave<T>& wave) noexcept {
  const Blocking& blocking = wave.blocking;
  pool.run(blocking.stretches(),
           [&](int32_t stretch) noexcept { blocking.run_stretch(stretch, wave.steps, wave); });
  pool.run(blocking.stretches() - 1,
           [&](int32_t gap) noexcept { blocking.run_gap(gap, wave.steps, wave); });
}

template <class T>
void in_waves(ThreadPool& pool, const Recurrence<T>& recurrence,
              const Blocking& blocking) noexcept {
  for (int32_t step = 0; step < recurrence.steps(); step += blocking.steps()) {
    const Wave<T> wave = {recurrence, blocking, step,
                          std::min(blocking.steps(), recurrence.steps() - step)};
    if (blocking.threads() > 1 && blocking.in_tiles()) {
      in_tiles(pool, wave);
    } else {
      in_stretches(pool, wave);
    }
  }
}

// v_k, v_{k-1} and the start are read, v_{k+1} goes where v_{k-1} was, outputs are updated.
Blocking blocking_of(int32_t threads, const Matrix& matrix, int32_t steps, int64_t outputs,
                     int64_t columns, const Caches& caches) noexcept {
  const int64_t value = matrix.facts().short_inside ? sizeof(float) : sizeof(double);
  const int64_t vectors = (3 * value + 8 * outputs) * columns * matrix.facts().rows;
  return Blocking(threads, matrix, {steps, matrix.bytes_inside() + vectors}, caches);
}

template <class T>
void run(ThreadPool& pool, const Matrix& matrix, const Coefficients& p, int64_t columns,
         const Caches& caches, const T* start, double* y, T* even, T* odd) noexcept {
  // waves for two threads that one of them runs alone took 1.2 times the time of waves for one
  const Blocking blocking =
      blocking_of(pool.threads_now(), matrix, p.steps_needed(), p.outputs, columns, caches);
  const bool waves = blocking.steps() > 1;
  const Recurrence<T> recurrence(matrix, p, start, columns, y, even, odd,
                                 strip_values(matrix, columns, waves));
  const RowParts rows(pool, matrix, columns, matrix.granule());
  if (recurrence.steps() == 0) {
    pool.run(rows.parts(), [&](int32_t part) noexcept {
      recurrence.weigh_start(rows.begin(part), rows.begin(part + 1));
    });
    return;
  }
  if (waves) {
    in_waves(pool, recurrence, blocking);
  } else {
    step_by_step(pool, recurrence, rows);
  }
}

void shorten(ThreadPool& pool, const Block& x, float* to) noexcept {
  const int32_t parts = parts_of(pool, x.count());
  const EvenParts pieces(x.count(), kStripValues, parts);
  pool.run(parts, [&](int32_t part) noexcept {
    const int64_t begin = pieces.begin(part);
    kernels().vectors.shorten(x.data() + begin, to + begin, pieces.begin(part + 1) - begin);
  });
}

}  // namespace

int32_t steps_per_pass(const ThreadPool& pool, const Matrix& matrix, int32_t steps, int64_t columns,
                       const Caches& caches) noexcept {
  return blocking_of(pool.threads(), matrix, steps, 1, columns, caches).steps();
}

void expand(ThreadPool& pool, const Matrix& matrix, const Coefficients& coefficients,
            const Block& x, const Block& y, const Block& work, const Caches& caches) {
  const Reordering* reordering = matrix.facts().reordering.get();
  const int64_t count = x.count();
  const bool short_inside = matrix.facts().short_inside;
  // three vectors of floats fit where two of doubles do
  auto* floats = reinterpret_cast<float*>(work.data());
  if (reordering == nullptr) {
    if (short_inside) {
      shorten(pool, x, floats);
      run<float>(pool, matrix, coefficients, x.columns(), caches, floats, y.data(), floats + count,
                 floats + 2 * count);
    } else {
      run<double>(pool, matrix, coefficients, x.columns(), caches, x.data(), y.data(), work.data(),
                  work.data() + count);
    }
    return;
  }
  const Scratch::Lease places = reordering->scratch().lease(y.count() + (short_inside ? 0 : count));
  double* sums = places.data();
  if (short_inside) {
    reordering->take(pool, x, floats);
    run<float>(pool, matrix, coefficients, x.columns(), caches, floats, sums, floats + count,
               floats + 2 * count);
  } else {
    double* start = sums + y.count();
    reordering->take(pool, x, start);
    run<double>(pool, matrix, coefficients, x.columns(), caches, start, sums, work.data(),
                work.data() + count);
  }
  reordering->put_back(pool, sums, y);
}

}  // namespace autospec
