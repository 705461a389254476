package io.autospec.bench;

import io.autospec.model.LearnedModel;
import io.autospec.model.Prediction;
import io.autospec.model.RecurrenceModel;
import io.autospec.model.UnionLeastSquaresModel;
import io.autospec.probe.SpectralSummary;

/** Least squares on the probe's intervals, with no network to choose where. */
record ProbedUnion() implements RecurrenceModel {

  @Override
  public String name() {
    return "union";
  }

  @Override
  public boolean wantsLongerProbe(SpectralSummary soFar, int degree) {
    return LearnedModel.shipped().wantsLongerProbe(soFar, degree);
  }

  @Override
  public Prediction predict(SpectralSummary summary, int degree) {
    return new UnionLeastSquaresModel().predict(summary, degree);
  }
}
