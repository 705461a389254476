package io.autospec.model;

import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.ChebyshevIteration;

/**
 * Chebyshev of the fourth kind on [0, λmax], with λmax the upper end of the summary's interval: the
 * residual polynomial is W_D(1 − 2λ/λmax) / (2D + 1) (Lottes, arXiv:2202.08830). It has no
 * parameter.
 */
public record FourthKindChebyshevModel() implements RecurrenceModel {

  @Override
  public String name() {
    return "fourth-kind";
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the upper end is not positive or D < 1
   */
  @Override
  public Prediction predict(SpectralSummary summary, int degree) {
    return new Prediction(ChebyshevIteration.fourthKind(UpperEnd.of(summary), degree), name());
  }
}
