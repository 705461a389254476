package io.autospec.eigen;

import io.autospec.solve.Outcome;
import java.util.Arrays;

/**
 * The end of a computation of singular values.
 *
 * @param values the singular values found, by falling size for the largest, rising for the smallest
 * @param residualNorms max(‖A v − σ u‖, ‖Aᵀu − σ v‖) of each, which bounds its distance from a
 *     singular value of A
 * @param left m × values, row-major: the left singular vectors, orthonormal
 * @param right n × values, row-major: the right ones
 * @param outcome CONVERGED if all that were asked were found
 * @param advice what to try next, or the empty string
 * @param method {@code "lanczos"} on AᵀA, or {@code "inverse-lanczos"} on (AᵀA)⁻¹ by a triangle R
 * @param operatorApplications products of A or Aᵀ with one vector
 * @param reductions synchronisations by dot products and Gram matrices
 * @param certificate what was checked of their number and their orthogonality
 * @param seconds of the whole computation
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
public record SingularSolution(
    double[] values,
    double[] residualNorms,
    double[] left,
    double[] right,
    Outcome outcome,
    String advice,
    String method,
    long operatorApplications,
    long reductions,
    Certificate certificate,
    double seconds) {

  /** Tells whether all that were asked were found. */
  public boolean converged() {
    return outcome == Outcome.CONVERGED;
  }

  /** Of Aᵀ. */
  SingularSolution transposed() {
    return of(values, residualNorms, right, left);
  }

  /** Of 2^exponent A. */
  SingularSolution scaled(int exponent) {
    return of(scaled(values, exponent), scaled(residualNorms, exponent), left, right);
  }

  /** Returns numbers times 2^exponent, exact but for what leaves the range of doubles. */
  static double[] scaled(double[] numbers, int exponent) {
    return Arrays.stream(numbers).map(number -> Math.scalb(number, exponent)).toArray();
  }

  private SingularSolution of(
      double[] newValues, double[] newNorms, double[] newLeft, double[] newRight) {
    return new SingularSolution(
        newValues,
        newNorms,
        newLeft,
        newRight,
        outcome,
        advice,
        method,
        operatorApplications,
        reductions,
        certificate,
        seconds);
  }
}
