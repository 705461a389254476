package io.autospec.eigen;

import io.autospec.filter.SpectralWindow;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Hyperbolic;
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
 * large where the spectrum is empty. What passes a one-sided filter with the window is no ripple.
 *
 * @param p the polynomial
 * @param level the least of |p| at those ends of the window that lie inside the spectrum
 * @param ripple the largest |p| beyond, over the level
 * @param swing the largest |p| anywhere, over the level
 * @param spectrum of p(A)
 */
record WindowFilter(
    PolynomialExpansion p, double level, double ripple, double swing, FilteredSpectrum spectrum) {

  /** Half widths from the centre beyond which |p| is ripple. */
  private static final double REACH = 3;

  /** Evaluates a polynomial on a grid. Cost: some 800 d. */
  static WindowFilter of(
      PolynomialExpansion p, SpectralSummary summary, Interval window, double count) {
    Interval hull = SpectralWindow.hull(summary);
    double level = Double.POSITIVE_INFINITY;
    for (double end : new double[] {window.lower(), window.upper()}) {
      if (hull.contains(end)) {
        level = Math.min(level, Math.abs(p.evaluate(end)));
      }
    }
    FilteredSpectrum spectrum = new FilteredSpectrum(p, level, summary, window, count);
    double beyond = 0;
    double largest = spectrum.largest();
    double[] ritz = summary.ritzValues();
    double[] residuals = summary.residualNorms();
    for (int i = 0; i < ritz.length; i++) {
      for (int side = -1; side <= 1; side++) {
        double t = Math.max(hull.lower(), Math.min(hull.upper(), ritz[i] + side * residuals[i]));
        double value = p.evaluate(t);
        largest = Math.max(largest, Math.abs(value));
        if (Math.abs(t - window.center()) > REACH * window.halfWidth() && value < level) {
          beyond = Math.max(beyond, Math.abs(value));
        }
      }
      if (i > 0) { // where a filter that knows of gaps swings
        largest = Math.max(largest, Math.abs(p.evaluate(0.5 * (ritz[i - 1] + ritz[i]))));
      }
    }
    return new WindowFilter(p, level, beyond / level, largest / level, spectrum);
  }

  /** Returns the Lanczos steps until what lies beyond is damped by {@code reduction}. */
  int steps(double reduction) {
    double t = Math.max(1 / Math.max(ripple, Double.MIN_NORMAL), 1.01);
    return (int) Math.ceil(Math.log(2 / reduction) / Hyperbolic.arcosh(t));
  }
}
