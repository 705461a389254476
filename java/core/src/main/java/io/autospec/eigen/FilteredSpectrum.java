package io.autospec.eigen;

import io.autospec.filter.SpectralWindow;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Hyperbolic;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.Arrays;

/**
 * The spectrum of p(A) as a probe's density tells it, and the columns that Lanczos needs there.
 *
 * <p>With m columns Lanczos has found the eigenvalues of p(A) above r, where
 *
 * <pre>
 *   m(r) = Σ_{p_j > r} √((p_j − α)/(p_j − r)),   α the least value of p on the spectrum
 * </pre>
 *
 * <p>The Ritz values are in equilibrium, at most one to an eigenvalue: those above r take all they
 * may, the others are free on [α, r], and their density ends without a pole at r, which is the
 * equation (Kuijlaars, "Which eigenvalues are found by the Lanczos method?", SIAM J. Matrix Anal.
 * Appl. 22 (2000), doi:10.1137/S089547989935527X). From then on an eigenvector at the level of the
 * window is damped by Green's function of [α, r], a column being the b-th part of a step:
 *
 * <pre>
 *   ln(1/δ) = 1/b ∫ g dm(r),   g = arcosh((2 level − α − r)/(r − α))
 * </pre>
 *
 * <p>So what counts is not only how far p separates: an eigenvalue at an end of the window is as
 * hard to find as p is flat there.
 */
final class FilteredSpectrum {

  private static final int INSIDE = 64;
  private static final int BESIDE = 100;

  /** Values of r between the level and α. */
  private static final int STEPS = 48;

  private static final double FIRST_STEP = 1e-3;
  private static final double LAST_STEP = 0.95;

  private final double[] values; // of p in the middle of a cell of the spectrum
  private final double[] reach; // by how much p differs at an end of the cell
  private final double[] numbers; // of eigenvalues in the cell
  private final double level;
  private final double least;

  /**
   * Samples p. Cost: some 500 d.
   *
   * @param p the polynomial
   * @param level that p has in the window
   * @param summary whose density places the eigenvalues outside of the window
   * @param window where they are spread evenly
   * @param count of eigenvalues in the window
   */
  FilteredSpectrum(
      PolynomialExpansion p, double level, SpectralSummary summary, Interval window, double count) {
    this.level = level;
    int cells = INSIDE + 2 * BESIDE;
    values = new double[cells];
    reach = new double[cells];
    numbers = new double[cells];
    Interval hull = SpectralWindow.hull(summary);
    double from = Math.max(hull.lower(), window.lower());
    double to = Math.min(hull.upper(), window.upper());
    for (int i = 0; i < INSIDE; i++) {
      double left = from + (to - from) * i / INSIDE;
      sample(i, p, left, left + (to - from) / INSIDE, count / INSIDE);
    }
    for (int i = 0; i < BESIDE; i++) { // finer near the window
      double near = Math.pow((double) i / BESIDE, 2);
      double far = Math.pow((i + 1.0) / BESIDE, 2);
      beside(
          INSIDE + i,
          p,
          summary,
          from - near * (from - hull.lower()),
          from - far * (from - hull.lower()));
      beside(
          INSIDE + BESIDE + i,
          p,
          summary,
          to + near * (hull.upper() - to),
          to + far * (hull.upper() - to));
    }
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < cells; i++) {
      if (numbers[i] > 0) {
        lowest = Math.min(lowest, values[i]);
      }
    }
    least = Math.min(lowest, 0);
  }

  private void beside(
      int i, PolynomialExpansion p, SpectralSummary summary, double near, double far) {
    double left = Math.min(near, far);
    double right = Math.max(near, far);
    double share = WindowCount.cumulative(summary, right) - WindowCount.cumulative(summary, left);
    sample(i, p, left, right, summary.rows() * share);
  }

  private void sample(int i, PolynomialExpansion p, double left, double right, double number) {
    values[i] = p.evaluate(0.5 * (left + right));
    reach[i] = 0.5 * Math.abs(p.evaluate(right) - p.evaluate(left));
    numbers[i] = number;
  }

  /** Returns the largest |p| met. */
  double largest() {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  /** Returns m(r). */
  private double found(double r) {
    double columns = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] > r) {
        double above = Math.max(values[i] - r, 0.5 * reach[i]);
        columns += numbers[i] * Math.sqrt((above + r - least) / above);
      }
    }
    return columns;
  }

  /**
   * Returns the columns until all of the window is found to a reduction.
   *
   * @param block b, columns of a step
   * @param reduction δ of what does not belong to an eigenvector
   */
  double columns(int block, double reduction) {
    double wanted = Math.log(1 / reduction);
    double most = found(level);
    double reached = 0;
    double rate = 0;
    for (int k = 0; k <= STEPS; k++) {
      double share = FIRST_STEP * Math.pow(LAST_STEP / FIRST_STEP, (double) k / STEPS);
      double r = level - share * (level - least);
      double t = (2 * level - least - r) / (r - least);
      rate = Hyperbolic.arcosh(t) / block;
      double more = Math.max(most, found(r));
      double gain = rate * (more - most);
      if (reached + gain >= wanted) {
        return most + (wanted - reached) / rate;
      }
      reached += gain;
      most = more;
    }
    return most + (wanted - reached) / rate;
  }
}
