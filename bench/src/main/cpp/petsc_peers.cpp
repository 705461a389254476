// PETSc's conjugate gradients with its preconditioners, hypre's BoomerAMG among them.
#include <petscksp.h>

#include <cmath>

#include "peer.h"

namespace {

int solve(PCType type, const Problem& problem, std::vector<double>* solution) {
  Csr& a = const_cast<Csr&>(problem.matrix);  // PETSc reads the arrays where they are
  Mat matrix = nullptr;
  Vec b = nullptr, x = nullptr;
  KSP solver = nullptr;
  PC preconditioner = nullptr;
  MatCreateSeqAIJWithArrays(PETSC_COMM_SELF, a.rows, a.rows, a.pointers.data(), a.columns.data(),
                            a.values.data(), &matrix);
  MatSetOption(matrix, MAT_SPD, PETSC_TRUE);
  VecCreateSeqWithArray(PETSC_COMM_SELF, 1, a.rows, problem.b.data(), &b);
  VecCreateSeqWithArray(PETSC_COMM_SELF, 1, a.rows, solution->data(), &x);
  KSPCreate(PETSC_COMM_SELF, &solver);
  KSPSetType(solver, KSPCG);
  KSPSetOperators(solver, matrix, matrix);
  KSPGetPC(solver, &preconditioner);
  PCSetType(preconditioner, type);
  PCFactorSetShiftType(preconditioner, MAT_SHIFT_POSITIVE_DEFINITE);
  KSPSetNormType(solver, KSP_NORM_UNPRECONDITIONED);
  KSPSetTolerances(solver, problem.tolerance, 0, PETSC_DEFAULT, problem.most_iterations);
  int iterations = -1;
  if (KSPSolve(solver, b, x) == 0) {
    PetscInt count = 0;
    KSPGetIterationNumber(solver, &count);
    iterations = static_cast<int>(count);
  }
  KSPDestroy(&solver);
  VecDestroy(&x);
  VecDestroy(&b);
  MatDestroy(&matrix);
  return iterations;
}

}  // namespace

void add_petsc_peers(std::vector<Peer>* peers) {
  if (PetscInitializeNoArguments() != 0) {
    return;
  }
  PetscPushErrorHandler(PetscReturnErrorHandler, nullptr);  // a failed solve is told by its status
  const std::pair<const char*, PCType> kinds[] = {{"petsc-jacobi", PCJACOBI},
                                                  {"petsc-icc", PCICC},
                                                  {"petsc-ssor", PCSOR},
                                                  {"petsc-gamg", PCGAMG},
                                                  {"hypre-boomeramg", PCHYPRE}};
  for (const auto& [name, type] : kinds) {
    peers->push_back({name, [type = type](const Problem& problem, std::vector<double>* x) {
      return solve(type, problem, x);
    }});
  }
}
