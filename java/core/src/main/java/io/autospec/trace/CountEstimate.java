package io.autospec.trace;

/**
 * An estimate of a number of eigenvalues.
 *
 * @param value the estimate
 * @param halfWidth the truth lies within with probability {@code confidence}; holds the deviation
 *     of the sample and what the quadrature leaves open at the ends of the window
 * @param confidence of the interval
 */
public record CountEstimate(double value, double halfWidth, double confidence) {

  /** Returns the lower end of the confidence interval. */
  public double lower() {
    return value - halfWidth;
  }

  /** Returns the upper end of the confidence interval. */
  public double upper() {
    return value + halfWidth;
  }
}
