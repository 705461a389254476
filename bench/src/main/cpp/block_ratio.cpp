// Time per recurrence step of row-major blocks of columns: autospec_expand and autospec_apply beside
// mkl_sparse_d_mm with its vector updates and alone, alternating in one process, one thread, minima
// of the rounds.
//
// block_ratio LIBMKL_RT FILE...   each FILE as read_csr takes it; one tab-separated line per file,
// precision and number of columns: ns per nonzero, column and step
#include <autospec/autospec.h>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <utility>
#include <vector>

#include "clocks.h"
#include "csr_file.h"
#include "mkl_step.h"

namespace {

constexpr int kDegree = 8;
constexpr int kRounds = 9;
constexpr double kEntriesPerRound = 1e6;  // nonzeros times columns
constexpr double kMostValues = 3.6e7;     // of a block: 290 MB
constexpr double kA = 0.5, kB = 0.3, kC = -0.2, kE = 0.1, kW = 0.05;
constexpr int kColumns[] = {1, 2, 3, 4, 7, 8, 16, 32, 64};

struct Precision {
  const char* name;
  int32_t value;
};
constexpr Precision kPrecisions[] = {{"float64", AUTOSPEC_FLOAT64}, {"float16", AUTOSPEC_FLOAT16}};
constexpr size_t kPrecisionCount = sizeof kPrecisions / sizeof kPrecisions[0];

// The least time of a repetition so far.
class Least {
 public:
  template <class Work>
  void take(int repetitions, Work work) {
    const double start = thread_seconds();
    for (int q = 0; q < repetitions; q++) {
      work();
    }
    seconds_ = std::min(seconds_, (thread_seconds() - start) / repetitions);
  }
  double seconds() const { return seconds_; }

 private:
  double seconds_ = std::numeric_limits<double>::infinity();
};

struct Times {
  Least step[kPrecisionCount];
  Least product[kPrecisionCount];
  Least mkl_step;
  Least mkl_product;
};

Times measure(Csr* matrix, const autospec_matrix* prepared, autospec_pool pool, int columns,
              Mkl* mkl) {
  const size_t count = static_cast<size_t>(matrix->rows) * static_cast<size_t>(columns);
  std::vector<double> coefficients;
  for (const double value : {kA, kB, kC, kE}) {
    coefficients.insert(coefficients.end(), kDegree, value);
  }
  coefficients.insert(coefficients.end(), kDegree + 1, kW);
  autospec_block x, y, work;
  autospec_block_open(matrix->rows, columns, &x);
  autospec_block_open(matrix->rows, columns, &y);
  autospec_block_open(matrix->rows, 2 * columns, &work);
  autospec_fill(pool, x, 0.5);
  if (mkl->usable()) {
    mkl->prepare(matrix->rows, matrix->pointers.data(), matrix->columns.data(),
                 matrix->values.data(), columns);
  }
  const std::vector<double> z(count, 0.5);
  std::vector<double> v(count, 0.5), u(count, 0.1), sum(count, 0);
  const int repetitions = std::max(
      1, static_cast<int>(kEntriesPerRound /
                          (1.0 + static_cast<double>(matrix->values.size()) * columns * kDegree)));
  Times least;
  for (int round = 0; round < kRounds; round++) {
    for (size_t p = 0; p < kPrecisionCount; p++) {
      least.step[p].take(repetitions, [&] {
        autospec_expand(pool, prepared[p], kDegree, 1, coefficients.data(),
                        static_cast<int64_t>(coefficients.size()), x, y, work);
      });
      least.product[p].take(kDegree * repetitions,
                            [&] { autospec_apply(pool, prepared[p], x, y, nullptr); });
    }
    if (mkl->usable()) {
      least.mkl_step.take(kDegree * repetitions, [&] {
        mkl->step(kA, kB, kC, kE, kW, v.data(), u.data(), z.data(), sum.data());
        std::swap(v, u);
      });
      least.mkl_product.take(kDegree * repetitions, [&] { mkl->apply(v.data(), u.data()); });
    }
  }
  if (mkl->usable()) {
    mkl->release();
  }
  for (const int64_t handle : {x, y, work}) {
    autospec_close(handle);
  }
  return least;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: block_ratio LIBMKL_RT FILE...\n");
    return 2;
  }
  Mkl mkl(argv[1]);
  std::printf("matrix\tn\tnonzeros\tisa\tprecision\tcolumns\tstep\tproduct\tmklStep\tmklProduct\n");
  for (int f = 2; f < argc; f++) {
    Csr matrix;
    if (!read_csr(argv[f], &matrix)) {
      std::fprintf(stderr, "%s: cannot be read\n", argv[f]);
      return 2;
    }
    normalise(&matrix);
    autospec_pool pool;
    autospec_pool_open(1, &pool);
    autospec_matrix prepared[kPrecisionCount];
    for (size_t p = 0; p < kPrecisionCount; p++) {
      autospec_prepare32(matrix.rows, matrix.rows, matrix.pointers.data(), matrix.columns.data(),
                         matrix.values.data(), AUTOSPEC_SCALE_NONE, kPrecisions[p].value,
                         AUTOSPEC_STORAGE_AUTO, &prepared[p]);
    }
    for (const int columns : kColumns) {
      if (static_cast<double>(matrix.rows) * columns > kMostValues) {
        continue;
      }
      const Times t = measure(&matrix, prepared, pool, columns, &mkl);
      const double scale = 1e9 / static_cast<double>(matrix.values.size()) / columns;
      for (size_t p = 0; p < kPrecisionCount; p++) {
        std::printf("%s\t%d\t%zu\t%s\t%s\t%d\t%.4f\t%.4f\t%.4f\t%.4f\n",
                    short_name(argv[f]).c_str(), matrix.rows, matrix.values.size(),
                    autospec_isa(), kPrecisions[p].name, columns,
                    t.step[p].seconds() * scale / kDegree, t.product[p].seconds() * scale,
                    t.mkl_step.seconds() * scale, t.mkl_product.seconds() * scale);
      }
      std::fflush(stdout);
    }
    for (const autospec_matrix handle : prepared) {
      autospec_close(handle);
    }
    autospec_close(pool);
  }
  return 0;
}
