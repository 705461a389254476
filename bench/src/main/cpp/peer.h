// What the solvers of others look like to the clock.
#ifndef AUTOSPEC_BENCH_PEER_H
#define AUTOSPEC_BENCH_PEER_H

#include <functional>
#include <string>
#include <vector>

#include "csr_file.h"

struct Problem {
  const Csr& matrix;  // symmetric positive definite
  const std::vector<double>& b;
  double tolerance;  // of |b - A x| / |b|
  int most_iterations;
};

struct Peer {
  std::string name;
  // Solves from x = 0, whatever it sets up included. Returns the iterations, or -1 if it failed.
  std::function<int(const Problem&, std::vector<double>* x)> solve;
};

void add_loop_peer(std::vector<Peer>* peers);
void add_mkl_peer(const char* library, std::vector<Peer>* peers);
void add_eigen_peers(std::vector<Peer>* peers);
void add_petsc_peers(std::vector<Peer>* peers);

#endif
