#ifndef AUTOSPEC_WAVEFRONT_H
#define AUTOSPEC_WAVEFRONT_H

#include <algorithm>
#include <cstdint>

#include "reach.h"

namespace autospec {

// Temporal blocking of a recurrence: several steps in one pass over memory. The idea is that of
// Alappat, Hager, Schenk and Wellein, "Level-based blocking for sparse matrices: sparse
// matrix-power-vector multiplication", IEEE TPDS 34 (2023), doi:10.1109/TPDS.2022.3223512; here
// the levels are slabs of rows in the order they have, and two work vectors are enough.
//
// Let task (k, s) make v_{k+1} on slab s from v_k on the slabs tied to s and from v_{k-1} on s,
// and write it over v_{k-1}. Every order in which (k, s) comes after (k - 1, t) for all t tied to
// s gives the bits of a run step by step:
//   - v_k is there: (k - 1, t) made it on each t whose columns the rows of s have;
//   - v_k is still there: what is written over v_k on t is (k + 1, t), which waits for (k, s),
//     because ties are mutual;
//   - v_{k-1} on s, about to be written over, is read by (k - 1, t) for the t whose rows have
//     columns in s, all tied to s and done, and by (k, s) itself, element after element, once the
//     sums of its strip are formed;
//   - the weighted sum on s takes v_1, v_2, ... in their order, because (k, s) follows (k - 1, s).

// The most steps in a wave.
constexpr int32_t kMostWaveSteps = 16;

// The tasks of one thread between two meetings: step k of a wave on slabs begin[k] ... end[k] - 1.
struct Trapezoid {
  int32_t steps;
  int64_t begin[kMostWaveSteps];
  int64_t end[kMostWaveSteps];
};

// Stretch begin ... end - 1 as far as it can be done without its neighbours' help: each step stops
// short of the last by the reach at the ends where a neighbour follows. And by a slab more: kernels
// load whole runs of columns of which some rows use a part, and what they read and throw away must
// not be written meanwhile, or it would be a race, if a harmless one.
inline Trapezoid shrinking(const Reach& reach, int64_t begin, int64_t end, int32_t steps) noexcept {
  Trapezoid part{steps, {begin}, {end}};
  for (int32_t k = 1; k < steps; k++) {
    part.begin[k] = begin == 0 ? 0 : reach.free_of_earlier(part.begin[k - 1] + 1);
    part.end[k] = end == reach.slabs() ? end : reach.tied_to_later(part.end[k - 1] - 1);
  }
  return part;
}

// What two neighbouring stretches leave between them.
inline Trapezoid between(const Trapezoid& left, const Trapezoid& right) noexcept {
  Trapezoid gap{left.steps, {}, {}};
  for (int32_t k = 0; k < left.steps; k++) {
    gap.begin[k] = left.end[k];
    gap.end[k] = right.begin[k];
  }
  return gap;
}

// Whether the gaps on the two sides of a shrinking trapezoid can be done at the same time, because
// no task of one waits for, or reads in vain, what a task of the other writes: so if each step does
// something. For let step k have b < e. A slab s of the right gap is >= e, hence > b, and therefore
// tied to nothing before the b of step k - 1, where the left gap ends; and the other way round. The
// additional slab does the same for what is read in vain.
inline bool separates(const Trapezoid& part) noexcept {
  for (int32_t k = 0; k < part.steps; k++) {
    if (part.begin[k] >= part.end[k]) {
      return false;
    }
  }
  return true;
}

// Nothing to wait for between the turns of a sweep.
struct Freely {
  void before(int64_t) const noexcept {}
  void after(int64_t) const noexcept {}
};

// Visits the tasks of a trapezoid in an order that keeps the wave narrow: each time the first step
// not yet done gains so many slabs, all later ones follow as far as they may. That is one turn, and
// before and after each its number is told.
// visit(k, first slab, end of slabs).
template <class Visit, class Turns = Freely>
void sweep(const Reach& reach, const Trapezoid& part, Visit visit, const Turns& turns = Turns(),
           int64_t gain = 1) noexcept {
  int64_t turn = 0;
  int64_t front[kMostWaveSteps];
  std::copy(part.begin, part.begin + part.steps, front);
  const auto done = [&](int32_t k) noexcept { return front[k] >= part.end[k]; };
  for (int32_t leader = 0; leader < part.steps; leader++) {
    while (!done(leader)) {
      turns.before(turn);
      const int64_t begin = front[leader];
      front[leader] = std::min(begin + gain, part.end[leader]);
      visit(leader, begin, front[leader]);
      for (int32_t k = leader + 1; k < part.steps; k++) {
        const int64_t from = front[k];
        // where the step before is done, what lies beyond its end was done by a neighbour
        while (!done(k) && (done(k - 1) || reach.last(front[k]) < front[k - 1])) {
          front[k]++;
        }
        if (front[k] > from) {
          visit(k, from, front[k]);
        }
      }
      turns.after(turn++);
    }
  }
}

}  // namespace autospec

#endif
