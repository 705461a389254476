// The machine's limits: bytes per second of streams, on one thread and on two, seconds per gathered
// double.
//
// limits: prints tab-separated lines, best of several rounds.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <numeric>
#include <random>
#include <thread>
#include <vector>

#include "clocks.h"

namespace {

constexpr int kRounds = 7;
constexpr size_t kStream = size_t{1} << 25;    // 256 MB per array, beyond any cache
constexpr size_t kGathers = size_t{1} << 24;

template <class Work>
double best_seconds(Work work) {
  double best = std::numeric_limits<double>::infinity();
  for (int round = 0; round < kRounds; round++) {
    const double start = process_seconds();
    work();
    best = std::min(best, process_seconds() - start);
  }
  return best;
}

volatile double sink;

double sum_of(const std::vector<double>& x) {
  double lanes[8] = {};
  for (size_t i = 0; i < x.size(); i += 8) {
    for (size_t lane = 0; lane < 8; lane++) {
      lanes[lane] += x[i + lane];
    }
  }
  return std::accumulate(lanes, lanes + 8, 0.0);
}

double gather(const std::vector<double>& x, const std::vector<int32_t>& at) {
  double lanes[8] = {};
  for (size_t i = 0; i < at.size(); i += 8) {
    for (size_t lane = 0; lane < 8; lane++) {
      lanes[lane] += x[static_cast<size_t>(at[i + lane])];
    }
  }
  return std::accumulate(lanes, lanes + 8, 0.0);
}

void streams() {
  std::vector<double> a(kStream, 1), b(kStream, 2), c(kStream, 3);
  const double read = best_seconds([&] { sink = sum_of(a); });
  std::printf("read\tGB/s\t%.3f\n", 8e-9 * kStream / read);
  const double triad = best_seconds([&] {
    for (size_t i = 0; i < kStream; i++) {
      a[i] = b[i] + 0.5 * c[i];
    }
  });
  std::printf("triad\tGB/s\t%.3f\n", 24e-9 * kStream / triad);
}

// The triad by the wall clock, on one thread and on two at once, each on vectors of its own.
void shared_streams() {
  struct Vectors {
    std::vector<double> a, b, c;
    explicit Vectors(size_t n) : a(n, 1), b(n, 2), c(n, 3) {}
    void triad() {
      for (size_t i = 0; i < a.size(); i++) {
        a[i] = b[i] + 0.5 * c[i];
      }
    }
  };
  constexpr size_t kLength = kStream / 8;
  Vectors own(kLength), other(kLength);
  double alone = std::numeric_limits<double>::infinity();
  double both = alone;
  for (int round = 0; round < 10 * kRounds; round++) {
    double start = wall_seconds();
    own.triad();
    alone = std::min(alone, wall_seconds() - start);
    start = wall_seconds();
    std::thread second([&] { other.triad(); });
    own.triad();
    second.join();
    both = std::min(both, wall_seconds() - start);
  }
  std::printf("triad, one thread by the wall clock\tGB/s\t%.3f\n", 24e-9 * kLength / alone);
  std::printf("triad, two threads by the wall clock\tGB/s\t%.3f\n", 48e-9 * kLength / both);
}

// Random gathers from a vector of this many bytes.
void gathers(const char* name, size_t bytes) {
  const size_t n = bytes / sizeof(double);
  std::vector<double> x(n, 1);
  std::vector<int32_t> at(kGathers);
  std::mt19937 random(1);
  std::uniform_int_distribution<int32_t> any(0, static_cast<int32_t>(n) - 1);
  std::generate(at.begin(), at.end(), [&] { return any(random); });
  const double seconds = best_seconds([&] { sink = gather(x, at); });
  std::printf("gather from %s\tns\t%.4f\n", name, 1e9 * seconds / kGathers);
}

}  // namespace

int main() {
  std::printf("what\tunit\tvalue\n");
  streams();
  shared_streams();
  gathers("16 KB", size_t{1} << 14);
  gathers("256 KB", size_t{1} << 18);
  gathers("4 MB", size_t{1} << 22);
  gathers("128 MB", size_t{1} << 27);
  return 0;
}
