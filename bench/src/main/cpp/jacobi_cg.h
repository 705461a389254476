#ifndef AUTOSPEC_BENCH_JACOBI_CG_H
#define AUTOSPEC_BENCH_JACOBI_CG_H

#include <cmath>
#include <vector>

#include "peer.h"

// Conjugate gradients with Jacobi's preconditioner, passes over the vectors joined where the
// method permits: two per iteration beside the product. Hestenes and Stiefel 1952; Saad, Iterative
// Methods for Sparse Linear Systems, algorithm 9.1.
template <class Product>
int jacobi_cg(const Problem& problem, Product product, std::vector<double>* solution) {
  const Csr& a = problem.matrix;
  const size_t n = static_cast<size_t>(a.rows);
  std::vector<double> inverse(n), r(problem.b), p(n), q(n);
  double* const x = solution->data();
  double square = 0, rz = 0;
  for (size_t i = 0; i < n; i++) {
    for (int32_t k = a.pointers[i]; k < a.pointers[i + 1]; k++) {
      if (a.columns[k] == static_cast<int32_t>(i)) {
        inverse[i] = 1 / a.values[k];
      }
    }
    x[i] = 0;
    p[i] = inverse[i] * r[i];
    rz += p[i] * r[i];
    square += r[i] * r[i];
  }
  const double target = problem.tolerance * std::sqrt(square);
  int iterations = 0;
  while (std::sqrt(square) > target && iterations < problem.most_iterations) {
    product(p.data(), q.data());
    double pq = 0;
    for (size_t i = 0; i < n; i++) {
      pq += p[i] * q[i];
    }
    const double alpha = rz / pq;
    double next = 0;
    square = 0;
    for (size_t i = 0; i < n; i++) {
      x[i] += alpha * p[i];
      r[i] -= alpha * q[i];
      next += inverse[i] * r[i] * r[i];
      square += r[i] * r[i];
    }
    const double beta = next / rz;
    rz = next;
    for (size_t i = 0; i < n; i++) {
      p[i] = inverse[i] * r[i] + beta * p[i];
    }
    iterations++;
  }
  return iterations;
}

#endif
