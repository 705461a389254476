package io.autospec.function;

import io.autospec.dense.IndexOrder;
import io.autospec.probe.TridiagonalFunction;
import io.autospec.recurrence.Interval;
import java.util.Arrays;

/**
 * The quadrature of a Lanczos run with every weight spread over where its eigenvalues may lie: up
 * to the residual norm from the Ritz value, but no further than half way to the next.
 *
 * <p>At the Ritz values alone an error that oscillates, or grows towards an end, is seen too small:
 * a column has components in all the eigenvalues between.
 *
 * @param points one or three to a Ritz value and some beyond the outermost, in the interval
 * @param weights of the points, of sum 1; 0 beyond, where an eigenvalue may lie all the same
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one choice
record SpreadQuadrature(double[] points, double[] weights) {

  /** Of Gauss and Legendre on [−1, 1], the middle one at 0. */
  private static final double OUTER_POINT = Math.sqrt(0.6);

  private static final double OUTER_WEIGHT = 5.0 / 18;

  /** Points without weight between an outermost Ritz value and the end of the interval. */
  private static final int BEYOND = 4;

  /** Below this share of the gaps around it, a Ritz value is left where it is. */
  private static final double SHARP = 1e-3;

  /**
   * Spreads the quadrature of a run.
   *
   * @param t of the run
   * @param interval of the polynomial, with all Ritz values inside
   */
  static SpreadQuadrature of(TridiagonalFunction t, Interval interval) {
    int m = t.steps();
    int[] order = IndexOrder.ascending(m, t::value);
    double[] points = new double[3 * m + 2 * BEYOND];
    double[] weights = new double[3 * m + 2 * BEYOND];
    int count = 0;
    for (int i = 0; i < m; i++) {
      double theta = t.value(order[i]);
      double residual = t.residualNorm(order[i]);
      double below = i > 0 ? (theta - t.value(order[i - 1])) / 2 : theta - interval.lower();
      double above = i < m - 1 ? (t.value(order[i + 1]) - theta) / 2 : interval.upper() - theta;
      double from = theta - Math.min(residual, Math.max(0, below));
      double to = theta + Math.min(residual, Math.max(0, above));
      if (to - from <= SHARP * (above + below)) {
        points[count] = theta;
        weights[count++] = t.weight(order[i]);
        continue;
      }
      for (int side = -1; side <= 1; side++) {
        points[count] = (from + to) / 2 + side * OUTER_POINT * (to - from) / 2;
        weights[count++] = t.weight(order[i]) * (side == 0 ? 1 - 2 * OUTER_WEIGHT : OUTER_WEIGHT);
      }
    }
    for (int i = 1; i <= BEYOND; i++) {
      double share = i / (double) BEYOND;
      points[count++] = t.value(order[0]) * (1 - share) + interval.lower() * share;
      points[count++] = t.value(order[m - 1]) * (1 - share) + interval.upper() * share;
    }
    return new SpreadQuadrature(Arrays.copyOf(points, count), Arrays.copyOf(weights, count));
  }
}
