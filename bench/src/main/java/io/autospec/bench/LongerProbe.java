package io.autospec.bench;

import io.autospec.model.Prediction;
import io.autospec.model.RecurrenceModel;
import io.autospec.probe.SpectralSummary;

/**
 * A model whose probe goes on to a number of steps.
 *
 * @param model makes the polynomial
 * @param steps of the probe, at least the solver's own
 */
record LongerProbe(RecurrenceModel model, int steps) implements RecurrenceModel {

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public boolean wantsLongerProbe(SpectralSummary soFar, int degree) {
    return soFar.steps() < steps;
  }

  @Override
  public Prediction predict(SpectralSummary summary, int degree) {
    return model.predict(summary, degree);
  }
}
