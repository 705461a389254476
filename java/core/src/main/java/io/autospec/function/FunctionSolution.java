package io.autospec.function;

import io.autospec.solve.Outcome;
import java.util.Arrays;

/**
 * The end of a computation of f(A) B.
 *
 * @param values n × k, row-major: f(A) B; empty if f is not defined on the spectrum
 * @param columns k
 * @param outcome CONVERGED if every column's estimate meets the tolerance
 * @param advice what to try next, or the empty string
 * @param method what served: {@code "lanczos"}, {@code "chebyshev"}, {@code "learned"}
 * @param degree of the polynomial in A that the answer is, the largest of the columns
 * @param errorEstimates of ‖y_j − f(A) b_j‖ / ‖f(A) b_j‖, one per column; 0 for b_j = 0
 * @param operatorApplications products of A with one vector, the probe's included
 * @param probeApplications those of the probe
 * @param reductions synchronisations by dot products
 * @param seconds of the whole computation
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
public record FunctionSolution(
    double[] values,
    int columns,
    Outcome outcome,
    String advice,
    String method,
    int degree,
    double[] errorEstimates,
    long operatorApplications,
    long probeApplications,
    long reductions,
    double seconds) {

  /** Tells whether the tolerance was met in every column. */
  public boolean converged() {
    return outcome == Outcome.CONVERGED;
  }

  /** Returns a copy that has cost something else. */
  FunctionSolution withCost(long applications, long ofProbe, long dots, double time) {
    return new FunctionSolution(
        values,
        columns,
        outcome,
        advice,
        method,
        degree,
        errorEstimates,
        applications,
        ofProbe,
        dots,
        time);
  }

  /** Returns the largest error estimate; NaN if there are no values. */
  public double errorEstimate() {
    return Arrays.stream(errorEstimates).max().orElse(Double.NaN);
  }
}
