package io.autospec.probe;

import io.autospec.recurrence.Interval;
import java.util.Objects;

/**
 * What a probe learned of a symmetric operator's spectrum.
 *
 * <p>For every i some eigenvalue λ has |λ − ritzValues[i]| ≤ residualNorms[i]. The weights are
 * those of the Lanczos quadrature: the spectral density that the start vector sees.
 *
 * @param interval from the smallest Ritz value to the estimate of λmax with its safety margin; the
 *     smallest eigenvalue lies below the interval as a rule
 * @param tridiagonal the Lanczos matrix, in the units of the operator
 * @param applications the products spent
 * @param rows n of the operator, or 0 if it is not known
 */
public record SpectralSummary(
    Interval interval, TridiagonalMatrix tridiagonal, long applications, int rows) {

  /** Checks for nulls and negative counts. */
  public SpectralSummary {
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(tridiagonal, "tridiagonal");
    if (applications < 0) {
      throw new IllegalArgumentException(
          "applications is " + applications + ": expected at least 0");
    }
    if (rows < 0) {
      throw new IllegalArgumentException("rows is " + rows + ": expected n, or 0 if not known");
    }
  }

  /** A summary of an operator of unknown size. */
  public SpectralSummary(Interval interval, TridiagonalMatrix tridiagonal, long applications) {
    this(interval, tridiagonal, applications, 0);
  }

  /** Returns a copy that knows the size of the operator. */
  public SpectralSummary withRows(int newRows) {
    return new SpectralSummary(interval, tridiagonal, applications, newRows);
  }

  /**
   * Makes a summary of a Lanczos matrix.
   *
   * @param tridiagonal the Lanczos matrix
   * @param margin the rule for the upper end
   * @param normBound a bound of every |λ| that caps the upper end, or infinity
   * @param applications the products spent
   */
  public static SpectralSummary of(
      TridiagonalMatrix tridiagonal, SafetyMargin margin, double normBound, long applications) {
    double[] ritz = tridiagonal.ritzValues();
    int m = ritz.length;
    double upper = margin.upperEnd(ritz[m - 1], tridiagonal.residualNorms()[m - 1], normBound);
    return new SpectralSummary(new Interval(ritz[0], upper), tridiagonal, applications);
  }

  /**
   * Makes a summary of m steps of plain conjugate gradients, whose coefficients hold a Lanczos
   * matrix: a probe for nothing.
   *
   * @param alpha the step lengths α_0 … α_{m−1}, > 0
   * @param beta the direction updates β_0 … β_{m−1}, ≥ 0; the last one is needed for the residual
   *     norms
   * @param margin the rule for the upper end
   * @param normBound a bound of every |λ| that caps the upper end, or infinity
   * @throws IllegalArgumentException if the lengths differ, m = 0 or a value is out of range
   * @see TridiagonalMatrix#fromConjugateGradient
   */
  public static SpectralSummary fromConjugateGradient(
      double[] alpha, double[] beta, SafetyMargin margin, double normBound) {
    return of(
        TridiagonalMatrix.fromConjugateGradient(alpha, beta), margin, normBound, alpha.length);
  }

  /** Returns the Ritz values, ascending; a copy. */
  public double[] ritzValues() {
    return tridiagonal.ritzValues();
  }

  /** Returns the residual norm of each Ritz value; a copy. */
  public double[] residualNorms() {
    return tridiagonal.residualNorms();
  }

  /** Returns the weight of each Ritz value, ≥ 0 and of sum 1; a copy. */
  public double[] weights() {
    return tridiagonal.weights();
  }

  /** Returns the number of Ritz values, the Lanczos steps that were done. */
  public int steps() {
    return tridiagonal.steps();
  }
}
