package io.autospec.eigen;

/** How the eigenvalues found were checked for completeness. */
public enum Check {
  /** By their residual norms alone: eigenvalues may have been missed. */
  NONE,
  /** A random block, orthogonal to what was found, held no further eigenpair. */
  RANDOM_RESTART,
  /** The trace of a filter, estimated with random vectors, agrees within its error. */
  STOCHASTIC_COUNT,
  /** The signs of the pivots of A − σI = L D Lᵀ at the ends of the range: an exact count. */
  INERTIA,
  /** All eigenvalues were computed by a dense solver. */
  DENSE
}
