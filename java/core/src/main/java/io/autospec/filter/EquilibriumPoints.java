package io.autospec.filter;

import io.autospec.recurrence.Interval;

/**
 * Quantiles of the equilibrium measure of two intervals, ends included:
 *
 * <pre>
 *   ω'(x) = |x − s| / (π √|(x − a₁)(x − b₁)(x − a₂)(x − b₂)|),   ∫ from b₁ to a₂ of (x − s)/√… dx = 0
 * </pre>
 *
 * <p>(Saff and Totik, "Logarithmic Potentials with External Fields", 1997, §IV.1). A polynomial of
 * degree d that oscillates d + 1 times between ±1 on both, with the same sign at b₁ and a₂, has d −
 * 1 of its d monotone branches there, so that ⌊d ω(left)⌋ of them lie in the left interval. From
 * these points an exchange needs 3 to 4 steps where it needs 5 to 10 from Leja points, which leave
 * some points to be moved from one interval to the other, one at a time.
 *
 * <p>Cost: O(d).
 */
final class EquilibriumPoints {

  /** Points of the quadratures over the gap and, per branch, over an interval. */
  private static final int GAP = 48;

  private static final int PER_BRANCH = 4;

  private EquilibriumPoints() {}

  /** Returns s, the mean of x over the gap under the weight 1/√…. */
  private static double turningPoint(Interval left, Interval right) {
    double center = 0.5 * (left.upper() + right.lower());
    double half = 0.5 * (right.lower() - left.upper());
    double weights = 0;
    double moments = 0;
    for (int i = 0; i < GAP; i++) {
      double x = center + half * Math.cos(Math.PI * (i + 0.5) / GAP);
      double weight = 1 / Math.sqrt((x - left.lower()) * (right.upper() - x));
      weights += weight;
      moments += weight * x;
    }
    return moments / weights;
  }

  /**
   * Returns d + 1 points, ascending, or null if an interval is a point, has less than one branch or
   * is too narrow for its branches.
   *
   * @param left of the two, of length above 0
   * @param right of the two, beyond a gap
   * @param degree d ≥ 1
   */
  static double[] of(Interval left, Interval right, int degree) {
    if (!(left.halfWidth() > 0 && right.halfWidth() > 0 && left.upper() < right.lower())) {
      return null;
    }
    double s = turningPoint(left, right);
    int cells = PER_BRANCH * (degree + 1);
    double[] below = cumulative(left, right, s, cells);
    double[] above = cumulative(right, left, s, cells);
    int branches = (int) (degree * below[cells] / (below[cells] + above[cells]));
    boolean distinct =
        branches < IntervalGrid.mostDistinct(left)
            && degree - 1 - branches < IntervalGrid.mostDistinct(right);
    if (branches < 1 || branches > degree - 2 || !distinct) {
      return null;
    }
    double[] all = new double[degree + 1];
    quantiles(left, below, branches, all, 0);
    quantiles(right, above, degree - 1 - branches, all, branches + 1);
    return all;
  }

  /** The measure of the points below the angles, x = centre − half cos φ. */
  private static double[] cumulative(Interval own, Interval other, double s, int cells) {
    double[] sum = new double[cells + 1];
    for (int i = 0; i < cells; i++) {
      double x = own.center() - own.halfWidth() * Math.cos(Math.PI * (i + 0.5) / cells);
      double density =
          Math.abs(x - s) / Math.sqrt(Math.abs((x - other.lower()) * (x - other.upper())));
      sum[i + 1] = sum[i] + density;
    }
    return sum;
  }

  private static void quantiles(
      Interval own, double[] cumulative, int branches, double[] target, int at) {
    int cells = cumulative.length - 1;
    int cell = 0;
    for (int j = 0; j <= branches; j++) {
      double wanted = cumulative[cells] * j / branches;
      while (cell < cells - 1 && cumulative[cell + 1] < wanted) {
        cell++;
      }
      double share = (wanted - cumulative[cell]) / (cumulative[cell + 1] - cumulative[cell]);
      target[at + j] = own.center() - own.halfWidth() * Math.cos(Math.PI * (cell + share) / cells);
    }
    target[at] = own.lower();
    target[at + branches] = own.upper();
  }
}
