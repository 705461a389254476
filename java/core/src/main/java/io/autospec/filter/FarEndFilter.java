package io.autospec.filter;

import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The minimax filter of a one-sided window on parts of the unwanted interval, made of its roots and
 * certified with its rounding.
 *
 * <p>Where a part is a single eigenvalue, a steep filter would lose its root there to rounding: the
 * parts are widened until rounding leaves little, so that the filter spends as many roots on such
 * an eigenvalue as it needs.
 *
 * <p>Where the unwanted begins, a little more or less may be half of what a filter of low degree
 * separates. So there are two filters, one on all parts where an eigenvalue is possible, one where
 * it is likely, and the one is taken that separates more on the mean. Both are certified on what is
 * possible.
 */
final class FarEndFilter {

  /** The first width of what the parts grow by, over the distance of their ends from the window. */
  private static final double LEAST_WIDTH = 1e-10;

  /** The last: wider, a filter loses more than it gains (494_bus, 1e-5: 1.4 times the products). */
  private static final double MOST_WIDTH = 1e-7;

  /** The next width is the least by this factor more. */
  private static final double WIDER = 4;

  /**
   * The bound of the residual norm that rounding may leave, over the largest |λ|. Real matrices
   * leave some 1e5 times less than the bound, which takes all rounding to go into one component: at
   * 1e-3 the lowest of 685_bus and 1138_bus stayed above 1e-8, at 1e-5 those of ten matrices did
   * not; from 5e-7 to 1e-5 their products differ by 5 % on the mean.
   */
  private static final double RESIDUAL = 2e-6;

  /** ln of what a ripple may rise to between four points: 1/cos(π/8). */
  private static final double UNSEEN = 0.08;

  /** Points of the finer grid per point of the grid. */
  private static final int FINER = 8;

  /**
   * The probability that an eigenvalue lies where it is possible and not likely. On 883 spectra
   * that was so in 17 %.
   */
  private static final double UNLIKELY = 0.2;

  /** The share of Chebyshev's log separation that rounding is to leave, where it governs both. */
  private static final double NO_LESS = 0.97;

  private final int degree;
  private final double target;
  private final double end;
  private final Interval whole;

  private record Candidate(Equiripple p, FactoredFilter factored, double width) {}

  /**
   * Filters of one window and degree.
   *
   * @param window one-sided
   * @param hull of the spectrum
   */
  FarEndFilter(SpectralWindow window, Interval hull, int degree) {
    this.degree = degree;
    target = FilterHull.target(window);
    end = window.hasBelow() ? hull.upper() : hull.lower();
    whole = FilterHull.unwanted(hull, window).get(0);
  }

  /**
   * Returns the filter, 1 at the nearest wanted value, if it separates enough.
   *
   * @param possible parts of the unwanted interval that may hold an eigenvalue, disjoint, ascending
   * @param likely parts of these that hold nearly all, in the same order
   * @param worthwhile the least log separation on what is possible
   */
  Optional<PolynomialExpansion> on(
      List<Interval> possible, List<Interval> likely, double worthwhile) {
    Candidate safe = candidate(possible, LEAST_WIDTH, null);
    Optional<PolynomialExpansion> filter = certified(safe, safe.p(), worthwhile);
    if (likely.isEmpty() || likely.equals(possible)) {
      return filter;
    }
    Candidate bold = candidate(likely, safe.width(), safe.p().grid());
    if (filter.isPresent() && mean(bold, bold.p()) <= mean(safe, bold.p())) {
      return filter;
    }
    return certified(bold, safe.p(), worthwhile).or(() -> filter);
  }

  /**
   * Widens the parts as far as rounding asks.
   *
   * @param least the first width
   * @param grid where rounding is looked at, the filter's own if null
   */
  private Candidate candidate(List<Interval> parts, double least, double[] grid) {
    double width = least;
    while (true) {
      Equiripple p =
          new Equiripple(widened(parts, width), target, degree, Equiripple.MANY_EXCHANGES);
      double[] set = grid == null ? p.grid() : grid;
      FactoredFilter factored = new FactoredFilter(p.roots(), target, end, set);
      double excess = factored.residual() / RESIDUAL;
      if (excess <= 1 || width >= MOST_WIDTH) {
        return new Candidate(p, factored, width);
      }
      width = Math.min(MOST_WIDTH, width * (excess > WIDER ? excess : WIDER)); // it may be NaN
    }
  }

  private List<Interval> widened(List<Interval> parts, double width) {
    List<Interval> wider = new ArrayList<>();
    for (Interval part : parts) {
      double below = width * Math.abs(part.lower() - target);
      double above = width * Math.abs(part.upper() - target);
      double lower = Math.max(part.lower() - below, whole.lower());
      double upper = Math.min(part.upper() + above, whole.upper());
      int last = wider.size() - 1;
      if (last >= 0 && lower <= wider.get(last).upper()) {
        lower = wider.remove(last).lower();
      }
      wider.add(new Interval(lower, upper));
    }
    return wider;
  }

  /** The log separation that is to be expected. */
  private static double mean(Candidate candidate, Equiripple likely) {
    double there = -Math.log(largest(candidate.factored().expansion(), likely.grid()));
    return (1 - UNLIKELY) * there + UNLIKELY * candidate.factored().exactLogSeparation();
  }

  /** Returns a filter if it separates enough on what is possible, and rounding does not forbid. */
  private Optional<PolynomialExpansion> certified(
      Candidate candidate, Equiripple possible, double worthwhile) {
    FactoredFilter factored = candidate.factored();
    double coarse = factored.exactLogSeparation();
    if (!(coarse >= worthwhile)) {
      return Optional.empty();
    }
    PolynomialExpansion expansion = factored.expansion();
    boolean separates = coarse - UNSEEN >= worthwhile || finer(possible, expansion) >= worthwhile;
    double rounded = factored.logSeparation();
    boolean bearable = rounded >= worthwhile || rounded >= NO_LESS * Math.max(0, chebyshev());
    return separates && bearable ? Optional.of(expansion) : Optional.empty();
  }

  /** Returns the log separation on a finer grid, less what may lie between its points. */
  private static double finer(Equiripple p, PolynomialExpansion expansion) {
    return -Math.log(largest(expansion, p.finerGrid(FINER))) - UNSEEN / (FINER * FINER);
  }

  private static double largest(PolynomialExpansion p, double[] points) {
    return Arrays.stream(points).map(t -> Math.abs(p.evaluate(t))).max().orElse(0);
  }

  /**
   * Returns the log separation that rounding leaves Chebyshev's filter, as a product too. What
   * grows far more than the nearest wanted value leaves the others few digits, whatever the filter.
   */
  private double chebyshev() {
    double[] roots = new double[degree];
    for (int k = 0; k < degree; k++) {
      double cosine = Math.cos(Math.PI * (k + 0.5) / degree);
      roots[k] = whole.center() - whole.halfWidth() * cosine;
    }
    double[] grid = new Equiripple(List.of(whole), target, degree).grid();
    return new FactoredFilter(roots, target, end, grid).logSeparation();
  }
}
