// What bounds a step from below, matrix by matrix: the time of the gathers alone, x at the columns of the
// slices in their order, summed, with neither values nor vectors; and that of the streams alone, values
// and columns read and the vectors of an update read and written.
//
// gather_limits FILE...   each FILE as read_csr takes it; one tab-separated line per file and precision:
// ns per nonzero
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <memory>
#include <vector>

#include "clocks.h"
#include "csr_file.h"
#include "kernels/isa.h"
#include "order.h"
#include "slicing.h"

namespace {

using autospec::Lanes;
using Source = autospec::SourceMatrix<int32_t>;

constexpr int kRounds = 25;
constexpr double kNonzerosPerRound = 1e6;

volatile double sink;

template <class Work>
double least_seconds(int repetitions, Work work) {
  double least = std::numeric_limits<double>::infinity();
  for (int round = 0; round < kRounds; round++) {
    const double start = thread_seconds();
    for (int q = 0; q < repetitions; q++) {
      work();
    }
    least = std::min(least, (thread_seconds() - start) / repetitions);
  }
  return least;
}

// The columns of all entries in the order in which slices of sorted rows gather them, 16 at a time.
std::vector<int32_t> gathered_columns(const Source& a) {
  const autospec::Slicing slicing = autospec::sliced(a, autospec::Storage::kSell);
  const int32_t* lengths = slicing.lengths.data();
  std::vector<int32_t> columns;
  for (int64_t place = 0; place < a.rows; place += autospec::kSliceRows) {
    const int64_t window = place / autospec::kWindowRows * autospec::kWindowRows;
    const int64_t end = std::min(a.rows, place + autospec::kSliceRows);
    for (int32_t level = 0; level < lengths[place]; level++) {
      for (int64_t p = place; p < end && lengths[p] > level; p++) {
        const int64_t row = window + slicing.row_of.data()[p];
        columns.push_back(a.indices[a.pointers[row] + level]);
      }
    }
  }
  columns.resize(columns.size() / autospec::kSliceRows * autospec::kSliceRows);
  return columns;
}

template <class T>
double sum_of_gathers(const std::vector<T>& x, const std::vector<int32_t>& at) {
  constexpr int kCount = Lanes<T>::kCount;
  constexpr int kVectors = autospec::kSliceRows / kCount;
  typename Lanes<T>::Vector lanes[kVectors] = {};
  for (size_t i = 0; i < at.size(); i += autospec::kSliceRows) {
    for (int v = 0; v < kVectors; v++) {
      lanes[v] += autospec::gathered(x.data(), at.data() + i + v * kCount);
    }
  }
  double sum = 0;
  for (const auto& vector : lanes) {
    for (int lane = 0; lane < kCount; lane++) {
      sum += static_cast<double>(vector[lane]);
    }
  }
  return sum;
}

double sum_of_words(const std::vector<uint64_t>& words) {
  uint64_t lanes[16] = {};
  for (size_t i = 0; i + 16 <= words.size(); i += 16) {
    for (size_t lane = 0; lane < 16; lane++) {
      lanes[lane] += words[i + lane];
    }
  }
  return static_cast<double>(*std::max_element(lanes, lanes + 16));
}

template <class T>
void update(const std::vector<T>& v, const std::vector<T>& z, std::vector<T>& u,
            std::vector<double>& y) {
  for (size_t i = 0; i < v.size(); i++) {
    u[i] = T(0.5) * v[i] + T(0.3) * u[i] + T(0.1) * z[i];
    y[i] = y[i] + 0.05 * static_cast<double>(u[i]);
  }
}

template <class T>
void measure(const char* name, const Csr& matrix, const char* precision, int value_bytes) {
  const Source own = {matrix.rows, matrix.rows, matrix.pointers.data(), matrix.columns.data(),
                      matrix.values.data(), true};
  const auto order = autospec::better_order(own, sizeof(T));
  std::vector<int32_t> at;
  if (order == nullptr) {
    at = gathered_columns(own);
  } else {
    const autospec::OrderedSource<int32_t> ordered(own, *order);
    at = gathered_columns(ordered.source());
  }
  const auto n = static_cast<size_t>(matrix.rows);
  const auto nonzeros = static_cast<double>(matrix.values.size());
  const int repetitions = std::max(1, static_cast<int>(kNonzerosPerRound / nonzeros));
  const std::vector<T> v(n, T(0.5)), z(n, T(0.5));
  std::vector<T> u(n, T(0.1));
  std::vector<double> y(n, 0);
  // two bytes for a column: most slices span fewer than 65,536
  const std::vector<uint64_t> words(matrix.values.size() * (value_bytes + 2) / 8 + 1, 1);
  const double gather = least_seconds(repetitions, [&] { sink = sum_of_gathers(v, at); });
  const double stream = least_seconds(repetitions, [&] {
    sink = sum_of_words(words);
    update(v, z, u, y);
  });
  std::printf("%s\t%s\t%.4f\t%.4f\n", name, precision, 1e9 * gather / nonzeros,
              1e9 * stream / nonzeros);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: gather_limits FILE...\n");
    return 2;
  }
  std::printf("matrix\tprecision\tgather\tstream\n");
  for (int f = 1; f < argc; f++) {
    Csr matrix;
    if (!read_csr(argv[f], &matrix)) {
      std::fprintf(stderr, "%s: cannot be read\n", argv[f]);
      return 2;
    }
    const std::string name = short_name(argv[f]);
    measure<double>(name.c_str(), matrix, "float64", sizeof(double));
    measure<float>(name.c_str(), matrix, "float16", 2);
    std::fflush(stdout);
  }
  return 0;
}
