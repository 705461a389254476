// Time per recurrence step: autospec_expand, a plain fused CSR loop, and MKL's product with its
// vector update, alternating in one process, one thread, minima of the rounds.
//
// step_ratio LIBMKL_RT FILE...   each FILE as CsrDump writes it; one tab-separated line per file and
// precision: ns per nonzero and step, preparation in products of its own, bytes over those of CSR
#include <autospec/autospec.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "clocks.h"
#include "csr_file.h"
#include "mkl_step.h"
#include "plain_step.h"

namespace {

constexpr int kDegree = 8;
constexpr int kRounds = 25;
constexpr int kPreparations = 5;
constexpr double kNonzerosPerRound = 5e5;
constexpr double kA = 0.5, kB = 0.3, kC = -0.2, kE = 0.1, kW = 0.05;

template <class Work>
double seconds_of(int repetitions, Work work) {
  const double start = thread_seconds();
  for (int q = 0; q < repetitions; q++) {
    work();
  }
  return (thread_seconds() - start) / repetitions;
}

constexpr int kPrecisions = 4;
constexpr const char* kPrecisionNames[kPrecisions] = {"float64", "float32", "float16", "int8"};

// One precision of our own: its step beside the cost of preparing it.
struct Ours {
  std::string storage;
  double step = std::numeric_limits<double>::infinity();
  double product = std::numeric_limits<double>::infinity();
  double preparation = std::numeric_limits<double>::infinity();
  double bytes = 0;
};

struct Times {
  Ours ours[kPrecisions];
  double plain = std::numeric_limits<double>::infinity();
  double mkl = std::numeric_limits<double>::infinity();
  double mkl_product = std::numeric_limits<double>::infinity();
};

void keep_least(double* least, double seconds) { *least = std::min(*least, seconds); }

Times measure(Csr* matrix, Mkl* mkl) {
  const size_t n = static_cast<size_t>(matrix->rows);
  std::vector<double> coefficients;
  for (const double value : {kA, kB, kC, kE}) {
    coefficients.insert(coefficients.end(), kDegree, value);
  }
  coefficients.insert(coefficients.end(), kDegree + 1, kW);

  Times best;
  autospec_pool pool;
  autospec_matrix prepared[kPrecisions] = {};
  autospec_block x, y, work;
  autospec_pool_open(1, &pool);
  autospec_block_open(matrix->rows, 1, &x);
  autospec_block_open(matrix->rows, 1, &y);
  autospec_block_open(matrix->rows, 2, &work);
  autospec_fill(pool, x, 0.5);
  for (int p = 0; p < kPrecisions; p++) {
    Ours& ours = best.ours[p];
    for (int round = 0; round < kPreparations; round++) {
      autospec_close(prepared[p]);
      keep_least(&ours.preparation, seconds_of(1, [&] {
        autospec_prepare32(matrix->rows, matrix->rows, matrix->pointers.data(),
                           matrix->columns.data(), matrix->values.data(), AUTOSPEC_SCALE_JACOBI, p,
                           AUTOSPEC_STORAGE_AUTO, &prepared[p]);
      }));
    }
    if (prepared[p] == 0) {  // a diagonal that is not positive
      autospec_prepare32(matrix->rows, matrix->rows, matrix->pointers.data(),
                         matrix->columns.data(), matrix->values.data(), AUTOSPEC_SCALE_NONE, p,
                         AUTOSPEC_STORAGE_AUTO, &prepared[p]);
    }
    const char* storage = "";
    int64_t bytes = 0;
    autospec_matrix_storage(prepared[p], &storage);
    autospec_matrix_bytes(prepared[p], &bytes);
    ours.storage = storage;
    ours.bytes = static_cast<double>(bytes) /
                 (12.0 * static_cast<double>(matrix->values.size()) + 4.0 * (matrix->rows + 1.0));
  }
  normalise(matrix);
  if (mkl->usable()) {
    mkl->prepare(matrix->rows, matrix->pointers.data(), matrix->columns.data(),
                 matrix->values.data());
  }

  const std::vector<double> z(n, 0.5);
  std::vector<double> v(n, 0.5), u(n, 0.1), sum(n, 0);
  const int repetitions =
      std::max(1, static_cast<int>(kNonzerosPerRound / (1.0 + matrix->values.size())));
  for (int round = 0; round < kRounds; round++) {
    for (int p = 0; p < kPrecisions; p++) {
      keep_least(&best.ours[p].step, seconds_of(repetitions, [&] {
        autospec_expand(pool, prepared[p], kDegree, 1, coefficients.data(),
                        static_cast<int64_t>(coefficients.size()), x, y, work);
      }));
      keep_least(&best.ours[p].product, seconds_of(repetitions, [&] {
        autospec_apply(pool, prepared[p], x, y, nullptr);
      }));
    }
    keep_least(&best.plain, seconds_of(repetitions, [&] {
      for (int k = 0; k < kDegree; k++) {
        plain_step(matrix->rows, matrix->pointers.data(), matrix->columns.data(),
                   matrix->values.data(), kA, kB, kC, kE, kW, v.data(), u.data(), z.data(),
                   sum.data());
        std::swap(v, u);
      }
    }));
    if (mkl->usable()) {
      keep_least(&best.mkl, seconds_of(repetitions, [&] {
        for (int k = 0; k < kDegree; k++) {
          mkl->step(kA, kB, kC, kE, kW, v.data(), u.data(), z.data(), sum.data());
          std::swap(v, u);
        }
      }));
      keep_least(&best.mkl_product, seconds_of(repetitions, [&] {
        for (int k = 0; k < kDegree; k++) {
          mkl->apply(v.data(), u.data());
        }
      }));
    }
  }
  if (mkl->usable()) {
    mkl->release();
  }
  for (const int64_t handle : {pool, x, y, work}) {
    autospec_close(handle);
  }
  for (const autospec_matrix handle : prepared) {
    autospec_close(handle);
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: step_ratio LIBMKL_RT FILE...\n");
    return 2;
  }
  Mkl mkl(argv[1]);
  std::printf("matrix\tn\tnonzeros\tisa\tprecision\tstorage\tours\tplain\tmkl\tmklProduct"
              "\tpreparation\tbytes\n");
  for (int f = 2; f < argc; f++) {
    Csr matrix;
    if (!read_csr(argv[f], &matrix)) {
      std::fprintf(stderr, "%s: cannot be read\n", argv[f]);
      return 2;
    }
    const Times t = measure(&matrix, &mkl);
    const double scale = 1e9 / kDegree / static_cast<double>(matrix.values.size());
    for (int p = 0; p < kPrecisions; p++) {
      const Ours& ours = t.ours[p];
      std::printf("%s\t%d\t%zu\t%s\t%s\t%s\t%.4f\t%.4f\t%.4f\t%.4f\t%.2f\t%.4f\n",
                  short_name(argv[f]).c_str(), matrix.rows,
                  matrix.values.size(), autospec_isa(), kPrecisionNames[p], ours.storage.c_str(),
                  ours.step * scale, t.plain * scale, t.mkl * scale, t.mkl_product * scale,
                  ours.preparation / ours.product, ours.bytes);
    }
    std::fflush(stdout);
  }
  return 0;
}
