package io.autospec.backend;

/** What prepare folds into the values of a matrix. */
public enum Scaling {
  /** The matrix as it is. */
  NONE,
  /** S A S with s_i = 1/√a_ii (symmetric Jacobi scaling); needs a positive diagonal. */
  JACOBI
}
