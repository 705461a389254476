package io.autospec.probe;

import io.autospec.recurrence.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * The spectrum as a probe separates it: disjoint intervals, ascending, that hold its Ritz values
 * and the eigenvalues they stand for, with gaps between them in which the probe saw nothing.
 *
 * <p>Two neighbouring Ritz values are separated where their residual norms are small against their
 * distance. The edges lie beyond the outermost value of an interval by its error bound, which is
 * quadratic in the residual norm: |λ − θ| ≤ r̂²/gap (Parlett, "The Symmetric Eigenvalue Problem",
 * theorem 11.7.1); between the values of an interval nothing is known, so that it also grows by a
 * share of their mean distance.
 *
 * <p>A Ritz value of hardly any weight and a large residual norm wanders through a gap on its way
 * from one end to the other, as values do when a converged one appears a second time: it is left
 * out.
 *
 * @param intervals disjoint, ascending
 * @param weights the sum of the Lanczos weights in each
 * @param singles whether an interval is one converged value
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one prediction
public record IntervalUnion(List<Interval> intervals, double[] weights, boolean[] singles) {

  /** A value whose residual norm is below this share of the gap stands alone. */
  private static final double CONVERGED = 0.02;

  /** Both residual norms below this share of a gap separate two groups. */
  private static final double SEPARATED = 0.3;

  /** A gap is wider than this share of the value below it. */
  private static final double WIDE = 0.3;

  private static final double WANDERING_WEIGHT = 1e-6;

  /** An interval grows by this share of the mean distance of its values. */
  private static final double GROWTH = 0.3;

  private static final double LEAST_WIDTH = 1e-8;

  /** Separates the spectrum that a probe saw. Cost: O(m). */
  public static IntervalUnion of(SpectralSummary summary) {
    double[] ritz = summary.ritzValues();
    double[] residual = summary.residualNorms();
    double[] weight = summary.weights();
    int m = settled(ritz, residual, weight);
    List<Interval> intervals = new ArrayList<>();
    double[] sums = new double[m];
    boolean[] singles = new boolean[m];
    int from = 0;
    for (int i = 1; i <= m; i++) {
      if (i < m && !separated(ritz, residual, i)) {
        sums[intervals.size()] += weight[i - 1];
        continue;
      }
      int at = intervals.size();
      sums[at] += weight[i - 1];
      singles[at] = i - from == 1;
      intervals.add(interval(ritz, residual, from, i - 1, m));
      from = i;
    }
    int size = intervals.size();
    return new IntervalUnion(
        List.copyOf(intervals),
        java.util.Arrays.copyOf(sums, size),
        java.util.Arrays.copyOf(singles, size));
  }

  /** Moves the values that do not wander to the front; returns their number. */
  private static int settled(double[] ritz, double[] residual, double[] weight) {
    int kept = 0;
    int m = ritz.length;
    for (int i = 0; i < m; i++) {
      double below = i == 0 ? Double.POSITIVE_INFINITY : ritz[i] - ritz[i - 1];
      double above = i + 1 == m ? Double.POSITIVE_INFINITY : ritz[i + 1] - ritz[i];
      boolean wanders =
          i > 0
              && i + 1 < m
              && weight[i] < WANDERING_WEIGHT
              && residual[i] > SEPARATED * Math.min(below, above);
      if (!wanders) {
        ritz[kept] = ritz[i];
        residual[kept] = residual[i];
        weight[kept] = weight[i];
        kept++;
      }
    }
    return kept;
  }

  private static boolean separated(double[] ritz, double[] residual, int i) {
    double gap = ritz[i] - ritz[i - 1];
    return residual[i] < CONVERGED * gap
        || (Math.max(residual[i], residual[i - 1]) < SEPARATED * gap && gap > WIDE * ritz[i - 1]);
  }

  private static Interval interval(
      double[] ritz, double[] residual, int first, int last, int count) {
    double below = first == 0 ? Double.POSITIVE_INFINITY : ritz[first] - ritz[first - 1];
    double above = last + 1 == count ? Double.POSITIVE_INFINITY : ritz[last + 1] - ritz[last];
    double gap = Math.min(below, above);
    double grown = GROWTH * (ritz[last] - ritz[first]) / (last - first + 1);
    double lower = ritz[first] - error(residual[first], gap) - grown;
    double upper = ritz[last] + error(residual[last], gap) + grown;
    return new Interval(
        Math.max(0, Math.min(lower, ritz[first] * (1 - LEAST_WIDTH))),
        Math.max(upper, ritz[last] * (1 + LEAST_WIDTH)));
  }

  private static double error(double residual, double gap) {
    return Math.min(residual, residual * (residual / gap));
  }

  /** Returns the number of intervals. */
  public int size() {
    return intervals.size();
  }
}
