package io.autospec.eigen;

import io.autospec.factor.SparseLdl;
import io.autospec.operator.LinearOperator;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;

/**
 * How the eigenvalues of a slice are to be found.
 *
 * @param name of the method
 * @param phi the transform
 * @param level the least |φ| in the slice
 * @param block columns per step
 * @param steps before the first check
 * @param verifying steps after which a random start has shown what is there
 * @param products after which the plan has failed, if there is another
 */
record SlicePlan(
    String name,
    SpectralTransform phi,
    double level,
    int block,
    int steps,
    int verifying,
    long products) {

  /** The size of a component, over the average 1/√n, with which a random vector is trusted. */
  static final double LEAST_COMPONENT = 1e-2;

  /** Products over those predicted after which a factorisation is preferred. */
  private static final double OVERDUE = 6;

  /**
   * The part of the predicted columns beyond one per eigenvalue before the first check: where the
   * probe misplaces a cluster, the prediction is several times too high.
   */
  private static final double FIRST_CHECK = 0.3;

  /** The chance that a random start does not show an eigenvalue that is there. */
  private static final double OVERLOOKED = 1e-2;

  /** By a polynomial. */
  static SlicePlan filter(
      LinearOperator a,
      PolynomialExpansion p,
      SpectralSummary summary,
      Interval window,
      Slice slice,
      FilterRule.Effort effort) {
    WindowFilter filter = WindowFilter.of(p, summary, window, effort.count());
    int block = effort.block();
    double columns = filter.spectrum().columns(block, effort.reduction());
    return new SlicePlan(
        "filtered-lanczos",
        new PolynomialTransform(a, p),
        filter.level(),
        block,
        (int) Math.ceil((effort.count() + FIRST_CHECK * (columns - effort.count())) / block),
        filter.steps(0.1 * LEAST_COMPONENT / Math.sqrt(a.rows())),
        (long) (OVERDUE * columns * p.degree()));
  }

  /**
   * Steps after which the largest Ritz value in modulus of a matrix with n rows is within the part
   * that a sweep grants it of the largest eigenvalue, up to {@link #OVERLOOKED}: ln(1.65 √n/δ)/(2
   * √ε), ε halved because φ(A) has eigenvalues of both signs. Twelve steps missed a third of 25
   * copies that lay on the end of a window (Kuczyński and Woźniakowski, doi:10.1137/0613066).
   */
  private static int verifyingInverse(int rows) {
    double part = 0.5 * (1 - Sweep.AT_LEVEL);
    return (int) Math.ceil(Math.log(1.65 * Math.sqrt(rows) / OVERLOOKED) / (2 * Math.sqrt(part)));
  }

  /** By factors of A − σI. */
  static SlicePlan shiftInvert(SparseLdl.Factors factors, Slice slice, int block, int rows) {
    double sigma = factors.shift();
    double reach = Math.max(Math.abs(slice.lower() - sigma), Math.abs(slice.upper() - sigma));
    return new SlicePlan(
        "shift-invert",
        new ShiftInvert(factors),
        1 / reach,
        block,
        (int) Math.ceil(4 + slice.estimate() / block),
        verifyingInverse(rows),
        Long.MAX_VALUE);
  }
}
