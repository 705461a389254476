// Lowest eigenvalues of the 7-point grid by ARPACK and SLEPc: prints one line,
//   peer  products  seconds  processor seconds  largest error / ||A||
//
//   spectrum_peers arpack|krylovschur SIDE K TOLERANCE
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "clocks.h"

#ifdef AUTOSPEC_BENCH_ARPACK
#include <arpack/arpack.hpp>
#endif
#ifdef AUTOSPEC_BENCH_SLEPC
#include <slepceps.h>
#endif

namespace {

struct Grid {
  int rows;
  std::vector<int> pointers{0};
  std::vector<int> columns;
  std::vector<double> values;

  explicit Grid(int side) : rows(side * side * side) {
    for (int i = 0; i < rows; i++) {
      const int x = i % side, y = i / side % side, z = i / side / side;
      const auto add = [&](bool present, int column, double value) {
        if (present) {
          columns.push_back(column);
          values.push_back(value);
        }
      };
      add(z > 0, i - side * side, -1);
      add(y > 0, i - side, -1);
      add(x > 0, i - 1, -1);
      add(true, i, 6);
      add(x + 1 < side, i + 1, -1);
      add(y + 1 < side, i + side, -1);
      add(z + 1 < side, i + side * side, -1);
      pointers.push_back(static_cast<int>(columns.size()));
    }
  }

  void apply(const double* x, double* y) const {
    for (int i = 0; i < rows; i++) {
      double sum = 0;
      for (int p = pointers[i]; p < pointers[i + 1]; p++) {
        sum += values[p] * x[columns[p]];
      }
      y[i] = sum;
    }
  }
};

struct Found {
  std::vector<double> values;
  long products;
};

// The k lowest in closed form: sums of three of 2 - 2 cos(j pi / (side + 1)).
std::vector<double> lowest(int side, int k) {
  std::vector<double> line, all;
  for (int j = 1; j <= side; j++) {
    line.push_back(2 - 2 * std::cos(j * M_PI / (side + 1)));
  }
  for (double x : line) {
    for (double y : line) {
      for (double z : line) {
        all.push_back(x + y + z);
      }
    }
  }
  std::partial_sort(all.begin(), all.begin() + k, all.end());
  all.resize(k);
  return all;
}

#ifdef AUTOSPEC_BENCH_ARPACK
Found by_arpack(const Grid& a, int k, double tolerance) {
  const int n = a.rows, ncv = std::max(2 * k + 1, 20);
  std::vector<double> residual(n), basis(static_cast<size_t>(n) * ncv), work(3 * n), shifted(n);
  std::vector<double> projected(ncv * (ncv + 8));
  int parameters[11] = {1, 0, 1000, 1, 0, 0, 1}, pointers[11] = {}, ido = 0, info = 0;
  long products = 0;
  while (true) {
    arpack::saupd(ido, arpack::bmat::identity, n, arpack::which::smallest_algebraic, k, tolerance,
                  residual.data(), ncv, basis.data(), n, parameters, pointers, work.data(),
                  projected.data(), static_cast<int>(projected.size()), info);
    if (ido != 1 && ido != -1) {
      break;
    }
    a.apply(work.data() + pointers[0] - 1, work.data() + pointers[1] - 1);
    products++;
  }
  std::vector<int> select(ncv, 1);
  std::vector<double> values(k);
  arpack::seupd(true, arpack::howmny::ritz_vectors, select.data(), values.data(), basis.data(), n,
                0.0, arpack::bmat::identity, n, arpack::which::smallest_algebraic, k, tolerance,
                residual.data(), ncv, basis.data(), n, parameters, pointers, work.data(),
                projected.data(), static_cast<int>(projected.size()), info);
  return {values, products};
}
#endif

#ifdef AUTOSPEC_BENCH_SLEPC
Found by_krylov_schur(Grid& a, int k, double tolerance) {
  SlepcInitializeNoArguments();
  PetscLogDefaultBegin();  // counts the products
  Mat matrix = nullptr;
  EPS solver = nullptr;
  MatCreateSeqAIJWithArrays(PETSC_COMM_SELF, a.rows, a.rows, a.pointers.data(), a.columns.data(),
                            a.values.data(), &matrix);
  EPSCreate(PETSC_COMM_SELF, &solver);
  EPSSetOperators(solver, matrix, nullptr);
  EPSSetProblemType(solver, EPS_HEP);
  EPSSetType(solver, EPSKRYLOVSCHUR);
  EPSSetWhichEigenpairs(solver, EPS_SMALLEST_REAL);
  EPSSetDimensions(solver, k, PETSC_DEFAULT, PETSC_DEFAULT);
  EPSSetTolerances(solver, tolerance, 100000);
  EPSSolve(solver);
  PetscInt converged = 0;
  EPSGetConverged(solver, &converged);
  Found found{{}, 0};
  for (PetscInt i = 0; i < converged && i < k; i++) {
    PetscScalar value = 0;
    EPSGetEigenvalue(solver, i, &value, nullptr);
    found.values.push_back(value);
  }
  PetscLogEvent event = 0;
  PetscEventPerfInfo counted{};
  PetscLogEventGetId("MatMult", &event);
  PetscLogEventGetPerfInfo(PETSC_DETERMINE, event, &counted);
  found.products = counted.count;
  EPSDestroy(&solver);
  MatDestroy(&matrix);
  return found;
}
#endif

double error(const std::vector<double>& found, const std::vector<double>& expected) {
  if (found.size() != expected.size()) {
    return INFINITY;
  }
  std::vector<double> sorted = found;
  std::sort(sorted.begin(), sorted.end());
  double largest = 0;
  for (size_t j = 0; j < sorted.size(); j++) {
    largest = std::max(largest, std::fabs(sorted[j] - expected[j]) / 12);
  }
  return largest;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: spectrum_peers arpack|krylovschur SIDE K TOLERANCE\n");
    return 2;
  }
  const std::string peer = argv[1];
  const int side = std::atoi(argv[2]), k = std::atoi(argv[3]);
  const double tolerance = std::atof(argv[4]);
  Grid grid(side);
  const double start = wall_seconds();
  const double processor = process_seconds();
  Found found{{}, -1};
#ifdef AUTOSPEC_BENCH_ARPACK
  if (peer == "arpack") {
    found = by_arpack(grid, k, tolerance);
  }
#endif
#ifdef AUTOSPEC_BENCH_SLEPC
  if (peer == "krylovschur") {
    found = by_krylov_schur(grid, k, tolerance);
  }
#endif
  if (found.products < 0) {
    return 3;  // not installed
  }
  std::printf("%s\t%ld\t%.3f\t%.3f\t%.1e\n", peer.c_str(), found.products,
              wall_seconds() - start,
              process_seconds() - processor, error(found.values, lowest(side, k)));
  return 0;
}
