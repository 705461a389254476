package io.autospec.filter;

import io.autospec.model.Prediction;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.ChebyshevSeries;
import io.autospec.recurrence.Damping;
import io.autospec.recurrence.Interval;
import java.util.Locale;

/**
 * The filters of spectrum-slicing solvers: the Chebyshev expansion of a step or of a delta
 * function, cut at degree d and damped,
 *
 * <pre>
 *   p = Σ_k g_k γ_k T_k(x),   step on [x_1, x_2]: γ_0 = (φ_1 − φ_2)/π,
 *                             γ_k = 2 (sin kφ_1 − sin kφ_2)/(kπ),  φ_i = arccos x_i
 *                             delta at x_0:      γ_0 = 1/2,  γ_k = cos(k arccos x_0)
 *   Jackson:  g_k = (1 − k/(d+2)) cos(kα) + sin(kα) cos α / ((d+2) sin α),  α = π/(d+2)
 *   Lanczos:  g_k = sin(kπ/(d+1)) / (kπ/(d+1))
 * </pre>
 *
 * <p>Di Napoli, Polizzi and Saad, "Efficient estimation of eigenvalue counts in an interval",
 * Numer. Linear Algebra Appl. 23 (2016), doi:10.1002/nla.2048, eqs. (8)–(12); the delta: Li, Xi,
 * Erlandson and Saad, "The eigenvalues slicing library (EVSL)", SIAM J. Sci. Comput. 41 (2019),
 * doi:10.1137/18M1170935, §2.2, whose delta is centred by equal values at the ends of the window.
 * The step's edges lie in the middle of the margins.
 *
 * @param target what is expanded
 * @param damping of the coefficients
 */
public record DampedFilter(Target target, Damping damping) implements FilterModel {

  /** What the polynomial approximates. */
  public enum Target {
    /** One on the window, zero elsewhere. */
    STEP,
    /** A peak in the window. */
    DELTA
  }

  private static final int BALANCING_STEPS = 40;

  @Override
  public String name() {
    return (damping + "-" + target).toLowerCase(Locale.ROOT);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Cost: O(d).
   */
  @Override
  public Prediction predict(SpectralSummary summary, SpectralWindow window, int degree) {
    Interval hull = FilterHull.of(summary, window, degree);
    double theta = hull.center();
    double delta = hull.halfWidth();
    double lower =
        window.hasBelow() ? 0.5 * (window.unwantedBelow() + window.wantedLower()) : hull.lower();
    double upper =
        window.hasAbove() ? 0.5 * (window.unwantedAbove() + window.wantedUpper()) : hull.upper();
    double x1 = Math.max(-1, (lower - theta) / delta);
    double x2 = Math.min(1, (upper - theta) / delta);
    double[] coefficients = target == Target.STEP ? step(x1, x2, degree) : balanced(x1, x2, degree);
    double peak =
        ChebyshevSeries.of(new Interval(-1, 1), coefficients)
            .evaluate(Math.max(-1, Math.min(1, 0.5 * (x1 + x2))));
    for (int k = 0; k <= degree; k++) {
      coefficients[k] /= peak;
    }
    return new Prediction(ChebyshevSeries.of(hull, coefficients), name());
  }

  private double[] step(double x1, double x2, int degree) {
    double[] c = new double[degree + 1];
    double phi1 = Math.acos(x1);
    double phi2 = Math.acos(x2);
    for (int k = 0; k <= degree; k++) {
      double gamma =
          k == 0
              ? (phi1 - phi2) / Math.PI
              : 2 * (Math.sin(k * phi1) - Math.sin(k * phi2)) / (k * Math.PI);
      c[k] = gamma * damping.factor(k, degree);
    }
    return c;
  }

  /** The delta whose values at the ends of the window agree, its centre found by bisection. */
  private double[] balanced(double x1, double x2, int degree) {
    double left = x1;
    double right = x2;
    double[] c = delta(0.5 * (left + right), degree);
    for (int i = 0; i < BALANCING_STEPS && x1 > -1 && x2 < 1; i++) {
      var p = ChebyshevSeries.of(new Interval(-1, 1), c);
      double middle = 0.5 * (left + right);
      if (p.evaluate(x1) > p.evaluate(x2)) {
        left = middle;
      } else {
        right = middle;
      }
      c = delta(0.5 * (left + right), degree);
    }
    return c;
  }

  private double[] delta(double x0, int degree) {
    double[] c = new double[degree + 1];
    for (int k = 0; k <= degree; k++) {
      c[k] = (k == 0 ? 0.5 : Math.cos(k * Math.acos(x0))) * damping.factor(k, degree);
    }
    return c;
  }
}
