package io.autospec.model;

import io.autospec.probe.SpectralSummary;

/** The estimate of λmax that every model needs. */
final class UpperEnd {

  private UpperEnd() {}

  /** Returns the upper end of the summary's interval, or throws if it is not positive. */
  static double of(SpectralSummary summary) {
    double upper = summary.interval().upper();
    if (!(upper > 0)) {
      throw new IllegalArgumentException(
          "the probe's interval has upper end "
              + upper
              + ": a preconditioner needs a positive eigenvalue");
    }
    return upper;
  }
}
