package io.autospec.model;

import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.ChebyshevIteration;
import io.autospec.recurrence.Interval;

/**
 * Chebyshev of the first kind on [λmax/(γ D²), λmax], with λmax the upper end of the summary's
 * interval: the residual polynomial is T_D mapped to that interval, divided by its value at 0.
 *
 * <p>The lower end is not the smallest eigenvalue: on exact bounds the polynomial maps the whole
 * stretch next to 0 to one value each side and takes from the conjugate gradients their superlinear
 * convergence.
 *
 * @param gamma γ > 0; a larger value moves the lower end towards 0
 */
public record ChebyshevModel(double gamma) implements RecurrenceModel {

  /** The γ used where none is given. */
  public static final double DEFAULT_GAMMA = 2;

  /** Checks γ. */
  public ChebyshevModel {
    if (!(gamma > 0 && gamma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("gamma is " + gamma + ": expected > 0 and finite");
    }
  }

  /** The model with {@link #DEFAULT_GAMMA}. */
  public ChebyshevModel() {
    this(DEFAULT_GAMMA);
  }

  /**
   * A model that uses this interval whatever the summary says: an oracle, or bounds known by other
   * means.
   *
   * @param interval 0 < lower ≤ upper
   */
  public static RecurrenceModel on(Interval interval) {
    return new FixedInterval(interval);
  }

  @Override
  public String name() {
    return "chebyshev";
  }

  /**
   * {@inheritDoc}
   *
   * <p>For γ D² < 1 the lower end is the upper end.
   *
   * @throws IllegalArgumentException if the upper end is not positive or D < 1
   */
  @Override
  public Prediction predict(SpectralSummary summary, int degree) {
    double upper = UpperEnd.of(summary);
    double lower = upper / Math.max(1, gamma * degree * degree);
    return new Prediction(ChebyshevIteration.firstKind(new Interval(lower, upper), degree), name());
  }

  private record FixedInterval(Interval interval) implements RecurrenceModel {

    @Override
    public String name() {
      return "chebyshev";
    }

    @Override
    public Prediction predict(SpectralSummary summary, int degree) {
      return new Prediction(ChebyshevIteration.firstKind(interval, degree), name());
    }
  }
}
