package io.autospec.eigen;

import io.autospec.filter.ChebyshevFilter;
import io.autospec.filter.FilterModel;
import io.autospec.filter.SpectralWindow;
import io.autospec.model.Prediction;
import io.autospec.probe.SpectralSummary;
import io.autospec.probe.SpectralSupport;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.ScaledChebyshev;
import java.util.List;

/**
 * Polynomials that are large at one end of the spectrum and small from a cut on to the other, the
 * far end. Values are counted from the wanted end: those of A for the lowest eigenvalues, those of
 * −A for the highest.
 */
final class EndFilter {

  /** The share of the spectrum's length by which the far end lies beyond the last Ritz value. */
  private static final double MARGIN = 0.02;

  /** The highest degree of a polynomial in a Krylov method. */
  static final int MOST_DEGREE = 60;

  /** ln of the growth that a polynomial of that degree is to have at the least. */
  private static final double LEAST_GROWTH = 1.5;

  /** Residual norms of the least Ritz value to which filter models take the spectrum to reach. */
  private static final double REACH = 2;

  private final SpectralSummary summary;
  private final FilterModel model;
  private final Extreme which;
  private final int sign;
  private final double near;
  private double far;
  private List<Interval> support; // once it is asked for
  private boolean trusted = true;
  private boolean beyond; // a value has shown beyond what the probe saw

  /**
   * The filters of one run.
   *
   * @param summary of the operator
   * @param which end is wanted
   * @param model makes the polynomials where it can
   * @param normBound a bound of every |λ|
   */
  EndFilter(SpectralSummary summary, Extreme which, FilterModel model, double normBound) {
    this.summary = summary;
    this.model = model;
    this.which = which;
    this.sign = which == Extreme.LOWEST ? 1 : -1;
    double[] ritz = summary.ritzValues();
    double lowest = ritz[0];
    double highest = ritz[ritz.length - 1];
    if (sign > 0) {
      near = lowest;
      far = summary.interval().upper();
    } else {
      near = -highest;
      double margin = summary.residualNorms()[0] + MARGIN * (highest - lowest);
      far = Math.min(margin - lowest, normBound);
    }
  }

  /** Returns the probe's value nearest to the wanted end: no wanted value is above it. */
  double near() {
    return near;
  }

  double far() {
    return far;
  }

  /**
   * Learns of a value: the far end is moved beyond it. Filter models know nothing of what lies
   * there, and are used no more.
   */
  void observe(double value) {
    if (value > far) {
      far = value + MARGIN * (value - near);
      beyond = true;
    }
  }

  /**
   * Estimates from the probe's weights the value below which a number of eigenvalues lie: an
   * interpolation of their cumulative sums, each half counted at its Ritz value.
   */
  double quantile(double count) {
    double[] ritz = summary.ritzValues();
    double[] weights = summary.weights();
    int m = ritz.length;
    double before = 0;
    double previous = 0;
    for (int i = 0; i < m; i++) {
      int at = sign > 0 ? i : m - 1 - i;
      double middle = before + 0.5 * weights[at] * summary.rows();
      if (middle >= count) {
        double value = sign * ritz[at];
        if (i == 0) {
          return value;
        }
        double last = sign * ritz[sign > 0 ? at - 1 : at + 1];
        return last + (value - last) * (count - previous) / (middle - previous);
      }
      previous = middle;
      before += weights[at] * summary.rows();
    }
    return far;
  }

  /** Returns ln ρ of a value: a product damps what lies beyond the cut against it by 1/ρ. */
  double logGrowth(double cut, double value) {
    return ScaledChebyshev.logGrowth(new Interval(cut, far), value);
  }

  /**
   * Returns the polynomials of A, 1 at the target, that damp what lies beyond the cut: the model's
   * where they do so better than Chebyshev's, and where Chebyshev's of the highest degree does less
   * than is asked. Where it does enough, degrees are short, and a model that shortens them saves
   * less than it loses: up to 1.29 times the products for the highest eigenvalues of 685_bus.
   *
   * @param cut between target and far end
   * @param target a wanted value
   * @param growth ln of the most by which the target is to grow against the cut
   */
  FilterSeries series(double cut, double target, double growth) {
    boolean enough = MOST_DEGREE * logGrowth(cut, target) >= growth;
    FilterModel maker = enough || !trusted ? new ChebyshevFilter() : model;
    return new FilterSeries(
        degree -> polynomial(maker, cut, target, degree), which, cut, MOST_DEGREE);
  }

  /**
   * Returns where the next eigenvalue may lie after one that has been found, by the probe: beyond a
   * gap if the probe has seen it alone, or in such company as need not be told apart.
   *
   * @param value found
   * @param slack by which eigenvalues may differ that are taken for one
   * @return the value itself where the probe has not seen such a gap
   */
  double next(double value, double slack) {
    if (support == null) {
      support = SpectralSupport.of(summary, hull());
    }
    double nearest = Double.NEGATIVE_INFINITY; // the last part that begins below
    double width = Double.POSITIVE_INFINITY;
    double next = Double.POSITIVE_INFINITY;
    for (Interval part : support) {
      double from = sign > 0 ? part.lower() : -part.upper();
      if (from > value) {
        next = Math.min(next, from);
      } else if (from > nearest) {
        nearest = from;
        width = part.upper() - part.lower();
      }
    }
    return trusted && width <= slack && next < far ? next : value;
  }

  private PolynomialExpansion polynomial(FilterModel maker, double cut, double target, int degree) {
    if (degree > 1 && !beyond && fits(cut, target)) {
      Prediction prediction = maker.predict(summary, window(cut, target), degree);
      double chebyshev = Math.log(Math.cosh(degree * logGrowth(cut, target)));
      if (prediction.fallbackReason().isEmpty()
          && separation(prediction, cut, target) > chebyshev) {
        return prediction.expansion();
      }
    }
    return chebyshev(cut, target, degree);
  }

  /** Uses the model no more: there is an eigenvalue where it took the spectrum to be empty. */
  void distrust() {
    trusted = false;
  }

  /** Returns the Chebyshev polynomial of A beyond the cut, 1 at the target. */
  PolynomialExpansion chebyshev(double cut, double target, int degree) {
    return ScaledChebyshev.of(
        new Interval(Math.min(sign * cut, sign * far), Math.max(sign * cut, sign * far)),
        sign * target,
        degree);
  }

  /** Returns the nearest cut from which a polynomial of {@link #MOST_DEGREE} grows to a target. */
  double nearestCut(double target) {
    double perDegree = 0.5 * LEAST_GROWTH / MOST_DEGREE;
    return target + perDegree * perDegree * (far - target);
  }

  private SpectralWindow window(double cut, double target) {
    return sign > 0 ? SpectralWindow.lowest(target, cut) : SpectralWindow.highest(-target, -cut);
  }

  /** Whether the window lies in what models take to be the hull of the spectrum. */
  private boolean fits(double cut, double target) {
    Interval hull = hull();
    return sign > 0
        ? hull.lower() <= target && cut <= hull.upper()
        : hull.lower() <= -cut && -target <= hull.upper();
  }

  private Interval hull() {
    double least = summary.ritzValues()[0];
    double below = least - REACH * summary.residualNorms()[0];
    return new Interval(least > 0 ? Math.max(0, below) : below, summary.interval().upper());
  }

  /** By how much, in logarithms, the target stands above what lies at the cut. */
  private double separation(Prediction prediction, double cut, double target) {
    return Math.log(
        Math.abs(
            prediction.expansion().evaluate(sign * target)
                / prediction.expansion().evaluate(sign * cut)));
  }
}
