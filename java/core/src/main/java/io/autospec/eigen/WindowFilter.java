package io.autospec.eigen;

import io.autospec.filter.SpectralWindow;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;

/**
 * A polynomial and what it does to a window:
 *
 * <pre>
 *   |p(λ)| ≥ level in the window,   |p(λ)| ≤ ripple · level one width of the window away from it
 * </pre>
 *
 * <p>The ripple is that at the Ritz values and at the ends of their error bounds: a filter may be
 * large where the spectrum is empty.
 *
 * @param p the polynomial
 * @param level the least of |p| at those ends of the window that lie inside the spectrum
 * @param ripple the largest |p| beyond, over the level
 * @param peak the largest |p| in the window, over the level
 */
record WindowFilter(PolynomialExpansion p, double level, double ripple, double peak) {

  /** Measured, see {@link PredictedProducts}. */
  private static final double RESOLUTION = 7.5;

  private static final int SAMPLES = 200;

  /** Half widths from the centre beyond which |p| is ripple, the widest margin that is tried. */
  private static final double REACH = 3;

  /** Evaluates a polynomial on a grid. Cost: O(d²). */
  static WindowFilter of(PolynomialExpansion p, SpectralSummary summary, Interval window) {
    Interval hull = SpectralWindow.hull(summary);
    double level = Double.POSITIVE_INFINITY;
    for (double end : new double[] {window.lower(), window.upper()}) {
      if (hull.contains(end)) {
        level = Math.min(level, Math.abs(p.evaluate(end)));
      }
    }
    double beyond = 0;
    double[] ritz = summary.ritzValues();
    double[] residuals = summary.residualNorms();
    for (int i = 0; i < ritz.length; i++) {
      for (int side = -1; side <= 1; side++) {
        double t = Math.max(hull.lower(), Math.min(hull.upper(), ritz[i] + side * residuals[i]));
        if (Math.abs(t - window.center()) > REACH * window.halfWidth()) {
          beyond = Math.max(beyond, Math.abs(p.evaluate(t)));
        }
      }
    }
    double inside =
        largest(p, Math.max(hull.lower(), window.lower()), Math.min(hull.upper(), window.upper()));
    return new WindowFilter(p, level, beyond / level, inside / level);
  }

  /** The largest |p| at points that are dense at both ends, as the extrema of polynomials are. */
  private static double largest(PolynomialExpansion p, double from, double to) {
    if (!(from <= to)) {
      return 0;
    }
    int points = SAMPLES;
    double largest = 0;
    for (int i = 0; i <= points; i++) {
      double t = 0.5 * (from + to) - 0.5 * (to - from) * Math.cos(Math.PI * i / points);
      largest = Math.max(largest, Math.abs(p.evaluate(t)));
    }
    return largest;
  }

  /** Returns by how much a Lanczos step separates the window from the rest: ln of the rate. */
  double logRate() {
    double t = Math.max(1 / Math.max(ripple, Double.MIN_NORMAL), 1.01);
    return Math.log(t + Math.sqrt(t * t - 1));
  }

  /**
   * Returns the columns that a Lanczos basis needs to resolve some eigenvalues that are let
   * through.
   */
  double columns(double passing) {
    double rate = logRate();
    return passing * (1 + RESOLUTION / (rate * rate));
  }

  /** Returns the Lanczos steps until what lies beyond is damped by {@code reduction}. */
  int steps(double reduction) {
    return (int) Math.ceil(Math.log(2 / reduction) / logRate());
  }
}
