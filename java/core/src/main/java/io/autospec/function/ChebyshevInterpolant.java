package io.autospec.function;

import io.autospec.model.Prediction;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.ChebyshevSeries;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Recurrence;
import java.util.function.DoubleUnaryOperator;

/**
 * The polynomial that agrees with f at the d + 1 Chebyshev points of the probe's interval:
 *
 * <pre>
 *   p = Σ_j c_j T_j(x),   c_j = 2/(d+1) Σ_k f(λ_k) cos(jφ_k),   φ_k = π (k + ½)/(d + 1)
 * </pre>
 *
 * <p>with c_0 halved. Near the best in the maximum norm of the interval (Trefethen, "Approximation
 * Theory and Approximation Practice", 2013, ch. 4), whatever the spectrum inside looks like.
 */
public record ChebyshevInterpolant() implements FunctionModel {

  @Override
  public String name() {
    return "chebyshev";
  }

  /**
   * {@inheritDoc}
   *
   * <p>Cost: d + 1 values of f, 4 (d + 1) cosines and O(d²).
   *
   * @throws IllegalArgumentException if d is negative or f is not finite at a Chebyshev point
   */
  @Override
  public Prediction predict(SpectralSummary summary, int degree, DoubleUnaryOperator f) {
    return new Prediction(interpolate(summary.interval(), degree, f), name());
  }

  /**
   * Interpolates on an interval; on one of length 0, or at degree 0, by the constant f(centre).
   *
   * @param interval in the units of the spectrum
   * @param degree d ≥ 0
   * @param f finite at the d + 1 Chebyshev points
   */
  public static PolynomialExpansion interpolate(
      Interval interval, int degree, DoubleUnaryOperator f) {
    if (degree < 0) {
      throw new IllegalArgumentException("degree is " + degree + ": expected at least 0");
    }
    if (degree == 0 || !(interval.halfWidth() > 0)) {
      double[] none = {};
      return new PolynomialExpansion(
          new Recurrence(none, none, none, none), new double[] {value(f, interval.center())});
    }
    int points = degree + 1;
    int period = 4 * points;
    double[] cosine = new double[period]; // of multiples of φ_0; cos(jφ_k) is at j (2k + 1)
    for (int i = 0; i < period; i++) {
      cosine[i] = Math.cos(Math.PI * i / (2 * points));
    }
    double[] coefficients = new double[points];
    for (int k = 0; k < points; k++) {
      double fk = value(f, interval.center() + interval.halfWidth() * cosine[2 * k + 1]);
      int at = 0;
      for (int j = 0; j < points; j++) {
        coefficients[j] += (j == 0 ? 1.0 : 2.0) / points * fk * cosine[at];
        at += 2 * k + 1;
        at -= at >= period ? period : 0;
      }
    }
    return ChebyshevSeries.of(interval, coefficients);
  }

  private static double value(DoubleUnaryOperator f, double t) {
    double value = f.applyAsDouble(t);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "f(" + t + ") is " + value + ": expected a finite value on the probe's interval");
    }
    return value;
  }
}
