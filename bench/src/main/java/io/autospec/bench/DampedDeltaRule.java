package io.autospec.bench;

import io.autospec.eigen.FilterRule;
import io.autospec.filter.DampedFilter;
import io.autospec.filter.SpectralWindow;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.Optional;

/**
 * The filter of EVSL: a Lanczos-damped delta, centred by equal values at the ends of the window, of
 * the lowest degree at which these are at most 0.8 of the peak.
 *
 * <p>Li, Xi, Erlandson and Saad, "The eigenvalues slicing library (EVSL)", SIAM J. Sci. Comput. 41
 * (2019), doi:10.1137/18M1170935, §2.2.
 */
record DampedDeltaRule() implements FilterRule {

  private static final double THRESHOLD = 0.8;
  private static final int MOST_DEGREE = 1536;

  @Override
  public Optional<PolynomialExpansion> choose(
      SpectralSummary summary, Interval window, Effort effort) {
    DampedFilter model = new DampedFilter(DampedFilter.Target.DELTA, DampedFilter.Damping.LANCZOS);
    Optional<SpectralWindow> task =
        SpectralWindow.within(summary, window, 1e-6 * window.halfWidth());
    if (task.isEmpty()) {
      return Optional.empty();
    }
    Interval hull = SpectralWindow.hull(summary);
    for (int degree = 2; degree <= MOST_DEGREE; degree++) {
      PolynomialExpansion p = model.predict(summary, task.get(), degree).expansion();
      double ends = Double.POSITIVE_INFINITY;
      double peak = 0;
      for (int i = 0; i <= 100; i++) {
        double lower = Math.max(hull.lower(), window.lower());
        double upper = Math.min(hull.upper(), window.upper());
        peak = Math.max(peak, p.evaluate(lower + i * (upper - lower) / 100));
      }
      if (hull.contains(window.lower())) {
        ends = Math.min(ends, p.evaluate(window.lower()));
      }
      if (hull.contains(window.upper())) {
        ends = Math.min(ends, p.evaluate(window.upper()));
      }
      if (ends <= THRESHOLD * peak && ends > 0) {
        return Optional.of(p);
      }
    }
    return Optional.empty();
  }
}
