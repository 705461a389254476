package io.autospec.eigen;

/** Which end of the spectrum is wanted. */
public enum Extreme {
  /** The smallest eigenvalues, with their signs. */
  LOWEST,
  /** The largest eigenvalues, with their signs. */
  HIGHEST
}
