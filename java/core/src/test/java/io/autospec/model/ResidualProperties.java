package io.autospec.model;

import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.ClosedForms;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Tolerances;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * What the Chebyshev polynomials of both kinds must be, each property on its own, so that a mutant
 * can be shown to violate some.
 */
final class ResidualProperties {

  private static final int GRID = 120;

  /** The residual polynomial in 60 digits, and p(0). */
  record Oracle(DoubleUnaryOperator residual, double atZero, double lower, double bound) {

    static Oracle firstKind(double lower, double upper, int degree) {
      double bound =
          Math.abs(ClosedForms.firstKindResidual(lower, upper, degree, upper).doubleValue());
      return new Oracle(
          t -> ClosedForms.firstKindResidual(lower, upper, degree, t).doubleValue(),
          ClosedForms.firstKindAtZero(lower, upper, degree).doubleValue(),
          lower,
          bound);
    }

    static Oracle fourthKind(double upper, int degree) {
      return new Oracle(
          t -> ClosedForms.fourthKindResidual(upper, degree, t).doubleValue(),
          2.0 * degree * (degree + 1) / (3 * upper),
          0,
          1);
    }
  }

  private ResidualProperties() {}

  /** Returns the names of the properties that fail. */
  static List<String> violations(
      RecurrenceModel model, SpectralSummary summary, int degree, Oracle oracle) {
    PolynomialExpansion p = model.predict(summary, degree).expansion();
    double upper = summary.interval().upper();
    double tolerance = Tolerances.residual(degree);
    double worst = 0;
    double largest = 0;
    boolean positive = true;
    for (int j = 0; j <= GRID; j++) {
      double lambda = upper * 0.5 * (1 - Math.cos(Math.PI * j / GRID));
      double value = p.evaluate(lambda);
      double residual = 1 - lambda * value;
      worst = Math.max(worst, Math.abs(residual - oracle.residual().applyAsDouble(lambda)));
      positive &= value > 0;
      if (lambda >= oracle.lower()) {
        largest = Math.max(largest, Math.abs(residual));
      }
    }
    List<String> violations = new ArrayList<>();
    if (p.degree() != degree - 1) {
      violations.add("degree");
    }
    if (!(worst <= tolerance)) {
      violations.add("closed form");
    }
    if (!(largest <= oracle.bound() + tolerance)) {
      violations.add("bound");
    }
    if (!positive) {
      violations.add("positive");
    }
    if (!(Math.abs(p.evaluate(0) / oracle.atZero() - 1) <= tolerance)) {
      violations.add("value at zero");
    }
    return violations;
  }
}
