package io.autospec.eigen;

/** How the eigenvalues at an end of the spectrum are found. */
public enum EigenMethod {
  /** Whichever is predicted to need fewer products. */
  AUTO,
  /** {@link ChebyshevFilteredSubspaceIteration}. */
  FILTER,
  /** {@link ThickRestartLanczos}. */
  LANCZOS
}
