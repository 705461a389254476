package io.autospec.cli;

import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.model.ChebyshevModel;
import io.autospec.model.GuardedModel;
import io.autospec.model.Prediction;
import io.autospec.model.RecurrenceModel;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import java.util.List;

/**
 * p(λ) ≈ 1/λ, the preconditioner of a linear solve.
 *
 * @param model makes it
 * @param degree D: p has degree D − 1
 */
record PreconditionerTask(RecurrenceModel model, int degree) implements PolynomialTask {

  /** The plain steps with which a solve begins. */
  private static final int STEPS = 10;

  private static final int LONGER_STEPS = 14;

  @Override
  public Scaling scaling() {
    return Scaling.JACOBI;
  }

  @Override
  public SpectralSummary probe(PreparedMatrix a) {
    SpectralSummary summary = new LanczosProbe(STEPS, 1).run(a);
    return model.wantsLongerProbe(summary, degree)
        ? new LanczosProbe(LONGER_STEPS, 1).run(a)
        : summary;
  }

  @Override
  public Prediction predict(SpectralSummary summary) {
    return new GuardedModel(model, new ChebyshevModel()).predict(summary, degree);
  }

  @Override
  public Prediction classical(SpectralSummary summary) {
    return new ChebyshevModel().predict(summary, degree);
  }

  @Override
  public String title() {
    return "preconditioner of degree " + degree + " for the Jacobi-scaled matrix";
  }

  @Override
  public List<PolynomialPanel> panels(SpectralSummary summary) {
    return List.of(
        new PolynomialPanel(
            "λ p(λ), the preconditioned spectrum", 0, 2.5, true, false, (t, p) -> t * p),
        new PolynomialPanel(
            "residual polynomial 1 − λ p(λ)", -1, 1, false, false, (t, p) -> 1 - t * p));
  }
}
