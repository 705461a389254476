package io.autospec.eigen;

import io.autospec.filter.ChebyshevFilter;
import io.autospec.filter.EquirippleFilter;
import io.autospec.filter.FilterModel;
import io.autospec.filter.SpectralWindow;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Hyperbolic;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.Optional;

/**
 * The margins and the degree with the fewest predicted products of a filtered Lanczos run: d times
 * the columns that {@link FilteredSpectrum} predicts.
 *
 * <p>A margin is infinite where everything on that side of the window may pass: near an end of the
 * spectrum, where few eigenvalues lie between, a filter with one edge needs far fewer products than
 * one with two. A low degree that hardly separates takes more columns but no more products, as
 * Lanczos is the better polynomial: half the degree takes twice the columns, until these are a part
 * of n, and then fewer. What keeps the degree from falling to one is the room for the basis, {@link
 * FilterRule.Effort#mostColumns}, and the work of making it orthogonal.
 *
 * @param model makes the filters
 */
public record PredictedProducts(FilterModel model) implements FilterRule {

  private static final double[] MARGINS = {0.7, 1.5, Double.POSITIVE_INFINITY};

  private static final int[] DEGREES = {
    1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 40, 48, 64, 80, 96, 128, 160, 192, 256, 384, 512,
    768, 1024, 1536, 2048, 3072, 4096, 6144, 8192
  };

  /** Degrees tried after the cost has begun to rise. */
  private static final int PATIENCE = 2;

  /**
   * A larger |p| anywhere, over the level of the window, would cost the eigenvectors their digits:
   * rounding in p(A) is relative to it.
   */
  private static final double LARGEST_SWING = 1e5;

  /**
   * Products that one column of the basis costs every new one: two passes over it beside a product
   * with some fifty entries per row.
   */
  private static final double ORTHOGONALISATION = 0.01;

  /** A filter that does this much leaves nothing to a higher degree. */
  private static final double LEAST_RIPPLE = 1e-4;

  /** A filter that does less is none. */
  private static final double LARGEST_RIPPLE = 0.95;

  /** A degree that tells what eight times as much would do, but for a factor of {@link #SLACK}. */
  private static final int TELLING = 1024;

  private static final double SLACK = 2;

  @Override
  public Optional<PolynomialExpansion> choose(
      SpectralSummary summary, Interval window, Effort effort) {
    Choice best = new Choice(null, Double.POSITIVE_INFINITY);
    for (double below : MARGINS) {
      for (double above : MARGINS) {
        Optional<SpectralWindow> task =
            SpectralWindow.within(
                summary, window, below * window.halfWidth(), above * window.halfWidth());
        if (task.isPresent()) {
          best = better(best, summary, task.get(), window, effort);
        }
      }
    }
    return Optional.ofNullable(best.p());
  }

  private record Choice(PolynomialExpansion p, double cost) {}

  /** The best degree for these margins, or what was better before. */
  private Choice better(
      Choice before, SpectralSummary summary, SpectralWindow task, Interval window, Effort effort) {
    Choice best = before;
    double own = Double.POSITIVE_INFINITY;
    int rising = 0;
    for (int degree : DEGREES) {
      boolean dearer = degree * effort.count() > best.cost(); // with one column for each
      if (degree > effort.mostDegree() || dearer || rising == PATIENCE) {
        break;
      }
      WindowFilter filter = filter(model, summary, task, degree, window, effort);
      if (filter.swing() > LARGEST_SWING) {
        filter = filter(classical(task), summary, task, degree, window, effort);
      }
      if (filter.swing() > LARGEST_SWING) {
        break;
      }
      if (hopeless(filter.ripple(), degree, effort.mostDegree())) {
        break;
      }
      double columns = filter.spectrum().columns(effort.block(), effort.reduction());
      if (!(filter.ripple() < LARGEST_RIPPLE) || columns > effort.mostColumns()) {
        continue;
      }
      double cost = columns * (degree + ORTHOGONALISATION * columns);
      rising = cost < own ? 0 : rising + 1;
      own = Math.min(own, cost);
      if (cost < best.cost()) {
        best = new Choice(filter.p(), cost);
      }
      if (filter.ripple() < LEAST_RIPPLE) {
        break;
      }
    }
    return best;
  }

  /**
   * Whether no degree will do: arcosh(1/ripple) grows with the degree, and there is no more of it.
   */
  private static boolean hopeless(double ripple, int degree, int mostDegree) {
    double growth = Hyperbolic.arcosh(1 / ripple);
    return degree >= TELLING
        && SLACK * growth * mostDegree / degree < Hyperbolic.arcosh(1 / LARGEST_RIPPLE);
  }

  private static WindowFilter filter(
      FilterModel model,
      SpectralSummary summary,
      SpectralWindow task,
      int degree,
      Interval window,
      Effort effort) {
    PolynomialExpansion p = model.predict(summary, task, degree).expansion();
    return WindowFilter.of(p, summary, window, effort.count());
  }

  /** The filter that knows of no gaps, in which others may swing. */
  private static FilterModel classical(SpectralWindow task) {
    return task.hasBelow() && task.hasAbove() ? new EquirippleFilter() : new ChebyshevFilter();
  }
}
