package io.autospec.eigen;

/** How the eigenvalues at an end of the spectrum are found. */
public enum EigenMethod {
  /** Lanczos, and dense algebra in its place where that takes less. */
  AUTO,
  /** {@link ChebyshevFilteredSubspaceIteration}. */
  FILTER,
  /** {@link ThickRestartLanczos}. */
  LANCZOS
}
