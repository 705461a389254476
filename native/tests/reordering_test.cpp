// A matrix in another order inside gives the bits of its own order, and gets one where that pays.
#include "../src/reordering.h"

#include <cstring>
#include <limits>
#include <memory>
#include <numeric>
#include <random>
#include <vector>

#include "../src/expansion.h"
#include "../src/order.h"
#include "../src/products.h"
#include "check.h"
#include "sparse_gallery.h"

using namespace autospec;

namespace {

constexpr Caches kEndless = {std::numeric_limits<int64_t>::max(), 0};
constexpr Caches kSmall = {100 << 10, 0};

std::unique_ptr<Block> block(int64_t rows, int64_t columns, uint64_t seed) {
  auto out = std::make_unique<Block>(rows, columns,
                                     std::make_shared<const Buffer<double>>(rows * columns));
  std::mt19937_64 random(seed);
  std::normal_distribution<double> value;
  std::generate(out->data(), out->data() + out->count(), [&] { return value(random); });
  return out;
}

// Everything a caller gets of a matrix.
std::vector<double> results(ThreadPool& pool, const Matrix& a, int64_t columns,
                            const Caches& caches) {
  constexpr int32_t kSteps = 5;
  constexpr int32_t kOutputs = 3;
  const int64_t n = a.facts().rows;
  const auto x = block(n, columns, 1), y = block(n, columns, 2),
             many = block(n, columns * kOutputs, 3), work = block(n, 2 * columns, 4);
  std::vector<double> all(static_cast<std::size_t>(columns));
  apply(pool, a, *x, *y, all.data());
  std::vector<double> coefficients(4 * kSteps + kOutputs * (kSteps + 1));
  std::iota(coefficients.begin(), coefficients.end(), -7.0);
  expand(pool, a, {kSteps, kOutputs, coefficients.data()}, *x, *many, *work, caches);
  all.insert(all.end(), y->data(), y->data() + y->count());
  all.insert(all.end(), many->data(), many->data() + many->count());
  all.push_back(a.facts().norm_bound);
  all.push_back(a.facts().rounding_bound);
  return all;
}

void check_bits() {
  ThreadPool one(1);
  ThreadPool three(3);
  int in_waves = 0;
  for (const SparseRows& a : sparse_gallery()) {
    for (const int32_t precision :
         {AUTOSPEC_FLOAT64, AUTOSPEC_FLOAT32, AUTOSPEC_FLOAT16, AUTOSPEC_INT8}) {
      const auto own = prepare(a.source(), AUTOSPEC_SCALE_NONE, precision, AUTOSPEC_STORAGE_SELL);
      const auto other =
          prepare(a.source(), AUTOSPEC_SCALE_NONE, precision, AUTOSPEC_STORAGE_REORDERED);
      check(own->facts().reordering == nullptr && other->facts().reordering != nullptr,
            "asked for, done");
      in_waves += steps_per_pass(three, *other, 5, 1, kSmall) > 1 ? 1 : 0;
      for (const int64_t columns : {1, 2, 7}) {
        if (columns > 2 && precision != AUTOSPEC_FLOAT64) {
          continue;
        }
        const std::vector<double> expected = results(one, *own, columns, kEndless);
        for (ThreadPool* pool : {&one, &three}) {
          for (const Caches& caches : {kEndless, kSmall}) {
            const std::vector<double> actual = results(*pool, *other, columns, caches);
            check(std::memcmp(actual.data(), expected.data(), 8 * expected.size()) == 0,
                  "another order gives the same bits");
          }
        }
      }
    }
  }
  check(in_waves >= 8, "some go in waves");
}

// The same matrix with its rows and columns shuffled.
SparseRows shuffled(const SparseRows& a, uint64_t seed) {
  std::mt19937_64 random(seed);
  std::vector<int64_t> number(std::size_t(a.rows()));
  std::iota(number.begin(), number.end(), 0);
  std::shuffle(number.begin(), number.end(), random);
  std::vector<std::size_t> row_at(number.size());
  for (std::size_t i = 0; i < number.size(); i++) {
    row_at[std::size_t(number[i])] = i;
  }
  SparseRows b;
  for (const std::size_t row : row_at) {
    std::set<int64_t> entries;
    for (int32_t at = a.pointers[row]; at < a.pointers[row + 1]; at++) {
      entries.insert(number[std::size_t(a.columns[std::size_t(at)])]);
    }
    b.add_row(entries, random);
  }
  return b;
}

// A few rows and columns have most of the entries.
SparseRows hubs(int64_t n, uint64_t seed) {
  std::mt19937_64 random(seed);
  SparseRows a;
  for (int64_t i = 0; i < n; i++) {
    std::set<int64_t> entries{i};
    for (int64_t k = 0; k < (i % 50 == 17 ? 400 : 4); k++) {
      const auto any = int64_t(random() % uint64_t(n));
      entries.insert(i % 50 == 17 ? any : std::min(n - 1, any / 50 * 50 + 17));
    }
    a.add_row(entries, random);
  }
  return a;
}

void check_permutation(const Order& order, int64_t rows) {
  for (int64_t place = 0; place < rows; place++) {
    check(order.place_of.data()[order.row_at.data()[place]] == place, "an order of all rows");
  }
}

void check_choice() {
  const SparseRows plane = grid(150, 150, 1, false, 1);
  const SparseRows mixed = shuffled(plane, 2);
  const SparseRows star = hubs(20000, 3);
  check(better_order(plane.source(), 8) == nullptr, "a grid is in order");
  const SparseRows little = shuffled(grid(90, 90, 1, false, 1), 2);
  check(better_order(little.source(), 8) == nullptr, "within the first cache any order will do");
  const auto levels = better_order(mixed.source(), 8);
  check(levels != nullptr && std::strstr(levels->reason, "scatters") != nullptr,
        "a shuffled grid is put in order");
  const auto hubs_first = better_order(star.source(), 8);
  check(hubs_first != nullptr, "hubs are put together");
  check_permutation(*levels, mixed.rows());
  check_permutation(*hubs_first, star.rows());
  const Order longest = longest_first(star.source());
  check_permutation(longest, star.rows());
  for (int64_t place = 1; place < star.rows(); place++) {
    const auto length = [&](int64_t p) { return star.source().length(longest.row_at.data()[p]); };
    check(length(place) < length(place - 1) ||
              (length(place) == length(place - 1) &&
               longest.row_at.data()[place] > longest.row_at.data()[place - 1]),
          "longest first, rows of one length in their order");
  }
}

}  // namespace

int main() {
  check_bits();
  check_choice();
}
