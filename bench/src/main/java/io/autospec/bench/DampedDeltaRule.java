package io.autospec.bench;

import io.autospec.eigen.FilterRule;
import io.autospec.filter.DampedFilter;
import io.autospec.filter.SpectralWindow;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Damping;
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
    Optional<SpectralWindow> task =
        SpectralWindow.within(summary, window, 1e-6 * window.halfWidth());
    if (task.isEmpty()) {
      return Optional.empty();
    }
    int degree = 2;
    while (degree <= MOST_DEGREE
        && !narrow(polynomial(summary, task.get(), degree), summary, window)) {
      degree += 1 + degree / 16;
    }
    if (degree > MOST_DEGREE) {
      return Optional.empty();
    }
    while (degree > 2 && narrow(polynomial(summary, task.get(), degree - 1), summary, window)) {
      degree--;
    }
    return Optional.of(polynomial(summary, task.get(), degree));
  }

  private static PolynomialExpansion polynomial(
      SpectralSummary summary, SpectralWindow task, int degree) {
    return new DampedFilter(DampedFilter.Target.DELTA, Damping.LANCZOS)
        .predict(summary, task, degree)
        .expansion();
  }

  /** Whether the ends of the window are as low beside the peak as the rule asks. */
  private static boolean narrow(PolynomialExpansion p, SpectralSummary summary, Interval window) {
    Interval hull = SpectralWindow.hull(summary);
    double lower = Math.max(hull.lower(), window.lower());
    double upper = Math.min(hull.upper(), window.upper());
    double peak = 0;
    for (int i = 0; i <= 100; i++) {
      peak = Math.max(peak, p.evaluate(lower + i * (upper - lower) / 100));
    }
    double ends = Double.POSITIVE_INFINITY;
    if (hull.contains(window.lower())) {
      ends = Math.min(ends, p.evaluate(window.lower()));
    }
    if (hull.contains(window.upper())) {
      ends = Math.min(ends, p.evaluate(window.upper()));
    }
    return ends <= THRESHOLD * peak && ends > 0;
  }
}
