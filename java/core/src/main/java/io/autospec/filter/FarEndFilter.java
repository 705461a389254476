package io.autospec.filter;

import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The minimax filter of a one-sided window on parts of the unwanted interval, made of its roots and
 * certified with its rounding.
 *
 * <p>Where a part is a single eigenvalue, a steep filter would lose its root there to rounding: the
 * parts are widened, so that the filter spends another root on such an eigenvalue when it needs it.
 */
final class FarEndFilter {

  /**
   * What the parts are widened by, over the largest |λ|. Rounding leaves some ε/width of an outlier
   * in a vector: with 0 residuals of subspace iteration stayed at 1e-7, with 1e-5 it needed 1.4
   * times the products on 494_bus.
   */
  private static final double WIDTH = 1e-8;

  /** ln of what a ripple may rise to between four points: 1/cos(π/8). */
  private static final double UNSEEN = 0.08;

  /** Points of the finer grid per point of the grid. */
  private static final int FINER = 8;

  private FarEndFilter() {}

  /**
   * Returns the filter, 1 at the nearest wanted value, if it separates enough.
   *
   * @param parts of the unwanted interval, disjoint and ascending
   * @param window one-sided
   * @param hull of the spectrum
   * @param worthwhile the least log separation
   */
  static Optional<PolynomialExpansion> on(
      List<Interval> parts, SpectralWindow window, Interval hull, int degree, double worthwhile) {
    double target = FilterHull.target(window);
    Equiripple p =
        new Equiripple(widened(parts, window, hull), target, degree, Equiripple.MANY_EXCHANGES);
    double end = window.hasBelow() ? hull.upper() : hull.lower();
    FactoredFilter factored = new FactoredFilter(p.roots(), target, end, p.grid());
    double coarse = factored.logSeparation();
    if (!(coarse >= worthwhile)) {
      return Optional.empty();
    }
    PolynomialExpansion expansion = factored.expansion();
    boolean certified =
        coarse - UNSEEN >= worthwhile || finer(p, expansion, factored.error()) >= worthwhile;
    return certified ? Optional.of(expansion) : Optional.empty();
  }

  private static List<Interval> widened(
      List<Interval> parts, SpectralWindow window, Interval hull) {
    Interval whole = FilterHull.unwanted(hull, window).get(0);
    double reach = WIDTH * Math.max(Math.abs(hull.lower()), Math.abs(hull.upper()));
    List<Interval> wider = new ArrayList<>();
    for (Interval part : parts) {
      double lower = Math.max(part.lower() - reach, whole.lower());
      double upper = Math.min(part.upper() + reach, whole.upper());
      int last = wider.size() - 1;
      if (last >= 0 && lower <= wider.get(last).upper()) {
        lower = wider.remove(last).lower();
      }
      wider.add(new Interval(lower, upper));
    }
    return wider;
  }

  /** Returns the log separation on a finer grid, less what may lie between its points. */
  private static double finer(Equiripple p, PolynomialExpansion expansion, double error) {
    double largest = 0;
    for (double t : p.finerGrid(FINER)) {
      largest = Math.max(largest, Math.abs(expansion.evaluate(t)));
    }
    return -Math.log(largest + error) - UNSEEN / (FINER * FINER);
  }
}
