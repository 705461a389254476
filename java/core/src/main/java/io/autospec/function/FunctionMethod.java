package io.autospec.function;

/** How f(A) B is computed. */
public enum FunctionMethod {
  /** Lanczos for few columns, the cheaper of it and a polynomial for many. */
  AUTO,
  /** The truncated Chebyshev interpolant on the interval that a probe finds. */
  CHEBYSHEV,
  /** The Lanczos recurrence of every column. */
  LANCZOS,
  /** Least squares on the density of eigenvalues that networks make of a probe. */
  LEARNED
}
