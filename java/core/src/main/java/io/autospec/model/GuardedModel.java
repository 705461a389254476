package io.autospec.model;

import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Recurrence;
import java.util.Objects;

/**
 * A model whose polynomials are checked before use: where one is not positive, or grows without
 * bound, a classical model serves in its place, and where that fails too a constant, which is
 * Jacobi's preconditioner on a scaled matrix. The prediction names what served and why.
 *
 * @param model the model asked
 * @param fallback the model that serves where the first fails
 * @param check what a polynomial must meet
 */
public record GuardedModel(RecurrenceModel model, RecurrenceModel fallback, PositivityCheck check)
    implements RecurrenceModel {

  /** The name of the constant polynomial. */
  public static final String CONSTANT = "jacobi";

  /** Checks for nulls. */
  public GuardedModel {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(fallback, "fallback");
    Objects.requireNonNull(check, "check");
  }

  /**
   * A guard with the default check.
   *
   * @param model the model asked
   * @param fallback the model that serves where the first fails
   */
  public GuardedModel(RecurrenceModel model, RecurrenceModel fallback) {
    this(model, fallback, PositivityCheck.DEFAULT);
  }

  /** Returns the name of the model asked. */
  @Override
  public String name() {
    return model.name();
  }

  /**
   * {@inheritDoc}
   *
   * <p>The constant is 2/upper, and has degree D = 1. Cost: the models' and the check's, O(D²).
   *
   * @throws IllegalArgumentException if the upper end is not positive or D < 1
   */
  @Override
  public Prediction predict(SpectralSummary summary, int degree) {
    double upper = UpperEnd.of(summary);
    if (degree < 1) {
      throw new IllegalArgumentException("degree is " + degree + ": expected at least 1");
    }
    Attempt first = attempt(model, summary, degree);
    if (first.passed()) {
      return first.prediction();
    }
    Attempt second = attempt(fallback, summary, degree);
    if (second.passed()) {
      Prediction served = second.prediction();
      String reason = first.failure() + suffix(served.fallbackReason());
      return new Prediction(served.expansion(), served.model(), reason);
    }
    double[] none = new double[0];
    return new Prediction(
        new PolynomialExpansion(new Recurrence(none, none, none, none), new double[] {2 / upper}),
        CONSTANT,
        first.failure() + suffix(second.failure()));
  }

  @Override
  public boolean wantsLongerProbe(SpectralSummary soFar, int degree) {
    return model.wantsLongerProbe(soFar, degree);
  }

  private static String suffix(String reason) {
    return reason.isEmpty() ? "" : "; " + reason;
  }

  private Attempt attempt(RecurrenceModel candidate, SpectralSummary summary, int degree) {
    Prediction prediction;
    try {
      prediction = candidate.predict(summary, degree);
    } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
      // a coefficient that is not finite, a singular small problem: numerics, not a caller's bug
      return new Attempt(null, candidate.name() + ": " + e.getMessage());
    }
    String failure =
        prediction.support().isEmpty()
            ? check.failure(
                prediction.expansion(), summary.interval().upper(), summary.ritzValues())
            : check.failure(prediction.expansion(), prediction.support());
    return new Attempt(prediction, failure.isEmpty() ? "" : prediction.model() + ": " + failure);
  }

  private record Attempt(Prediction prediction, String failure) {
    boolean passed() {
      return failure.isEmpty();
    }
  }
}
