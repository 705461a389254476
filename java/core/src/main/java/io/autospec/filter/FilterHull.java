package io.autospec.filter;

import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import java.util.ArrayList;
import java.util.List;

/** The interval that filters take the spectrum to lie in, and its parts outside a window. */
final class FilterHull {

  /**
   * Residual norms by which the least eigenvalue may lie below the least Ritz value. One was too
   * few on real spectra, and the filter 300 times its ripple there; above, the safety margin sees
   * to it.
   */
  private static final double REACH = 2;

  private FilterHull() {}

  /**
   * Returns the hull: up to the summary's upper end, and down to the least Ritz value less twice
   * its residual norm, but not below 0 if that value is positive.
   *
   * @throws IllegalArgumentException if the degree is below 1 or the window reaches out of the hull
   */
  static Interval of(SpectralSummary summary, SpectralWindow window, int degree) {
    if (degree < 1) {
      throw new IllegalArgumentException("degree is " + degree + ": expected at least 1");
    }
    Interval hull = of(summary);
    double lower = hull.lower();
    double upper = hull.upper();
    boolean inside =
        (!window.hasBelow() || window.unwantedBelow() >= lower)
            && (!window.hasAbove() || window.unwantedAbove() <= upper)
            && (window.hasBelow() || window.wantedUpper() >= lower)
            && (window.hasAbove() || window.wantedLower() <= upper)
            && lower < upper;
    if (!inside) {
      throw new IllegalArgumentException(
          "window ["
              + window.wantedLower()
              + ", "
              + window.wantedUpper()
              + "] with its margins, from "
              + window.unwantedBelow()
              + " to "
              + window.unwantedAbove()
              + ", reaches out of the spectrum, ["
              + lower
              + ", "
              + upper
              + "]: expected a window inside");
    }
    return hull;
  }

  /** Returns the hull of a summary, whatever the window. */
  static Interval of(SpectralSummary summary) {
    double least = summary.ritzValues()[0];
    double below = least - REACH * summary.residualNorms()[0];
    return new Interval(least > 0 ? Math.max(0, below) : below, summary.interval().upper());
  }

  /** Returns the unwanted parts of the hull, one or two, ascending. */
  static List<Interval> unwanted(Interval hull, SpectralWindow window) {
    List<Interval> parts = new ArrayList<>();
    if (window.hasBelow()) {
      parts.add(new Interval(hull.lower(), window.unwantedBelow()));
    }
    if (window.hasAbove()) {
      parts.add(new Interval(window.unwantedAbove(), hull.upper()));
    }
    return parts;
  }

  /** Returns the point at which the filter is to be large: where the wanted are hardest to save. */
  static double target(SpectralWindow window) {
    if (!window.hasBelow()) {
      return window.wantedUpper();
    }
    if (!window.hasAbove()) {
      return window.wantedLower();
    }
    return 0.5 * (window.wantedLower() + window.wantedUpper());
  }
}
