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
 * <p>The shares are those of {@link io.autospec.probe.DensityEstimate} where the neighbours have
 * not converged: half the weight of each Ritz value spread evenly over the gap on either side. Two
 * converged neighbours leave a gap empty, and nothing lies many residual norms beyond the ends; how
 * fast that sets in was chosen on spectra with n ≤ 4,000 and is corrected by the networks.
 *
 * <p>Immutable. Cost: O(m).
 */
public final class DensityCells {

  /** Cells between two Ritz values. */
  static final int INNER = 8;

  /** Graded cells outside the first and last Ritz value. */
  static final int GRADED = 5;

  /** Lower edges of the cells below a positive first Ritz value, over it. */
  private static final double[] TOWARDS_ZERO = {1e-8, 1e-5, 1e-3, 0.01, 0.05, 0.2};

  /** Cells below the first Ritz value. */
  static final int BELOW = GRADED + TOWARDS_ZERO.length - 1;

  /** The share of an atom, as of one of six hundred quantiles. */
  private static final double ATOM = 1.0 / 600;

  /** The share of all cells beyond an end, of the weight of the Ritz value there. */
  private static final double BEYOND = 1e-6;

  /** Residual norms within which the share beyond an end falls by e. */
  private static final double DECAY = 1.0 / 3;

  private static final double SMALLEST_SHARE = 1e-20;

  /** The narrowest cell over the largest |λ|: below, positions are rounding. */
  private static final double NARROWEST = 1e-14;

  private final double[] ritz;
  private final double[] width; // of the cells nearest to each Ritz value
  private final double[] weight;
  private final double[] lower;
  private final double[] upper;
  private final double[] share;
  private int filled;

  /** Divides the spectrum seen by a probe. */
  public DensityCells(SpectralSummary summary) {
    ritz = summary.ritzValues();
    width = summary.residualNorms();
    weight = summary.weights();
    int m = ritz.length;
    double top = summary.interval().upper();
    double narrowest = NARROWEST * Math.max(Math.abs(ritz[0]), Math.abs(top));
    for (int i = 0; i < m; i++) {
      width[i] = Math.max(Math.max(width[i], narrowest), Double.MIN_NORMAL);
    }
    int count = BELOW + m + INNER * (m - 1) + GRADED;
    lower = new double[count];
    upper = new double[count];
    share = new double[count];
    double[] spread = spread();
    below();
    for (int i = 0; i < m; i++) {
      add(ritz[i], ritz[i], atom(i, spread));
      if (i < m - 1) {
        between(i, spread[i]);
      }
    }
    above(top);
  }

  /** How much of the weight of a gap is spread over it: all, or little if both ends converged. */
  private double[] spread() {
    double[] spread = new double[ritz.length - 1];
    for (int i = 0; i < spread.length; i++) {
      double gap = ritz[i + 1] - ritz[i];
      double unknown = Math.max(width[i], width[i + 1]);
      spread[i] = unknown < gap ? (unknown / gap) * (unknown / gap) : 1;
    }
    return spread;
  }

  /** What is not spread stays half on the atom, half in the cell next to it. */
  private double atom(int i, double[] spread) {
    double left = i == 0 ? 0.5 : 0.25 * (1 - spread[i - 1]);
    double right = i == ritz.length - 1 ? 0.5 : 0.25 * (1 - spread[i]);
    return ATOM + (left + right) * weight[i];
  }

  private void add(double from, double to, double mass) {
    lower[filled] = Math.min(from, to);
    upper[filled] = Math.max(from, to);
    share[filled++] = Math.max(mass, SMALLEST_SHARE);
  }

  private void below() {
    double first = ritz[0];
    boolean positive = first > 0;
    double reach = positive ? first * (1 - TOWARDS_ZERO[GRADED]) : 4 * width[0];
    double each = BEYOND * weight[0] / BELOW;
    for (int k = 0; k < GRADED; k++) {
      if (positive) {
        double nearest = first * (1 - TOWARDS_ZERO[k + 1]);
        add(first * TOWARDS_ZERO[k], first * TOWARDS_ZERO[k + 1], each * tail(nearest, 0));
      } else {
        add(first - reach, first - reach, 0);
      }
    }
    for (int k = GRADED; k > 0; k--) {
      double nearest = graded(width[0], reach, k - 1, GRADED);
      add(first - graded(width[0], reach, k, GRADED), first - nearest, each * tail(nearest, 0));
    }
  }

  private void above(double top) {
    int last = ritz.length - 1;
    double reach = Math.max(0, top - ritz[last]);
    double each = BEYOND * weight[last] / GRADED;
    for (int k = 0; k < GRADED; k++) {
      double nearest = graded(width[last], reach, k, GRADED);
      double farthest = graded(width[last], reach, k + 1, GRADED);
      add(ritz[last] + nearest, ritz[last] + farthest, each * tail(nearest, last));
    }
  }

  private double tail(double distance, int end) {
    return StrictMath.exp(-distance / (DECAY * width[end]));
  }

  private void between(int i, double spread) {
    double gap = ritz[i + 1] - ritz[i];
    double half = 0.5 * gap;
    int side = INNER / 2;
    double even = 0.5 * spread * (weight[i] + weight[i + 1]);
    double kept = 0.25 * (1 - spread);
    for (int k = 0; k < side; k++) {
      double from = graded(width[i], half, k, side);
      double to = graded(width[i], half, k + 1, side);
      double mass = even * portion(to - from, gap) + (k == 0 ? kept * weight[i] : 0);
      add(ritz[i] + from, ritz[i] + to, mass);
    }
    for (int k = side; k > 0; k--) {
      double from = graded(width[i + 1], half, k, side);
      double to = graded(width[i + 1], half, k - 1, side);
      double mass = even * portion(from - to, gap) + (k == 1 ? kept * weight[i + 1] : 0);
      add(ritz[i + 1] - from, ritz[i + 1] - to, mass);
    }
  }

  private static double portion(double length, double gap) {
    return gap > 0 ? length / gap : 1.0 / INNER;
  }

  /** Edge k of n + 1: 0, then from the width to the reach in geometric progression. */
  private static double graded(double width, double reach, int k, int n) {
    if (k == 0 || !(reach > 0)) {
      return 0;
    }
    double first = Math.min(width, reach / n);
    return k == n ? reach : reach * StrictMath.pow(first / reach, (n - k) / (n - 1.0));
  }

  /** Returns the number of cells. */
  public int count() {
    return share.length;
  }

  /** Returns the share of the eigenvalues in cell {@code i}; the sum is 1 + m/600 or so. */
  public double share(int i) {
    return share[i];
  }

  /** Tells whether cell {@code i} is a point: a Ritz value, or an end that reaches nowhere. */
  public boolean atom(int i) {
    return lower[i] == upper[i];
  }

  /** Tells whether cell {@code i} lies outside the first and last Ritz value. */
  public boolean beyond(int i) {
    return i < BELOW || i >= share.length - GRADED;
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
