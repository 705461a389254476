package io.autospec.density;

import io.autospec.probe.ChristoffelFunction;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import java.util.Arrays;

/**
 * What the density networks see of a probe: logarithms of ratios only, so that neither the scale of
 * the operator nor the order of its rows can matter.
 *
 * <p>Immutable. Cost: O(m) logarithms; of distinct Ritz values O(m²).
 */
final class DensityFeatures {

  /** Features of the interval between two Ritz values. */
  static final int INNER = 18;

  /** Features of an end of the spectrum. */
  static final int END = 14;

  /** Logarithms are cut at ±LONGEST and divided by UNIT, to be of order one. */
  private static final double LONGEST = 30;

  private static final double UNIT = 4;

  /** Residual norms below the first Ritz value of an indefinite operator that are looked at. */
  private static final double INDEFINITE_REACH = 4;

  /** Weights below are none. */
  private static final double LEAST = 1e-20;

  private final double[] ritz;
  private final double[] residual;
  private final double[] weight;
  private final double[] standing; // of each interval
  private final double[][] beyond; // of the lower and the upper end, or null
  private final double narrowest;
  private final double range;
  private final double steps;
  private final double excess;

  private DensityFeatures(
      double[] ritz,
      double[] residual,
      double[] weight,
      double[] standing,
      double[][] beyond,
      int degree) {
    this.ritz = ritz;
    this.residual = residual;
    this.weight = weight;
    this.standing = standing;
    this.beyond = beyond;
    int m = ritz.length;
    narrowest =
        Math.max(1e-16 * Math.max(Math.abs(ritz[0]), Math.abs(ritz[m - 1])), Double.MIN_NORMAL);
    range = Math.max(ritz[m - 1] - ritz[0], narrowest);
    steps = logarithm(m, 16);
    excess = logarithm(degree + 1, m);
  }

  /** Of all Ritz values, their weights as they are; an interval stands where it comes in order. */
  static DensityFeatures all(SpectralSummary summary, int degree) {
    double[] ritz = summary.ritzValues();
    double[] standing = new double[ritz.length];
    for (int i = 0; i < standing.length; i++) {
      standing[i] = (i + 0.5) / ritz.length;
    }
    return new DensityFeatures(
        ritz, summary.residualNorms(), summary.weights(), standing, null, degree);
  }

  /**
   * Of the Ritz values that stand for different eigenvalues, weights as numbers of eigenvalues; an
   * interval stands by how many could have hidden in its middle, an end shows what is {@link
   * #beyond}.
   */
  static DensityFeatures distinct(SpectralSummary summary, int degree) {
    RitzPoints points = RitzPoints.distinct(summary);
    ChristoffelFunction bound = new ChristoffelFunction(summary.tridiagonal());
    double[] ritz = points.values();
    double[] standing = new double[ritz.length];
    for (int i = 0; i < ritz.length - 1; i++) {
      double hidden = points.rows() * bound.at(0.5 * (ritz[i] + ritz[i + 1]));
      standing[i] = logarithm(Math.max(LEAST, hidden), 1);
    }
    double[] numbers = Arrays.stream(points.weights()).map(w -> w * points.rows()).toArray();
    int steps = summary.steps();
    double[] half = summary.tridiagonal().leading(Math.max(1, steps / 2)).ritzValues();
    double[] before = summary.tridiagonal().leading(Math.max(1, steps - 1)).ritzValues();
    double[][] beyond = {
      beyond(false, points, bound, summary.interval(), half[0], before[0]),
      beyond(
          true, points, bound, summary.interval(), half[half.length - 1], before[before.length - 1])
    };
    return new DensityFeatures(ritz, points.residuals(), numbers, standing, beyond, degree);
  }

  /**
   * What tells of eigenvalues beyond an end: how many could have hidden far out and half as far,
   * and how the last Ritz value moved over the second half of the run and with the last step.
   *
   * <p>What lies below the first Ritz value is most of what a polynomial loses. Had the cells there
   * their true numbers of eigenvalues, the geometric means of the errors over their limits on 90
   * real spectra would be 1.20, 1.19 and 1.78 at (d, m) = (16, 16), (32, 32) and (32, 16). Networks
   * that did not see this left 1.33, 1.40 and 2.13, those that do 1.30, 1.34 and 2.04.
   *
   * @param half the last Ritz value of the first half of the run
   * @param before that of all steps but one
   */
  private static double[] beyond(
      boolean top,
      RitzPoints points,
      ChristoffelFunction bound,
      Interval interval,
      double half,
      double before) {
    int edge = top ? points.count() - 1 : 0;
    double last = points.values()[edge];
    boolean towardsZero = !top && last > 0;
    double reach = towardsZero ? last : INDEFINITE_REACH * points.residuals()[0];
    double far = top ? interval.upper() : last - reach;
    double unit = Math.max(towardsZero ? last : points.gap(top ? edge - 1 : 0), Double.MIN_NORMAL);
    return new double[] {
      logarithm(Math.max(LEAST, points.rows() * bound.at(far)), 1),
      logarithm(Math.max(LEAST, points.rows() * bound.at(0.5 * (last + far))), 1),
      logarithm(Math.max(LEAST, Math.abs(half - last) / unit), 1),
      logarithm(Math.max(LEAST, Math.abs(before - last) / unit), 1)
    };
  }

  private static double logarithm(double x, double y) {
    double value = StrictMath.log(x / y);
    return Math.max(-LONGEST, Math.min(LONGEST, value)) / UNIT;
  }

  /** The gap between Ritz values i and i + 1; beyond the ends the residual norm stands for it. */
  private double gap(int i) {
    int m = ritz.length;
    if (i < 0) {
      return Math.max(residual[0], narrowest);
    }
    if (i >= m - 1) {
      return Math.max(residual[m - 1], narrowest);
    }
    return Math.max(ritz[i + 1] - ritz[i], narrowest);
  }

  private double residual(int i) {
    return Math.max(residual[Math.max(0, Math.min(ritz.length - 1, i))], narrowest);
  }

  private double weight(int i) {
    return Math.max(i < 0 || i >= ritz.length ? 0 : weight[i], LEAST);
  }

  /** Distance from zero; an indefinite operator shows its range instead. */
  private double fromZero(int i) {
    return ritz[0] > 0 ? ritz[i] : range;
  }

  /** Writes the features of the interval between Ritz values {@code i} and {@code i} + 1. */
  void inner(int i, double[] x) {
    double gap = gap(i);
    x[0] = logarithm(gap, range);
    x[1] = logarithm(gap(i - 1), gap);
    x[2] = logarithm(gap(i + 1), gap);
    x[3] = logarithm(gap(i - 2), gap);
    x[4] = logarithm(gap(i + 2), gap);
    x[5] = logarithm(residual(i), gap);
    x[6] = logarithm(residual(i + 1), gap);
    x[7] = logarithm(weight(i), 1);
    x[8] = logarithm(weight(i + 1), 1);
    x[9] = logarithm(weight(i - 1), 1);
    x[10] = logarithm(weight(i + 2), 1);
    x[11] = (ritz[i] - ritz[0]) / range;
    x[12] = logarithm(fromZero(i), gap);
    x[13] = standing[i];
    x[14] = logarithm(residual(i - 1), gap);
    x[15] = logarithm(residual(i + 2), gap);
    x[16] = steps;
    x[17] = excess;
  }

  /** Writes the features of the lower or the upper end. */
  void end(boolean top, double[] x) {
    int m = ritz.length;
    int edge = top ? m - 1 : 0;
    int inward = top ? -1 : 1;
    double gap = top ? gap(m - 2) : gap(0);
    double next = top ? gap(m - 3) : gap(1);
    x[0] = top ? 1 : 0;
    x[1] = logarithm(residual(edge), gap);
    x[2] = logarithm(next, gap);
    x[3] = logarithm(residual(edge + inward), gap);
    x[4] = logarithm(weight(edge), 1);
    x[5] = logarithm(weight(edge + inward), 1);
    x[6] = logarithm(weight(edge + 2 * inward), 1);
    x[7] = logarithm(fromZero(edge), gap);
    x[8] = logarithm(fromZero(0), range);
    x[9] = logarithm(gap, range);
    x[10] = logarithm(residual(edge), fromZero(0));
    x[11] = logarithm(residual(edge + 2 * inward), gap);
    x[12] = steps;
    x[13] = excess;
    if (beyond != null) { // in place of what follows from the others, or tells less
      double[] own = beyond[top ? 1 : 0];
      x[3] = own[0];
      x[9] = own[1];
      x[10] = own[2];
      x[11] = own[3];
    }
  }
}
