package io.autospec.model;

import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Recurrence;

/** A model with one deliberate mistake, of the kinds that real libraries have shipped. */
record MutatedModel(RecurrenceModel model, Mutation mutation) implements RecurrenceModel {

  enum Mutation {
    /** c_k of one step with the wrong sign. */
    WRONG_C,
    /** The interval's ends are taken for each other: λmax from the lower end. */
    ENDS_SWAPPED,
    /** The e_k z term of the last step is missing. */
    MISSING_E,
    /** One degree less than asked. */
    DEGREE_TOO_LOW,
    /** One degree more than asked. */
    DEGREE_TOO_HIGH,
    /** Every step uses the coefficients of the one before. */
    STALE_COEFFICIENTS,
    /** The factor 1/θ is not taken out of the last vector. */
    UNSCALED_WEIGHT,
    /** The step before the last is written to y. */
    WEIGHT_ON_THE_STEP_BEFORE
  }

  @Override
  public String name() {
    return model.name() + " " + mutation;
  }

  @Override
  public Prediction predict(SpectralSummary summary, int degree) {
    PolynomialExpansion p =
        switch (mutation) {
          case DEGREE_TOO_LOW -> model.predict(summary, degree - 1).expansion();
          case DEGREE_TOO_HIGH -> model.predict(summary, degree + 1).expansion();
          case ENDS_SWAPPED -> model.predict(swapped(summary), degree).expansion();
          default -> mutated(model.predict(summary, degree).expansion());
        };
    return new Prediction(p, name());
  }

  private static SpectralSummary swapped(SpectralSummary summary) {
    double lower = summary.interval().lower();
    return new SpectralSummary(
        new Interval(lower, lower), summary.tridiagonal(), summary.applications());
  }

  private PolynomialExpansion mutated(PolynomialExpansion p) {
    int d = p.degree();
    double[] packed = p.packed(); // a, b, c, e, weights
    switch (mutation) {
      case WRONG_C -> packed[2 * d + d / 2] *= -1;
      case MISSING_E -> packed[4 * d - 1] = 0;
      case STALE_COEFFICIENTS -> {
        for (int row = 0; row < 4; row++) {
          for (int i = d - 1; i > 0; i--) {
            packed[row * d + i] = packed[row * d + i - 1];
          }
        }
      }
      case UNSCALED_WEIGHT -> packed[5 * d] = 1;
      case WEIGHT_ON_THE_STEP_BEFORE -> {
        packed[5 * d - 1] = packed[5 * d];
        packed[5 * d] = 0;
      }
      default -> throw new AssertionError(mutation);
    }
    return unpacked(packed, d);
  }

  private static PolynomialExpansion unpacked(double[] packed, int d) {
    double[][] rows = new double[4][d];
    for (int row = 0; row < 4; row++) {
      System.arraycopy(packed, row * d, rows[row], 0, d);
    }
    double[] weights = new double[d + 1];
    System.arraycopy(packed, 4 * d, weights, 0, d + 1);
    return new PolynomialExpansion(new Recurrence(rows[0], rows[1], rows[2], rows[3]), weights);
  }
}
