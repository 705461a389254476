package io.autospec.eigen;

import io.autospec.filter.FilterModel;
import io.autospec.filter.SpectralWindow;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.List;
import java.util.Optional;

/**
 * The margin and the degree with the fewest predicted products of a filtered Lanczos run:
 *
 * <pre>
 *   columns = (N + M) (1 + 7.5/s²) + b ln(2/δ) / s,   s = arcosh(1/ripple)
 * </pre>
 *
 * <p>N eigenvalues in the window, M in a margin of μ half widths on either side, which come along,
 * b columns per step, δ the reduction wanted of the rest of the spectrum. The 7.5 is measured: with
 * μ from 0.35 to 2 and degrees from a quarter to one and a half of a damped delta's the formula was
 * within 20 % on windows of 30 eigenvalues. A low degree that hardly separates takes more columns
 * but no more products, as Lanczos is the better polynomial; what keeps the degree from falling to
 * one is the room for the basis, {@link FilterRule.Effort#mostColumns}.
 *
 * @param model makes the filters
 */
public record PredictedProducts(FilterModel model) implements FilterRule {

  private static final double[] MARGINS = {0.3, 0.7, 1.3};

  private static final int[] DEGREES = {
    2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536
  };

  /** Degrees tried after the cost has begun to rise. */
  private static final int PATIENCE = 3;

  /** A higher peak would cost the values at the edges their digits. */
  private static final double HIGHEST_PEAK = 1e4;

  /** A filter that does this much leaves nothing to a higher degree. */
  private static final double LEAST_RIPPLE = 1e-4;

  /** A filter that does less is none. */
  private static final double LARGEST_RIPPLE = 0.8;

  @Override
  public Optional<PolynomialExpansion> choose(
      SpectralSummary summary, Interval window, Effort effort) {
    PolynomialExpansion best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double margin : MARGINS) {
      Optional<SpectralWindow> task =
          SpectralWindow.within(summary, window, margin * window.halfWidth());
      if (task.isEmpty()) {
        continue;
      }
      double passing = effort.count() + beside(summary, window, margin, effort.count());
      int rising = 0;
      double own = Double.POSITIVE_INFINITY;
      for (int degree : DEGREES) {
        if (degree > effort.mostDegree() || rising == PATIENCE) {
          break;
        }
        PolynomialExpansion p = model.predict(summary, task.get(), degree).expansion();
        WindowFilter filter = WindowFilter.of(p, summary, window);
        if (!(filter.ripple() < LARGEST_RIPPLE)) {
          continue;
        }
        if (filter.peak() > HIGHEST_PEAK) {
          break;
        }
        double columns =
            filter.columns(passing) + effort.block() * filter.steps(effort.reduction());
        double cost = columns * degree;
        if (columns > effort.mostColumns()) {
          continue;
        }
        rising = cost < own ? 0 : rising + 1;
        own = Math.min(own, cost);
        if (cost < least) {
          least = cost;
          best = p;
        }
        if (filter.ripple() < LEAST_RIPPLE) {
          break;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * The number of eigenvalues in the margins by the spectral density, at least a quarter of even.
   */
  private static double beside(
      SpectralSummary summary, Interval window, double margin, double count) {
    double reach = margin * window.halfWidth();
    double wide =
        WindowCount.estimate(List.of(summary), window.lower() - reach, window.upper() + reach);
    double inside = WindowCount.estimate(List.of(summary), window.lower(), window.upper());
    return Math.max(wide - inside, 0.25 * margin * count);
  }
}
