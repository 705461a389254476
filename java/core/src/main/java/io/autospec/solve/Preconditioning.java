package io.autospec.solve;

import java.util.Locale;

/** What stands before the conjugate gradients. */
public enum Preconditioning {
  /** The default: the learned polynomial, or none where it has nothing to save. */
  AUTO,
  /** Plain conjugate gradients on the matrix as it is. */
  NONE,
  /** Symmetric Jacobi scaling alone. */
  JACOBI,
  /** Jacobi scaling and Chebyshev of the first kind on [λmax/(γ D²), λmax]. */
  CHEBYSHEV,
  /** Jacobi scaling and Chebyshev of the fourth kind on [0, λmax]. */
  FOURTH_KIND,
  /** Jacobi scaling and the polynomial with the harmonic Ritz values as roots of its residual. */
  HARMONIC_RITZ,
  /** Jacobi scaling and least squares on the probe's density. */
  LEAST_SQUARES,
  /** Jacobi scaling and the polynomial of a network that reads the probe. */
  LEARNED;

  /** Returns the name on the command line: {@code "fourth-kind"}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
