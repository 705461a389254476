package io.autospec.filter;

import io.autospec.recurrence.Interval;
import java.util.Arrays;

/**
 * Points on disjoint ascending intervals among which the extrema of a polynomial of degree d are
 * looked for: Chebyshev extrema on every interval, some four per ripple, ends included; one on an
 * interval that is a point or a few units of rounding wide.
 */
final class IntervalGrid {

  private static final int PER_RIPPLE = 4;

  /** At least this many on an interval that is no point. */
  private static final int FEWEST = 3;

  /** Refinements: each may quadruple the points of an interval. */
  private static final int REFINEMENTS = 3;

  private final double[] points; // ascending
  private final boolean[] first; // whether a point begins an interval
  private final int[] counts; // points per interval

  /** As many points as the roots of the lengths demand, which is right for one or two. */
  static IntervalGrid of(Interval[] intervals, int degree) {
    double total = 0;
    for (Interval interval : intervals) {
      total += Math.sqrt(interval.halfWidth());
    }
    int[] counts = new int[intervals.length];
    for (int k = 0; k < counts.length; k++) {
      double share = Math.sqrt(intervals[k].halfWidth()) / total;
      counts[k] =
          fitting(intervals[k], FEWEST + (int) Math.ceil(PER_RIPPLE * (degree + 2) * share));
    }
    return new IntervalGrid(intervals, counts);
  }

  private IntervalGrid(Interval[] intervals, int[] counts) {
    this.counts = counts;
    points = new double[Arrays.stream(counts).sum()];
    first = new boolean[points.length];
    int at = 0;
    for (int k = 0; k < counts.length; k++) {
      first[at] = true;
      for (int i = 0; i < counts[k]; i++) {
        points[at++] = chebyshevPoint(intervals[k], i, counts[k]);
      }
    }
  }

  /** Returns the points, ascending; not a copy. */
  double[] points() {
    return points;
  }

  /** Returns whether a point begins an interval; not a copy. */
  boolean[] first() {
    return first;
  }

  /**
   * Returns the number wanted, or as many as are distinct in floating point; 1 if those are few.
   */
  private static int fitting(Interval interval, int wanted) {
    int most = mostDistinct(interval);
    return most < FEWEST ? 1 : Math.min(most, wanted);
  }

  /** Returns how many Chebyshev extrema an interval can hold: next to its ends they are close. */
  static int mostDistinct(Interval interval) {
    double ulp = Math.ulp(Math.max(Math.abs(interval.lower()), Math.abs(interval.upper())));
    return (int) Math.sqrt(interval.halfWidth() / (4 * ulp));
  }

  /** Chebyshev extremum {@code k} of {@code n} on an interval, ascending, ends exact. */
  static double chebyshevPoint(Interval interval, int k, int n) {
    if (n == 1) {
      return interval.center();
    }
    if (k == 0 || k == n - 1) {
      return k == 0 ? interval.lower() : interval.upper();
    }
    return interval.center() - interval.halfWidth() * Math.cos(Math.PI * k / (n - 1));
  }

  /**
   * Returns a grid with four points per Leja point on every interval. A short interval far from the
   * others takes more ripples than the root of its length tells: a filter of degree 100 on seven
   * parts of the spectrum of a power grid rose to 250 times its ripple between the points.
   */
  IntervalGrid refined(Interval[] intervals, int degree) {
    IntervalGrid grid = this;
    for (int pass = 0; pass < REFINEMENTS; pass++) {
      double[] leja = Leja.points(grid.points, Math.min(degree + 1, grid.points.length));
      int[] counts = grid.counts.clone();
      int at = 0;
      boolean resolved = true;
      for (int k = 0; k < counts.length; k++) {
        int chosen = 0;
        while (at < leja.length && leja[at] <= intervals[k].upper()) {
          at++;
          chosen++;
        }
        if (counts[k] > 1 && counts[k] < FEWEST + PER_RIPPLE * (chosen - 1)) {
          counts[k] = fitting(intervals[k], FEWEST + PER_RIPPLE * chosen);
          resolved &= counts[k] == grid.counts[k];
        }
      }
      if (resolved) {
        return grid;
      }
      grid = new IntervalGrid(intervals, counts);
    }
    return grid;
  }
}
