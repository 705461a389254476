// Conjugate gradients on a plain CSR loop, and on MKL's optimised product.
#include <memory>

#include "jacobi_cg.h"
#include "mkl_step.h"

void add_loop_peer(std::vector<Peer>* peers) {
  peers->push_back({"loop-jacobi", [](const Problem& problem, std::vector<double>* x) {
    const Csr& a = problem.matrix;
    const auto product = [&a](const double* v, double* u) {
      for (int32_t i = 0; i < a.rows; i++) {
        double sum = 0;
        for (int32_t k = a.pointers[i]; k < a.pointers[i + 1]; k++) {
          sum += a.values[k] * v[a.columns[k]];
        }
        u[i] = sum;
      }
    };
    return jacobi_cg(problem, product, x);
  }});
}

void add_mkl_peer(const char* library, std::vector<Peer>* peers) {
  const auto mkl = std::make_shared<Mkl>(library);
  if (!mkl->usable()) {
    return;
  }
  peers->push_back({"mkl-jacobi", [mkl](const Problem& problem, std::vector<double>* x) {
    // the handle keeps the arrays and writes none of them
    Csr& a = const_cast<Csr&>(problem.matrix);
    mkl->prepare(a.rows, a.pointers.data(), a.columns.data(), a.values.data());
    const int iterations = jacobi_cg(
        problem, [&mkl](const double* v, double* u) { mkl->apply(v, u); }, x);
    mkl->release();
    return iterations;
  }});
}
