#ifndef AUTOSPEC_BLOCKING_H
#define AUTOSPEC_BLOCKING_H

#include <algorithm>
#include <cstdint>

#include "caches.h"
#include "matrix.h"
#include "partition.h"
#include "wavefront.h"

namespace autospec {

// What an expansion does to memory.
struct Traffic {
  int32_t steps;
  int64_t bytes;  // read and written by one step, matrix and vectors
};

// How an expansion is blocked in time: the steps of a wave, the slabs it runs over, and either the
// stretches of slabs that threads do by themselves or the tiles into which planes are cut.
//
// Where a row reaches a whole plane of a grid ahead, several steps of several planes fill any
// cache. Then the slabs are planes, and a wave runs over one tile of all of them after the other:
// tile j has, of step k, the rows j w - k r ... (j + 1) w - k r - 1 of each plane, w its width and
// r >= within() the shift. A row of step k is tied to rows at most r apart in its plane, thus to
// those of step k - 1 in its own tile or in earlier ones, all done.
//
// Several threads have a tile each, one turn of its sweep behind the tile before: after turn i of
// tile j, step k - 1 is done there on every plane that a plane which step k reaches in turn i of
// tile j + 1 is tied to. What a tile writes over is read no more by the tiles before, done up to
// this turn, and not by the tiles behind, r apart. Kernels that load whole runs of 16 columns read
// in vain up to 15 beyond what is tied, which r covers, and at the ends of a plane the other end of
// the next one: so the first tile and the last are never done at the same time.
class Blocking {
 public:
  // `threads` are those that will run it.
  Blocking(int32_t threads, const Matrix& matrix, const Traffic& traffic,
           const Caches& caches) noexcept;

  // Steps of a wave, 1 where blocking does not pay.
  int32_t steps() const noexcept { return steps_; }
  // Threads that share a wave, 1 for a small matrix.
  int32_t threads() const noexcept { return threads_; }
  int32_t stretches() const noexcept { return stretches_; }
  // Tiles of a wave of so many steps, 1 if slabs are not cut.
  int64_t tiles(int32_t steps) const noexcept {
    return (reach_->slab_rows() + (steps - 1) * shift_ + width_ - 1) / width_;
  }
  // Turns of a tile's sweep.
  int64_t turns() const noexcept { return reach_->slabs(); }
  // Whether threads share the tiles of a wave, or its stretches.
  bool in_tiles() const noexcept { return width_ < reach_->slab_rows(); }

  // Runs stretch or gap number `part` of a wave of so many steps: visit(k, first row, end of rows).
  template <class Visit>
  void run_stretch(int32_t part, int32_t steps, Visit visit) const noexcept {
    run(stretch(part, steps), visit);
  }
  template <class Visit>
  void run_gap(int32_t part, int32_t steps, Visit visit) const noexcept {
    run(between(stretch(part, steps), stretch(part + 1, steps)), visit);
  }
  // Runs a tile: turns.before(i) and turns.after(i) enclose turn i.
  template <class Visit, class Turns>
  void run_tile(int64_t tile, int32_t steps, Visit visit, const Turns& turns) const noexcept {
    sweep(
        *reach_, stretch(0, steps),
        [&](int32_t k, int64_t begin, int64_t end) noexcept {
          visit_tile(tile, k, begin, end, visit);
        },
        turns);
  }

 private:
  struct Shape {
    const Reach* reach;
    int64_t cache;  // that it may fill
    int32_t steps;
    int64_t width;
    double passes;  // over memory, per step
  };

  static Shape over_slabs(int64_t cache, const Reach& slabs, const Traffic& traffic) noexcept;
  static Shape over_planes(int64_t cache, const Locality& locality, const Traffic& traffic,
                           int64_t rows, int32_t threads) noexcept;
  // The shape with the fewest passes.
  static Shape within(int64_t cache, const Locality& locality, const Traffic& traffic, int64_t rows,
                      int32_t threads) noexcept;
  static int64_t slabs_of_turn(const Shape& shape, int32_t steps, const Traffic& traffic) noexcept;
  bool cut(const Matrix& matrix, int32_t stretches) noexcept;

  Trapezoid stretch(int32_t part, int32_t steps) const noexcept {
    return shrinking(*reach_, cuts_[part], cuts_[part + 1], steps);
  }

  template <class Visit>
  void run(const Trapezoid& part, Visit visit) const noexcept {
    for (int64_t tile = 0; tile < tiles(part.steps); tile++) {
      sweep(
          *reach_, part,
          [&](int32_t k, int64_t begin, int64_t end) noexcept {
            visit_tile(tile, k, begin, end, visit);
          },
          Freely(), turn_);
    }
  }

  template <class Visit>
  void visit_tile(int64_t tile, int32_t k, int64_t begin, int64_t end, Visit visit) const noexcept {
    const int64_t slab = reach_->slab_rows();
    if (!in_tiles()) {
      visit(k, begin * slab, std::min(rows_, end * slab));
      return;
    }
    const int64_t low = std::max<int64_t>(0, tile * width_ - k * shift_);
    const int64_t high = std::min(slab, (tile + 1) * width_ - k * shift_);
    for (int64_t at = begin * slab; at < end * slab && low < high; at += slab) {
      if (at + low < rows_) {
        visit(k, at + low, std::min(rows_, at + high));
      }
    }
  }

  const Reach* reach_ = nullptr;
  int64_t rows_;
  int32_t threads_;
  int32_t steps_ = 1;
  int64_t width_ = 0;
  int64_t shift_ = 0;
  int64_t turn_ = 1;  // slabs
  int32_t stretches_ = 1;
  int64_t cuts_[kMostThreads + 1];  // in slabs
};

}  // namespace autospec

#endif
