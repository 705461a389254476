// Solves one system by the solvers of others, one at a time and when told, so that another program
// can take turns with it.
//
// time_to_tolerance LIBMKL_RT MATRIX RIGHT_HAND_SIDE TOLERANCE MOST_ITERATIONS
//
// MATRIX as CsrDump writes it, RIGHT_HAND_SIDE as raw doubles. Prints the names of the peers in one
// line; then, for every name it reads, a line: seconds of processor time from the matrix in memory
// to the solution, iterations (-1: failed), relative residual recomputed by a plain loop.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "clocks.h"
#include "peer.h"

namespace {

double relative_residual(const Problem& problem, const std::vector<double>& x) {
  const Csr& a = problem.matrix;
  double square = 0, scale = 0;
  for (int32_t i = 0; i < a.rows; i++) {
    double r = problem.b[i];
    for (int32_t k = a.pointers[i]; k < a.pointers[i + 1]; k++) {
      r -= a.values[k] * x[a.columns[k]];
    }
    square += r * r;
    scale += problem.b[i] * problem.b[i];
  }
  return std::sqrt(square / scale);
}

bool read_vector(const char* path, std::vector<double>* values) {
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) {
    return false;
  }
  const bool complete =
      std::fread(values->data(), sizeof(double), values->size(), file) == values->size();
  std::fclose(file);
  return complete;
}

void run(const Peer& peer, const Problem& problem) {
  std::vector<double> x(problem.b.size(), 0);
  const double start = process_seconds();
  const int iterations = peer.solve(problem, &x);
  const double seconds = process_seconds() - start;
  std::printf("%.9f\t%d\t%.6e\n", seconds, iterations, relative_residual(problem, x));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::fprintf(stderr,
                 "usage: time_to_tolerance LIBMKL_RT MATRIX RIGHT_HAND_SIDE TOLERANCE "
                 "MOST_ITERATIONS\n");
    return 2;
  }
  Csr matrix;
  if (!read_csr(argv[2], &matrix)) {
    std::fprintf(stderr, "%s: cannot be read\n", argv[2]);
    return 2;
  }
  std::vector<double> b(static_cast<size_t>(matrix.rows));
  if (!read_vector(argv[3], &b)) {
    std::fprintf(stderr, "%s: does not hold %d doubles\n", argv[3], matrix.rows);
    return 2;
  }
  const Problem problem{matrix, b, std::atof(argv[4]), std::atoi(argv[5])};
  std::vector<Peer> peers;
  add_loop_peer(&peers);
  add_mkl_peer(argv[1], &peers);
#ifdef AUTOSPEC_BENCH_EIGEN
  add_eigen_peers(&peers);
#endif
#ifdef AUTOSPEC_BENCH_PETSC
  add_petsc_peers(&peers);
#endif
  for (size_t i = 0; i < peers.size(); i++) {
    std::printf("%s%s", i == 0 ? "" : "\t", peers[i].name.c_str());
  }
  std::printf("\n");
  std::fflush(stdout);
  for (std::string name; std::getline(std::cin, name);) {
    for (const Peer& peer : peers) {
      if (peer.name == name) {
        run(peer, problem);
      }
    }
    std::fflush(stdout);
  }
  return 0;
}
