package io.autospec.density;

import io.autospec.probe.SpectralSummary;

/**
 * The cells into which a probe divides the spectrum, each with the share of the eigenvalues that
 * its Lanczos weights give it.
 *
 * <p>Between two Ritz values lie eight cells, graded towards both: the innermost is as wide as the
 * residual norm, for a converged Ritz value tells that eigenvalues are that close, and a polynomial
 * may use it. Each Ritz value is a cell of width 0, an atom. Outside the first and the last there
 * are ten cells down and five up: five graded ones, and downwards, where the Ritz values are
 * positive, five in the logarithm towards 0.
 *
 * <pre>
 *   order: lower end (outermost first), θ_1, eight cells, θ_2, …, θ_m, upper end
 * </pre>
 *
 * <p>How the weights are shared out is one of two rules, {@link EvenShares} and {@link
 * BoundedShares}; networks correct it.
 *
 * <p>Immutable. Cost: O(m), with bounded shares O(m²).
 */
public final class DensityCells {

  /** Cells between two Ritz values. */
  static final int INNER = 8;

  private static final int SIDE = INNER / 2;

  /** Graded cells outside the first and last Ritz value. */
  static final int GRADED = 5;

  /** Lower edges of the cells below a positive first Ritz value, over it. */
  private static final double[] TOWARDS_ZERO = {1e-8, 1e-5, 1e-3, 0.01, 0.05, 0.2};

  /** Cells below the first Ritz value. */
  static final int BELOW = GRADED + TOWARDS_ZERO.length - 1;

  private final RitzPoints points;
  private final CellShares shares;
  private final double[] lower;
  private final double[] upper;
  private final double[] share;
  private int filled;

  private DensityCells(RitzPoints points, CellShares shares, double top) {
    this.points = points;
    this.shares = shares;
    int m = points.count();
    int count = BELOW + m + INNER * (m - 1) + GRADED;
    lower = new double[count];
    upper = new double[count];
    share = new double[count];
    below();
    for (int i = 0; i < m; i++) {
      add(points.values()[i], points.values()[i], atomShare(i));
      if (i < m - 1) {
        between(i);
      }
    }
    above(top);
  }

  /** Divides the spectrum seen by a probe at every Ritz value, with even shares. */
  public static DensityCells even(SpectralSummary summary) {
    RitzPoints points = RitzPoints.all(summary);
    return new DensityCells(points, new EvenShares(points), summary.interval().upper());
  }

  /** Divides it at those that stand for different eigenvalues, with bounded shares. */
  public static DensityCells bounded(SpectralSummary summary) {
    RitzPoints points = RitzPoints.distinct(summary);
    CellShares shares = new BoundedShares(points, summary);
    return new DensityCells(points, shares, summary.interval().upper());
  }

  /** What is not spread stays half on the atom, half in the cell next to it. */
  private double atomShare(int i) {
    double left = i == 0 ? 0.5 : 0.25 * (1 - shares.spread(i - 1));
    double right = i == points.count() - 1 ? 0.5 : 0.25 * (1 - shares.spread(i));
    return shares.least(i) + (left + right) * points.weights()[i];
  }

  private void add(double from, double to, double mass) {
    lower[filled] = Math.min(from, to);
    upper[filled] = Math.max(from, to);
    share[filled] = Math.max(mass, shares.smallest(filled < BELOW, to - from));
    filled++;
  }

  private void below() {
    double first = points.values()[0];
    double width = points.widths()[0];
    boolean positive = first > 0;
    double reach = positive ? first * (1 - TOWARDS_ZERO[GRADED]) : 4 * width;
    for (int k = 0; k < GRADED; k++) {
      if (positive) {
        double nearest = first * (1 - TOWARDS_ZERO[k + 1]);
        double farthest = first * (1 - TOWARDS_ZERO[k]);
        double mass = shares.beyond(false, nearest, farthest);
        add(first * TOWARDS_ZERO[k], first * TOWARDS_ZERO[k + 1], mass);
      } else {
        add(first - reach, first - reach, 0);
      }
    }
    for (int k = GRADED; k > 0; k--) {
      double nearest = graded(width, reach, k - 1, GRADED);
      double farthest = graded(width, reach, k, GRADED);
      add(first - farthest, first - nearest, shares.beyond(false, nearest, farthest));
    }
  }

  private void above(double top) {
    double last = points.values()[points.count() - 1];
    double width = points.widths()[points.count() - 1];
    double reach = Math.max(0, top - last);
    for (int k = 0; k < GRADED; k++) {
      double nearest = graded(width, reach, k, GRADED);
      double farthest = graded(width, reach, k + 1, GRADED);
      add(last + nearest, last + farthest, shares.beyond(true, nearest, farthest));
    }
  }

  private void between(int i) {
    double kept = 0.25 * (1 - shares.spread(i));
    double[] edges = edges(points, i, false);
    double[] inside = shares.inside(i, false);
    for (int k = 0; k < SIDE; k++) {
      double stays = k == 0 ? kept * points.weights()[i] : 0;
      double mass = inside[k] + stays;
      add(points.values()[i] + edges[k], points.values()[i] + edges[k + 1], mass);
    }
    edges = edges(points, i, true);
    inside = shares.inside(i, true);
    for (int k = SIDE; k > 0; k--) {
      double stays = k == 1 ? kept * points.weights()[i + 1] : 0;
      double mass = inside[k - 1] + stays;
      add(points.values()[i + 1] - edges[k], points.values()[i + 1] - edges[k - 1], mass);
    }
  }

  /** The edges of the cells of half a gap, as distances from its lower or upper Ritz value. */
  static double[] edges(RitzPoints points, int i, boolean upper) {
    double half = 0.5 * (points.values()[i + 1] - points.values()[i]);
    double width = points.widths()[upper ? i + 1 : i];
    double[] edges = new double[SIDE + 1];
    for (int k = 0; k <= SIDE; k++) {
      edges[k] = graded(width, half, k, SIDE);
    }
    return edges;
  }

  /** Edge k of n + 1: 0, then from the width to the reach in geometric progression. */
  private static double graded(double width, double reach, int k, int n) {
    if (k == 0 || !(reach > 0)) {
      return 0;
    }
    double first = Math.min(width, reach / n);
    return k == n ? reach : reach * StrictMath.pow(first / reach, (n - k) / (n - 1.0));
  }

  /** Returns the number of Ritz values that divide the spectrum. */
  int divisions() {
    return points.count();
  }

  /** Returns the number of cells. */
  public int count() {
    return share.length;
  }

  /** Returns the share of the eigenvalues in cell {@code i}; the sum is not much more than 1. */
  public double share(int i) {
    return share[i];
  }

  /** Tells whether cell {@code i} is a point: a Ritz value, or an end that reaches nowhere. */
  public boolean atom(int i) {
    return lower[i] == upper[i];
  }

  /** Returns the lower end of cell {@code i}. */
  public double lower(int i) {
    return lower[i];
  }

  /** Returns the upper end of cell {@code i}. */
  public double upper(int i) {
    return upper[i];
  }

  /**
   * Writes {@code n} points into cell {@code i}: the middles of n parts, towards 0 those of the
   * logarithm.
   */
  public void points(int i, int n, double[] target, int at) {
    boolean logarithmic = i < BELOW - GRADED && lower[i] > 0;
    for (int k = 0; k < n; k++) {
      double u = (k + 0.5) / n;
      target[at + k] =
          logarithmic
              ? lower[i] * StrictMath.pow(upper[i] / lower[i], u)
              : (1 - u) * lower[i] + u * upper[i];
    }
  }
}
