// Expansions in waves give the bits of expansions step by step.
#include "../src/blocking.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>
#include <random>
#include <vector>

#include "../src/expansion.h"
#include "check.h"
#include "sparse_gallery.h"

using namespace autospec;

namespace {

constexpr Caches kEndless = {std::numeric_limits<int64_t>::max(), 0};

std::unique_ptr<Block> block(int64_t rows, int64_t columns) {
  return std::make_unique<Block>(rows, columns,
                                 std::make_shared<const Buffer<double>>(rows * columns));
}

std::vector<double> random_values(std::size_t count, uint64_t seed) {
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> value(-1, 1);
  std::vector<double> values(count);
  for (double& v : values) {
    v = random() % 11 == 0 ? 0.0 : value(random);
  }
  return values;
}

std::vector<double> expanded(ThreadPool& pool, const Matrix& matrix, int32_t steps,
                             int32_t outputs, int64_t columns, const Caches& caches) {
  const int64_t n = matrix.facts().rows;
  const auto x = block(n, columns), y = block(n, columns * outputs), work = block(n, 2 * columns);
  const auto start = random_values(std::size_t(x->count()), 1);
  std::copy(start.begin(), start.end(), x->data());
  // what an earlier call left behind must not matter
  std::fill(work->data(), work->data() + work->count(), 1e30);
  std::fill(y->data(), y->data() + y->count(), 1e30);
  const auto coefficients =
      random_values(std::size_t(4 * steps + outputs * (steps + 1)), uint64_t(2 + steps));
  expand(pool, matrix, {steps, outputs, coefficients.data()}, *x, *y, *work, caches);
  return {y->data(), y->data() + y->count()};
}

bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

// Rows tied to each row, in both directions.
std::vector<std::vector<int32_t>> ties_of(const SparseRows& a) {
  std::vector<std::vector<int32_t>> ties(std::size_t(a.rows()));
  for (int32_t i = 0; i < a.rows(); i++) {
    for (int32_t at = a.pointers[std::size_t(i)]; at < a.pointers[std::size_t(i) + 1]; at++) {
      ties[std::size_t(i)].push_back(a.columns[std::size_t(at)]);
      ties[std::size_t(a.columns[std::size_t(at)])].push_back(i);
    }
  }
  return ties;
}

// Steps done of each row, checked at every visit.
class Progress {
 public:
  explicit Progress(const SparseRows& a) : ties_(ties_of(a)), done_(ties_.size()) {}

  void operator()(int32_t k, int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; i++) {
      check(done_[std::size_t(i)]++ == k, "a row is done once in a step");
    }
    for (int64_t i = begin; i < end; i++) {
      for (const int32_t j : ties_[std::size_t(i)]) {
        check(done_[std::size_t(j)] == k + 1 || done_[std::size_t(j)] == k,
              "what a row reads is there, and still there");
      }
    }
  }

  bool complete(int32_t steps) const {
    return std::all_of(done_.begin(), done_.end(), [=](int32_t done) { return done == steps; });
  }

 private:
  const std::vector<std::vector<int32_t>> ties_;
  std::vector<int32_t> done_;
};

// Each row of each step is done once, after what it waits for and before what waits for it, in
// whatever order the stretches and then the gaps are run.
void check_order(const SparseRows& a, const Blocking& blocking, bool backwards) {
  Progress progress(a);
  const auto visit = [&](int32_t k, int64_t begin, int64_t end) { progress(k, begin, end); };
  const int32_t parts = blocking.stretches();
  for (int32_t p = 0; p < parts; p++) {
    blocking.run_stretch(backwards ? parts - 1 - p : p, blocking.steps(), visit);
  }
  for (int32_t p = 0; p + 1 < parts; p++) {
    blocking.run_gap(backwards ? parts - 2 - p : p, blocking.steps(), visit);
  }
  check(progress.complete(blocking.steps()), "every row is done in every step");
}

// The visits of one turn of a tile.
struct Visit {
  int32_t k;
  int64_t begin;
  int64_t end;
};

// Notes which turn is under way.
struct TurnNumber {
  int64_t* turn;
  void before(int64_t number) const noexcept { *turn = number; }
  void after(int64_t) const noexcept {}
};

// The same for tiles as close behind each other as threads may get, so many at a time, and with each
// as far ahead of the next as it may get.
void check_tiles(const SparseRows& a, const Blocking& blocking, int64_t abreast) {
  const int64_t tiles = blocking.tiles(blocking.steps());
  std::vector<std::vector<std::vector<Visit>>> visits(
      std::size_t(tiles), std::vector<std::vector<Visit>>(std::size_t(blocking.turns())));
  for (int64_t tile = 0; tile < tiles; tile++) {
    int64_t turn = -1;
    blocking.run_tile(
        tile, blocking.steps(),
        [&](int32_t k, int64_t begin, int64_t end) {
          visits[std::size_t(tile)][std::size_t(turn)].push_back({k, begin, end});
        },
        TurnNumber{&turn});
    check(turn == blocking.turns() - 1, "a tile has the turns that it says");
  }
  Progress progress(a);
  for (int64_t first = 0; first < tiles; first += abreast) {
    const int64_t end = std::min(tiles, first + abreast);
    for (int64_t time = 0; time < blocking.turns() + end - first - 1; time++) {
      for (int64_t tile = first; tile < end; tile++) {
        const int64_t turn = time - (tile - first);
        if (turn >= 0 && turn < blocking.turns()) {
          for (const Visit& v : visits[std::size_t(tile)][std::size_t(turn)]) {
            progress(v.k, v.begin, v.end);
          }
        }
      }
    }
  }
  check(progress.complete(blocking.steps()), "every row is done in every step");
}

Traffic traffic_of(const Matrix& matrix, int32_t steps) {
  return {steps, matrix.bytes_inside() + matrix.facts().rows * 32};
}

// Steps per wave that a matrix gets, for a test that means something.
int32_t wave_steps(const ThreadPool& pool, const Matrix& matrix, int32_t steps,
                   const Caches& caches) {
  return Blocking(pool.threads(), matrix, traffic_of(matrix, steps), caches).steps();
}

}  // namespace

int main() {
  int blocked = 0;
  int in_tiles = 0;
  int with_threads = 0;
  int shared_tiles = 0;
  for (const int32_t threads : {1, 2, 5}) {
    ThreadPool pool(threads, 0);
    for (const SparseRows& a : sparse_gallery()) {
      for (const int32_t precision :
           {AUTOSPEC_FLOAT64, AUTOSPEC_FLOAT32, AUTOSPEC_FLOAT16, AUTOSPEC_INT8}) {
        if (precision > AUTOSPEC_FLOAT32 && threads != 2) {
          continue;  // the waves of shorter values are those of float32
        }
        const auto matrix = prepare(a.source(), AUTOSPEC_SCALE_NONE, precision,
                                    AUTOSPEC_STORAGE_AUTO);
        for (const int64_t cache : {64 << 10, 300 << 10, 1 << 20}) {
          const Caches small = {cache, 0};
          if (wave_steps(pool, *matrix, 17, small) == 1) {
            continue;
          }
          blocked++;
          const Blocking blocking(pool.threads(), *matrix, traffic_of(*matrix, 17), small);
          in_tiles += blocking.in_tiles() ? 1 : 0;
          if (precision == AUTOSPEC_FLOAT64) {
            check_order(a, blocking, false);
            check_order(a, blocking, true);
            if (blocking.in_tiles()) {
              check_tiles(a, blocking, 1);
              check_tiles(a, blocking, blocking.threads());
            }
          }
          if (blocking.in_tiles() && threads > 1) {
            shared_tiles++;
            check(blocking.tiles(blocking.steps()) >= 2 * threads,
                  "the first tile and the last are never abreast");
          }
          with_threads += threads > 1 ? 1 : 0;
          // every degree where it costs least, a few elsewhere
          const bool every =
              threads == 1 && cache == 300 << 10 && precision == AUTOSPEC_FLOAT64;
          for (int32_t steps = every ? 1 : 5; steps <= 19; steps += every ? 1 : 6) {
            check(same(expanded(pool, *matrix, steps, 1, 1, small),
                       expanded(pool, *matrix, steps, 1, 1, kEndless)),
                  "every degree gives the same bits");
          }
          check(same(expanded(pool, *matrix, 9, 3, 2, small),
                     expanded(pool, *matrix, 9, 3, 2, kEndless)),
                "a block with several outputs gives the same bits");
        }
      }
    }
  }
  check(blocked >= 30 && with_threads >= 15 && in_tiles >= 8 && shared_tiles >= 4,
        "enough of the matrices are blocked");

  ThreadPool pool(2);
  const auto arrow = prepare(sparse_gallery()[14].source(), AUTOSPEC_SCALE_NONE,
                             AUTOSPEC_FLOAT64, AUTOSPEC_STORAGE_AUTO);
  check(wave_steps(pool, *arrow, 8, {1 << 18, 0}) == 1, "an arrow is done step by step");
  const auto grid = prepare(banded(100000, {-300, -1, 0, 1, 300}, 3).source(), AUTOSPEC_SCALE_NONE,
                            AUTOSPEC_FLOAT64, AUTOSPEC_STORAGE_AUTO);
  check(wave_steps(pool, *grid, 8, {1 << 19, 0}) > 1, "a grid is done in waves");
  check(wave_steps(pool, *grid, 8, kEndless) == 1, "a matrix within the cache is not");
  check(wave_steps(pool, *grid, 8, {0, 0}) == 1, "without a cache there are no waves");
  check(wave_steps(pool, *grid, 1, {1 << 19, 0}) == 1, "one step makes no wave");
  check(wave_steps(pool, *grid, 8, {1 << 15, 0}) == 1 &&
            wave_steps(pool, *grid, 8, {1 << 15, 8 << 20}) > 1,
        "a wave that is too wide for the own cache may fit the shared one");
}
