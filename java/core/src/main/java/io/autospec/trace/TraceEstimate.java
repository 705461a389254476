package io.autospec.trace;

import io.autospec.solve.Outcome;

/**
 * An estimate of tr f(A) with its confidence interval.
 *
 * @param value the estimate; NaN if f is not defined on the spectrum
 * @param halfWidth the truth lies within with probability {@code confidence}
 * @param confidence of the interval
 * @param outcome CONVERGED if the half-width is at most the tolerance times |value|
 * @param advice what to try next, or the empty string
 * @param samples random vectors
 * @param steps Lanczos steps of each
 * @param deflated directions taken out of the sample and traced exactly, 0 for plain sampling
 * @param quadratureError what the half-width holds for the error of the quadrature
 * @param operatorApplications products of A with one vector
 * @param probeApplications those that chose the number of steps; they count as samples too
 * @param reductions synchronisations by dot products
 * @param seconds of the whole computation
 */
public record TraceEstimate(
    double value,
    double halfWidth,
    double confidence,
    Outcome outcome,
    String advice,
    int samples,
    int steps,
    int deflated,
    double quadratureError,
    long operatorApplications,
    long probeApplications,
    long reductions,
    double seconds) {

  /** Tells whether the half-width meets the tolerance. */
  public boolean converged() {
    return outcome == Outcome.CONVERGED;
  }

  /** Returns the lower end of the confidence interval. */
  public double lower() {
    return value - halfWidth;
  }

  /** Returns the upper end of the confidence interval. */
  public double upper() {
    return value + halfWidth;
  }
}
