package io.autospec.eigen;

import io.autospec.recurrence.Hyperbolic;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Filters of rising degree for one cut, and the degree at which they do what is asked of them.
 *
 * <pre>
 *   growth(d, λ) = arcosh |p_d(λ)/p_d(cut)|
 * </pre>
 *
 * <p>For Chebyshev's filter that is d ln ρ, linear in the degree; for one that spends its first
 * zeros on outliers, nearly linear from there on. So a few degrees tell all others.
 */
final class FilterSeries {

  /** The degrees that are looked at are halved down to this one; the growth is 0 at degree 0. */
  private static final int LEAST_SAMPLE = 4;

  private final IntFunction<PolynomialExpansion> filters;
  private final int sign;
  private final double cut;
  private final int most;
  private final Map<Integer, PolynomialExpansion> known;

  /**
   * A series.
   *
   * @param filters the polynomials of A by their degree
   * @param which end is wanted: values are those of A for the lowest, of −A for the highest
   * @param cut where the unwanted begins
   * @param most the highest degree
   */
  FilterSeries(IntFunction<PolynomialExpansion> filters, Extreme which, double cut, int most) {
    this(filters, which == Extreme.LOWEST ? 1 : -1, cut, most, new TreeMap<>());
  }

  private FilterSeries(
      IntFunction<PolynomialExpansion> filters,
      int sign,
      double cut,
      int most,
      Map<Integer, PolynomialExpansion> known) {
    this.filters = filters;
    this.sign = sign;
    this.cut = cut;
    this.most = most;
    this.known = known;
  }

  /** Returns the same filters with degrees up to another one. */
  FilterSeries upTo(int degree) {
    return new FilterSeries(filters, sign, cut, degree, known);
  }

  /** Returns where the unwanted begins. */
  double cut() {
    return cut;
  }

  /** Returns the highest degree. */
  int most() {
    return most;
  }

  /** Returns the filter of a degree. */
  PolynomialExpansion of(int degree) {
    return known.computeIfAbsent(degree, filters::apply);
  }

  /** Returns how a value grows against the cut under the filter of a degree; 0 beyond the cut. */
  double growth(int degree, double value) {
    if (value >= cut) {
      return 0;
    }
    PolynomialExpansion p = of(degree);
    double ratio = Math.abs(p.evaluate(sign * value) / p.evaluate(sign * cut));
    if (!Double.isFinite(ratio)) { // far beyond the target a high degree overflows
      return Double.POSITIVE_INFINITY;
    }
    return Hyperbolic.arcosh(ratio);
  }

  /** Returns the degree at which a value grows by so much, at most the highest. */
  double degree(double value, double growth) {
    int above = most;
    double more = growth(most, value);
    if (more <= growth) {
      return most;
    }
    while (above > 0) {
      int below = above / 2 >= LEAST_SAMPLE ? above / 2 : 0;
      double less = below == 0 ? 0 : growth(below, value);
      if (less <= growth) {
        return below + (above - below) * (growth - less) / (more - less);
      }
      above = below;
      more = less;
    }
    return 0;
  }
}
