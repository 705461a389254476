package io.autospec.cli;

import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.function.ChebyshevInterpolant;
import io.autospec.function.FunctionModel;
import io.autospec.function.ScalarFunction;
import io.autospec.model.Prediction;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * p(λ) ≈ f(λ) on the spectrum.
 *
 * @param model makes it
 * @param function f
 * @param degree d
 */
record FunctionTask(FunctionModel model, ScalarFunction function, int degree)
    implements PolynomialTask {

  /** The probe is as long as the polynomial, and no shorter than this. */
  private static final int LEAST_STEPS = 16;

  /** Errors from one to rounding. */
  private static final double LEAST_ERROR = 1e-16;

  @Override
  public Scaling scaling() {
    return Scaling.NONE;
  }

  @Override
  public SpectralSummary probe(PreparedMatrix a) {
    return new LanczosProbe(Math.max(LEAST_STEPS, degree), 1).run(a);
  }

  @Override
  public Prediction predict(SpectralSummary summary) {
    return model.predict(summary, degree, function.value());
  }

  @Override
  public Prediction classical(SpectralSummary summary) {
    return new ChebyshevInterpolant().predict(summary, degree, function.value());
  }

  @Override
  public String title() {
    return "polynomial of degree " + degree + " for " + function.name();
  }

  @Override
  public List<PolynomialPanel> panels(SpectralSummary summary) {
    DoubleSummaryStatistics values =
        Arrays.stream(summary.ritzValues())
            .map(function.value())
            .filter(Double::isFinite)
            .summaryStatistics();
    double margin = 0.1 * (values.getMax() - values.getMin());
    double largest = Math.max(Math.abs(values.getMin()), Math.abs(values.getMax()));
    return List.of(
        new PolynomialPanel(
            "p(λ)", values.getMin() - margin, values.getMax() + margin, false, false, (t, p) -> p),
        new PolynomialPanel(
            "|p(λ) − f(λ)|",
            LEAST_ERROR * largest,
            10 * largest,
            false,
            true,
            (t, p) -> Math.abs(p - function.value().applyAsDouble(t))));
  }
}
