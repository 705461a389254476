package io.autospec.probe;

import io.autospec.recurrence.Interval;
import java.util.Arrays;

/**
 * What a probe learned of a symmetric operator's spectrum.
 *
 * <p>For every i some eigenvalue λ has |λ − ritzValues[i]| ≤ residualNorms[i]. The weights are those
 * of the Lanczos quadrature (squared first components of the eigenvectors of T, times a constant
 * such that they add to 1): the spectral density that the start vector sees.
 *
 * @param interval from the smallest Ritz value to the estimate of λmax with its safety margin
 * @param ritzValues ascending, in the units of the operator
 * @param residualNorms per Ritz value, same units
 * @param weights per Ritz value, ≥ 0, sum 1
 * @param applications the products spent
 */
public record SpectralSummary(
    Interval interval,
    double[] ritzValues,
    double[] residualNorms,
    double[] weights,
    long applications) {

  /** Copies the arrays and checks their lengths. */
  public SpectralSummary {
    ritzValues = ritzValues.clone();
    residualNorms = residualNorms.clone();
    weights = weights.clone();
    if (ritzValues.length != residualNorms.length || ritzValues.length != weights.length) {
      throw new IllegalArgumentException(
          "summary has "
              + ritzValues.length
              + " Ritz values, "
              + residualNorms.length
              + " residual norms and "
              + weights.length
              + " weights: expected as many of each");
    }
  }

  /** Returns the Ritz values, ascending; a copy. */
  @Override
  public double[] ritzValues() {
    return ritzValues.clone();
  }

  /** Returns the residual norms; a copy. */
  @Override
  public double[] residualNorms() {
    return residualNorms.clone();
  }

  /** Returns the weights; a copy. */
  @Override
  public double[] weights() {
    return weights.clone();
  }

  /** Returns the number of Ritz values, the Lanczos steps that were done. */
  public int steps() {
    return ritzValues.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpectralSummary that
        && interval.equals(that.interval)
        && applications == that.applications
        && Arrays.equals(ritzValues, that.ritzValues)
        && Arrays.equals(residualNorms, that.residualNorms)
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return 31 * interval.hashCode() + Arrays.hashCode(ritzValues);
  }

  @Override
  public String toString() {
    return "SpectralSummary[" + interval + ", " + steps() + " Ritz values, " + applications
        + " applications]";
  }
}
