package io.autospec.cli;

import java.util.function.DoubleBinaryOperator;

/**
 * One picture of polynomials over the spectrum.
 *
 * @param label of the vertical axis
 * @param from the least eigenvalue shown, -infinity for the whole spectrum
 * @param to the largest eigenvalue shown, +infinity for the whole spectrum
 * @param least value shown: a polynomial may be of any size where it expects no eigenvalue
 * @param most value shown
 * @param logarithmicX whether eigenvalues are on a logarithmic axis, where all are positive
 * @param logarithmicY whether the values are
 * @param value what is drawn of an eigenvalue λ and p(λ): {@code (λ, p) -> 1 - λ * p}
 */
record PolynomialPanel(
    String label,
    double from,
    double to,
    double least,
    double most,
    boolean logarithmicX,
    boolean logarithmicY,
    DoubleBinaryOperator value) {

  /** A picture of the whole spectrum. */
  PolynomialPanel(
      String label,
      double least,
      double most,
      boolean logarithmicX,
      boolean logarithmicY,
      DoubleBinaryOperator value) {
    this(
        label,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        least,
        most,
        logarithmicX,
        logarithmicY,
        value);
  }
}
