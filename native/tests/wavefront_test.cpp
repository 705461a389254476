// The order of the tasks of a wave: each done once, and none before those it waits for.
#include "../src/wavefront.h"

#include <algorithm>
#include <vector>

#include "../src/locality.h"
#include "check.h"
#include "sparse_gallery.h"

using namespace autospec;

namespace {

// The true ties of slabs, entry by entry, in both directions.
std::vector<std::vector<int64_t>> ties_of(const SparseRows& a) {
  const auto slab = [](int64_t row) { return row / Locality::kSlabRows; };
  std::vector<std::vector<int64_t>> ties(std::size_t(slab(a.rows() - 1) + 1));
  const auto tie = [&](int64_t s, int64_t t) {
    if (ties[std::size_t(s)].empty() || ties[std::size_t(s)].back() != t) {
      ties[std::size_t(s)].push_back(t);
    }
  };
  for (int64_t i = 0; i < a.rows(); i++) {
    tie(slab(i), slab(i));
    for (int32_t at = a.pointers[std::size_t(i)]; at < a.pointers[std::size_t(i) + 1]; at++) {
      tie(slab(i), slab(a.columns[std::size_t(at)]));
      tie(slab(a.columns[std::size_t(at)]), slab(i));
    }
  }
  return ties;
}

// Steps done on each slab, checked at every task.
class Progress {
 public:
  explicit Progress(const SparseRows& a) : ties_(ties_of(a)), done_(ties_.size()) {}

  void visit(int32_t k, int64_t begin, int64_t end) {
    check(begin < end, "a visit has a task");
    for (int64_t s = begin; s < end; s++) {
      check(done_[std::size_t(s)] == k, "a task is done once, after the step before on its slab");
      for (const int64_t t : ties_[std::size_t(s)]) {
        check(done_[std::size_t(t)] >= k, "a task waits for the step before on every tied slab");
        check(done_[std::size_t(t)] <= k + 1, "no vector is written over that is still read");
      }
      done_[std::size_t(s)]++;
    }
  }

  bool complete(int32_t steps) const {
    return std::all_of(done_.begin(), done_.end(), [=](int32_t done) { return done == steps; });
  }

 private:
  const std::vector<std::vector<int64_t>> ties_;
  std::vector<int32_t> done_;
};

// Runs a wave with its stretches in some order, then its gaps in some order.
void check_wave(const SparseRows& a, int32_t steps, const std::vector<int64_t>& cuts,
                bool backwards) {
  const Reach reach(a.source(), Locality::kSlabRows);
  std::vector<Trapezoid> parts;
  for (std::size_t c = 0; c + 1 < cuts.size(); c++) {
    parts.push_back(shrinking(reach, cuts[c], cuts[c + 1], steps));
    if (!separates(parts.back())) {
      return;
    }
  }
  std::vector<Trapezoid> gaps;
  for (std::size_t c = 0; c + 1 < parts.size(); c++) {
    gaps.push_back(between(parts[c], parts[c + 1]));
  }
  if (backwards) {
    std::reverse(parts.begin(), parts.end());
    std::reverse(gaps.begin(), gaps.end());
  }
  Progress progress(a);
  for (const std::vector<Trapezoid>* phase : {&parts, &gaps}) {
    for (const Trapezoid& part : *phase) {
      sweep(reach, part, [&](int32_t k, int64_t begin, int64_t end) {
        progress.visit(k, begin, end);
      });
    }
  }
  check(progress.complete(steps), "every task is done");
}

}  // namespace

int main() {
  for (const SparseRows& a : sparse_gallery()) {
    const int64_t slabs = (a.rows() + Locality::kSlabRows - 1) / Locality::kSlabRows;
    for (const int32_t steps : {1, 2, 3, 8, kMostWaveSteps}) {
      check_wave(a, steps, {0, slabs}, false);
      for (const int64_t parts : {2, 3, 4}) {
        std::vector<int64_t> cuts;
        for (int64_t part = 0; part <= parts; part++) {
          cuts.push_back(slabs * part / parts);
        }
        check_wave(a, steps, cuts, false);
        check_wave(a, steps, cuts, true);
      }
    }
  }
  const SparseRows band = banded(20 * Locality::kSlabRows, {-1, 0, 1}, 1);
  const Reach reach(band.source(), Locality::kSlabRows);
  check(reach.lag() == 2, "a tridiagonal matrix ties a slab to its neighbours");
  check(separates(shrinking(reach, 5, 15, 3)), "ten slabs shrink to two in three steps");
  check(!separates(shrinking(reach, 5, 15, 4)), "ten slabs do not last for four steps");
}
