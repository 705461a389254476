package io.autospec.filter;

import io.autospec.function.ChebyshevInterpolant;
import io.autospec.function.DiscreteLeastSquares;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.Arrays;
import java.util.List;

/**
 * The polynomial of degree d that is largest at a point c while it stays below given bounds on a
 * set E of intervals:
 *
 * <pre>
 *   max_p p(c)   subject to   |p(x)| ≤ 1 on E
 * </pre>
 *
 * <p>By the exchange algorithm of Remez: there are d + 1 points of E, the reference, where p takes
 * the values ±1, alternating away from c and positive on both sides next to it; that is what
 * duality says, as p(c) = Σ_j |ℓ_j(c)| for the Lagrange polynomials ℓ_j of the reference. So p is
 * the interpolant of known values, no system is solved, and the reference moves to the extrema of p
 * until none exceeds 1. Convergence is quadratic (Cheney, "Introduction to Approximation Theory",
 * 1966, ch. 3, for the approximation problem of the same structure).
 *
 * <p>E may have as many intervals as one likes, points included. Cost: O(N d) per exchange, N ≈ 4 d
 * points of a grid.
 */
final class Equiripple {

  /** Exchanges at run time: more gained nothing on windows of real spectra but time. */
  static final int FEW_EXCHANGES = 10;

  /** Exchanges where only the result counts. */
  static final int MANY_EXCHANGES = 60;

  /** The share of log p(c) that a ripple above 1 may cost. */
  private static final double TOLERANCE = 0.004;

  /** Where p exceeds this between the intervals, a Chebyshev basis loses the ripple's digits. */
  private static final double LARGEST_SWING = 1e8;

  private final Interval[] intervals;
  private final double c;
  private final int degree;
  private double[] reference; // ascending, d + 1 points
  private double[] weights; // barycentric
  private double[] signs;
  private final double[] grid;
  private final boolean[] first; // whether a grid point begins an interval
  private double ripple = Double.POSITIVE_INFINITY;
  private int exchanges;

  /**
   * Finds the polynomial.
   *
   * @param intervals disjoint and ascending
   * @param c outside all of them
   * @param degree d ≥ 1
   */
  Equiripple(List<Interval> intervals, double c, int degree) {
    this(intervals, c, degree, FEW_EXCHANGES);
  }

  /** The same with a limit on the exchanges. */
  Equiripple(List<Interval> intervals, double c, int degree, int mostExchanges) {
    this.intervals = intervals.toArray(new Interval[0]);
    this.c = c;
    IntervalGrid on = IntervalGrid.of(this.intervals, degree);
    on = this.intervals.length > 2 ? on.refined(this.intervals, degree) : on;
    grid = on.points();
    first = on.first();
    this.degree = Math.min(degree, grid.length - 1);
    reference = start();
    exchange(mostExchanges);
  }

  /** The reference itself on one interval, near it on two, somewhere near on more. */
  private double[] start() {
    if (intervals.length == 1 && IntervalGrid.mostDistinct(intervals[0]) > degree) {
      double[] extrema = new double[degree + 1];
      for (int k = 0; k <= degree; k++) {
        extrema[k] = IntervalGrid.chebyshevPoint(intervals[0], k, degree + 1);
      }
      return extrema;
    }
    double[] points =
        intervals.length == 2 ? EquilibriumPoints.of(intervals[0], intervals[1], degree) : null;
    return points != null ? points : Leja.points(grid, degree + 1);
  }

  private void exchange(int most) {
    double[] values = new double[grid.length];
    double[] best = reference;
    double least = Double.POSITIVE_INFINITY;
    for (exchanges = 0; exchanges < most; exchanges++) {
      interpolate();
      double largest = fillValues(values);
      double gain = Math.log(Math.abs(value(c)));
      double excess = Math.log(largest);
      if (excess - gain < least) {
        least = excess - gain;
        best = reference;
        ripple = largest;
      }
      if (excess <= TOLERANCE * gain) {
        break;
      }
      double[] next = extrema(values);
      if (Arrays.equals(next, reference)) {
        break;
      }
      reference = next;
    }
    if (best != reference) {
      reference = best;
      interpolate();
    }
  }

  /**
   * Evaluates p on the grid, reference point by reference point: such a loop is vectorised, that
   * over the terms of one value is not (0.06 against 0.14 ms at d = 150). Returns the largest |p|.
   */
  private double fillValues(double[] values) {
    int n = grid.length;
    double[] under = new double[n];
    Arrays.fill(values, 0);
    for (int j = 0; j < reference.length; j++) {
      double point = reference[j];
      double weight = weights[j];
      double sign = signs[j];
      for (int i = 0; i < n; i++) {
        double term = weight / (grid[i] - point);
        values[i] += sign * term;
        under[i] += term;
      }
    }
    double largest = 0;
    for (int i = 0; i < n; i++) {
      values[i] /= under[i];
      if (!Double.isFinite(values[i])) { // a grid point in the reference
        values[i] = value(grid[i]);
      }
      largest = Math.max(largest, Math.abs(values[i]));
    }
    return largest;
  }

  /** Barycentric weights of the reference and the signs of p on it. */
  private void interpolate() {
    int n = reference.length;
    double[] mantissa = new double[n];
    int[] exponent = new int[n];
    int largest = Integer.MIN_VALUE;
    double scale = 4 / Math.max(reference[n - 1] - reference[0], Double.MIN_NORMAL);
    for (int j = 0; j < n; j++) {
      double product = 1;
      int power = 0;
      for (int k = 0; k < n; k++) {
        if (k != j) {
          product *= scale * (reference[j] - reference[k]);
          if (!(Math.abs(product) > 1e-100 && Math.abs(product) < 1e100)) {
            int shift = Math.getExponent(product);
            product = Math.scalb(product, -shift);
            power += shift;
          }
        }
      }
      int shift = Math.getExponent(product);
      mantissa[j] = 1 / Math.scalb(product, -shift);
      exponent[j] = -(power + shift);
      largest = Math.max(largest, exponent[j]);
    }
    weights = new double[n];
    signs = new double[n];
    int right = 0; // the first reference point above c
    while (right < n && reference[right] < c) {
      right++;
    }
    for (int j = 0; j < n; j++) {
      weights[j] = Math.scalb(mantissa[j], exponent[j] - largest);
      int away = j < right ? right - 1 - j : j - right;
      signs[j] = away % 2 == 0 ? 1 : -1;
    }
  }

  /** Returns p(t), of modulus at most {@link #ripple} on E; rounding where it is beyond 1e15. */
  double value(double t) {
    double over = 0;
    double under = 0;
    for (int j = 0; j < reference.length; j++) {
      double distance = t - reference[j];
      if (distance == 0) {
        return signs[j];
      }
      double term = weights[j] / distance;
      over += term * signs[j];
      under += term;
    }
    return over / under;
  }

  /**
   * The extrema of p on the grid, one per run of equal sign, each refined; the runs next to c are
   * positive, and surplus ones are dropped at the outer ends, the smaller first.
   */
  private double[] extrema(double[] values) {
    int n = grid.length;
    int right = 0;
    while (right < n && grid[right] < c) {
      right++;
    }
    double[] found = new double[n];
    double[] height = new double[n];
    int left = run(values, right - 1, -1, found, height, 0);
    int total = run(values, right, 1, found, height, left);
    int surplus = total - (degree + 1);
    int dropLeft = 0; // outermost are last on either side
    int dropRight = 0;
    for (; surplus > 0; surplus--) {
      boolean fromLeft =
          dropLeft < left
              && (dropRight == total - left
                  || height[left - 1 - dropLeft] < height[total - 1 - dropRight]);
      if (fromLeft) {
        dropLeft++;
      } else {
        dropRight++;
      }
    }
    if (surplus < 0) {
      return reference; // no more extrema than that: rounding
    }
    double[] next = new double[degree + 1];
    int at = 0;
    for (int k = left - 1 - dropLeft; k >= 0; k--) {
      next[at++] = found[k];
    }
    for (int k = left; k < total - dropRight; k++) {
      next[at++] = found[k];
    }
    return next;
  }

  /** Walks from c outwards and keeps the largest point of every run of equal sign. */
  private int run(double[] values, int from, int step, double[] found, double[] height, int count) {
    double sign = 1;
    int best = -1;
    int filled = count;
    for (int i = from; i >= 0 && i < grid.length; i += step) {
      if (values[i] * sign > 0) {
        if (best < 0 || Math.abs(values[i]) > Math.abs(values[best])) {
          best = i;
        }
      } else if (values[i] * sign < 0 && best >= 0) {
        height[filled] = Math.abs(values[best]);
        found[filled++] = refined(values, best);
        sign = -sign;
        best = i;
      }
    }
    if (best >= 0) {
      height[filled] = Math.abs(values[best]);
      found[filled++] = refined(values, best);
    }
    return filled;
  }

  /**
   * The extremum of the cosine through a grid point and its neighbours in the same interval, which
   * lie at equal angles: for samples y₋, y₀, y₊ of A cos(α(t − t₀)) at t = −1, 0, 1
   *
   * <pre>
   *   cos α = (y₋ + y₊)/(2 y₀),   tan(α t₀) = (y₊ − y₋)/(2 y₀ sin α)
   * </pre>
   *
   * <p>A parabola left ripples 1.5 % too high with four points per ripple.
   */
  private double refined(double[] values, int i) {
    if (first[i] || i == grid.length - 1 || first[i + 1]) {
      return grid[i];
    }
    double cosine = 0.5 * (values[i - 1] + values[i + 1]) / values[i];
    double tangent = 0.5 * (values[i + 1] - values[i - 1]) / values[i];
    double angle = Math.acos(cosine);
    double t = Math.atan(tangent / Math.sin(angle)) / angle;
    if (!(Math.abs(t) < 1)) { // also where the three are no part of a wave
      return grid[i];
    }
    double slope = 0.5 * (grid[i + 1] - grid[i - 1]);
    double bend = 0.5 * (grid[i + 1] + grid[i - 1]) - grid[i];
    return grid[i] + t * (slope + t * bend);
  }

  /** Returns the grid on E, ascending; not a copy. */
  double[] grid() {
    return grid;
  }

  /** Returns a grid with some {@code parts} times as many points. */
  double[] finerGrid(int parts) {
    double[] finer = new double[parts * grid.length];
    int count = 0;
    int from = 0;
    for (Interval interval : intervals) {
      int to = from + 1;
      while (to < grid.length && !first[to]) {
        to++;
      }
      int points = parts * (to - from - 1) + 1;
      for (int k = 0; k < points; k++) {
        finer[count++] = IntervalGrid.chebyshevPoint(interval, k, points);
      }
      from = to;
    }
    return Arrays.copyOf(finer, count);
  }

  /** Returns the number of exchanges done. */
  int exchanges() {
    return exchanges;
  }

  /** Returns the largest |p| on E, 1 but for the tolerance. */
  double ripple() {
    return ripple;
  }

  /**
   * Returns the d roots of p where E lies on one side of c. There p alternates on the reference as
   * its barycentric weights w do, so that its roots are those of a secular function
   *
   * <pre>
   *   Σ_j |w_j|/(x − x_j),
   * </pre>
   *
   * <p>which falls from +∞ to −∞ between any two points: they are found to the last digit, however
   * far p swings between the intervals. Cost: O(d²) some fifty times.
   */
  double[] roots() {
    double[] roots = new double[degree];
    for (int j = 0; j < degree; j++) {
      double lower = reference[j];
      double upper = reference[j + 1];
      double middle = 0.5 * (lower + upper);
      while (lower < middle && middle < upper) {
        double sum = 0;
        for (int k = 0; k <= degree; k++) {
          sum += Math.abs(weights[k]) / (middle - reference[k]);
        }
        if (sum > 0) {
          lower = middle;
        } else {
          upper = middle;
        }
        middle = 0.5 * (lower + upper);
      }
      roots[j] = middle;
    }
    return roots;
  }

  /** Returns factor · p as an expansion. Cost: O(d²) in a Chebyshev basis, O(N d²) otherwise. */
  PolynomialExpansion expansion(double factor) {
    Interval hull = new Interval(intervals[0].lower(), intervals[intervals.length - 1].upper());
    double swing = 0;
    for (int i = 0; i + 1 < grid.length; i++) {
      if (first[i + 1]) {
        double middle = 0.5 * (grid[i] + grid[i + 1]);
        swing = Math.max(swing, Math.abs(value(middle)));
      }
    }
    if (swing <= LARGEST_SWING) {
      return ChebyshevInterpolant.interpolate(hull, degree, t -> factor * value(t));
    }
    double[] nodes = everyOther();
    double[] values = Arrays.stream(nodes).map(t -> factor * value(t)).toArray();
    double[] ones = new double[nodes.length];
    Arrays.fill(ones, 1);
    DiscreteLeastSquares basis = new DiscreteLeastSquares(nodes, ones, degree);
    return basis.expansion(basis.solve(values));
  }

  /** Every other point of the grid and the ends of the intervals: two nodes per ripple will do. */
  private double[] everyOther() {
    double[] nodes = new double[grid.length];
    int count = 0;
    int within = 0;
    for (int i = 0; i < grid.length; i++) {
      within = first[i] ? 0 : within + 1;
      boolean last = i + 1 == grid.length || first[i + 1];
      if (within % 2 == 0 || last) {
        nodes[count++] = grid[i];
      }
    }
    return Arrays.copyOf(nodes, count);
  }
}
