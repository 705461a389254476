package io.autospec.probe;

import io.autospec.recurrence.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where eigenvalues may lie after a probe: what a random start vector would have to hide elsewhere
 * is too much to be believed.
 *
 * <pre>
 *   E = {x : K(x) < n/ε²},   K of {@link ChristoffelFunction}
 * </pre>
 *
 * <p>The mean share of an eigenvalue in the start vector is 1/n, and a share below ε²/n comes with
 * probability 0.8 ε for each that stands alone; in company its neighbours keep K small. With the
 * steps E becomes the true spectrum, outlier by outlier. No assumption on the spectrum enters.
 */
public final class SpectralSupport {

  /**
   * ε. With 1e-2 in place of 1e-4 filters separate 1.04 to 1.6 times as much on the logarithm on
   * 1138_bus, on others some percent, and on 1,508 one-sided windows nothing was missed; a miss is
   * noticed by who iterates.
   */
  private static final double RISK = 1e-2;

  /** Rounding of an operator and of a Lanczos run, over the largest |λ|. */
  private static final double ROUNDING = 64 * 0x1p-52;

  /** Where K is looked at between two Ritz values; its peak is nearer to the lonelier of them. */
  private static final double[] PLACES = {0.5, 0.15, 0.85, 0.04, 0.96, 0.01, 0.99};

  /** Bisections of the logarithm of a distance end at this ratio. */
  private static final double SHARP = 1.05;

  private final ChristoffelFunction christoffel;
  private final double[] ritz;
  private final double threshold;
  private final double rounding;
  private final List<Interval> parts = new ArrayList<>();

  private SpectralSupport(SpectralSummary summary, double risk) {
    christoffel = new ChristoffelFunction(summary.tridiagonal());
    threshold = summary.rows() / (risk * risk);
    ritz = found(summary, 1 / threshold);
    rounding = ROUNDING * Math.max(Math.abs(ritz[0]), Math.abs(ritz[ritz.length - 1]));
  }

  /**
   * The Ritz values that stand for eigenvalues of their own. At a Ritz value K is 1/w, so that one
   * of less weight than the threshold asks is not in E, unless it has converged: one on its way
   * through a gap, or made by rounding in a space that was exhausted, has a residual norm that
   * reaches to its neighbours.
   */
  private static double[] found(SpectralSummary summary, double least) {
    double[] values = summary.ritzValues();
    double[] weights = summary.weights();
    double[] residuals = summary.residualNorms();
    return IntStream.range(0, values.length)
        .filter(i -> weights[i] >= least || residuals[i] < distance(values, i))
        .mapToDouble(i -> values[i])
        .toArray();
  }

  /** The distance to the nearest neighbour. */
  private static double distance(double[] values, int i) {
    double below = i > 0 ? values[i] - values[i - 1] : Double.POSITIVE_INFINITY;
    double above = i < values.length - 1 ? values[i + 1] - values[i] : Double.POSITIVE_INFINITY;
    return Math.min(below, above);
  }

  /** Returns E of the usual risk, 1e-2. */
  public static List<Interval> of(SpectralSummary summary, Interval hull) {
    return of(summary, hull, RISK);
  }

  /**
   * Returns E within a hull as disjoint intervals, ascending; each holds a Ritz value. Cost: O(m)
   * evaluations of K for every gap, O(m) each.
   *
   * @param summary that knows the number of rows; otherwise E is the hull
   * @param hull holds the Ritz values
   * @param risk ε
   */
  public static List<Interval> of(SpectralSummary summary, Interval hull, double risk) {
    if (summary.rows() == 0) {
      return List.of(hull);
    }
    SpectralSupport support = new SpectralSupport(summary, risk);
    support.fill(hull);
    return List.copyOf(support.parts);
  }

  private void fill(Interval hull) {
    int last = ritz.length - 1;
    double from = edge(ritz[0], hull.lower());
    for (int i = 0; i < last; i++) {
      double empty = emptyBetween(ritz[i], ritz[i + 1]);
      if (Double.isFinite(empty)) {
        add(from, edge(ritz[i], empty));
        from = edge(ritz[i + 1], empty);
      }
    }
    add(from, edge(ritz[last], hull.upper()));
  }

  private void add(double from, double to) {
    double lower = from - rounding;
    double upper = to + rounding;
    int last = parts.size() - 1;
    if (last >= 0 && lower <= parts.get(last).upper()) {
      lower = parts.remove(last).lower();
    }
    parts.add(new Interval(lower, upper));
  }

  /** Returns a point that is not in E, NaN if none was found. */
  private double emptyBetween(double lower, double upper) {
    for (double place : PLACES) {
      double x = lower + place * (upper - lower);
      if (x > lower && x < upper && empty(x)) {
        return x;
      }
    }
    return Double.NaN;
  }

  /** Returns the boundary of E between a Ritz value and a point, that point if it is in E. */
  private double edge(double value, double point) {
    double distance = point - value;
    if (!(Math.abs(distance) > rounding) || !empty(point)) {
      return point;
    }
    double inside = rounding / Math.abs(distance);
    double outside = 1;
    while (outside > SHARP * inside) {
      double middle = Math.sqrt(inside * outside);
      if (empty(value + middle * distance)) {
        outside = middle;
      } else {
        inside = middle;
      }
    }
    return value + outside * distance;
  }

  private boolean empty(double x) {
    return christoffel.inverse(x, threshold) >= threshold;
  }
}
