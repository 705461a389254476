// Eigen's conjugate gradients.
#include <Eigen/IterativeLinearSolvers>
#include <Eigen/Sparse>

#include "peer.h"

namespace {

using Matrix = Eigen::SparseMatrix<double, Eigen::RowMajor, int>;
constexpr int kWhole = Eigen::Lower | Eigen::Upper;

template <class Preconditioner>
int solve(const Problem& problem, std::vector<double>* x) {
  const Csr& a = problem.matrix;
  const Eigen::Map<const Matrix> matrix(a.rows, a.rows, a.pointers.back(), a.pointers.data(),
                                        a.columns.data(), a.values.data());
  const Eigen::Map<const Eigen::VectorXd> b(problem.b.data(), a.rows);
  Eigen::ConjugateGradient<Matrix, kWhole, Preconditioner> solver;
  solver.setTolerance(problem.tolerance);
  solver.setMaxIterations(problem.most_iterations);
  solver.compute(matrix);
  if (solver.info() != Eigen::Success) {
    return -1;
  }
  Eigen::Map<Eigen::VectorXd>(x->data(), a.rows) = solver.solve(b);
  return static_cast<int>(solver.iterations());
}

}  // namespace

void add_eigen_peers(std::vector<Peer>* peers) {
  peers->push_back({"eigen-jacobi", solve<Eigen::DiagonalPreconditioner<double>>});
  peers->push_back({"eigen-ic", solve<Eigen::IncompleteCholesky<double>>});
}
