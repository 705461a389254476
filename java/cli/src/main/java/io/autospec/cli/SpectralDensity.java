package io.autospec.cli;

import io.autospec.probe.SpectralSummary;

/**
 * The spectral density that a probe saw, as the mass of equal bins of an axis, linear or
 * logarithmic. The weights of the Lanczos quadrature are added up to a cumulative distribution with
 * half of each weight on either side of its Ritz value, and interpolated linearly between them.
 */
final class SpectralDensity {

  /** Spectra whose Ritz values span more than this factor are shown on a logarithmic axis. */
  private static final double LOGARITHMIC_FROM = 1e4;

  private final boolean logarithmic;
  private final double[] positions;
  private final double[] cumulative;

  SpectralDensity(SpectralSummary summary) {
    this(summary.ritzValues(), summary.weights(), summary.interval().upper());
  }

  /**
   * Makes the density of a quadrature.
   *
   * @param ritz its nodes, ascending
   * @param weights of sum 1
   * @param upper end of the axis, unless the last node is larger
   */
  SpectralDensity(double[] ritz, double[] weights, double upper) {
    int m = ritz.length;
    logarithmic = ritz[0] > 0 && ritz[m - 1] > LOGARITHMIC_FROM * ritz[0];
    positions = new double[m + 2];
    cumulative = new double[m + 2];
    double sum = 0;
    for (int i = 0; i < m; i++) {
      positions[i + 1] = position(ritz[i]);
      cumulative[i + 1] = sum + weights[i] / 2;
      sum += weights[i];
    }
    positions[0] = positions[1];
    positions[m + 1] = position(Math.max(upper, ritz[m - 1]));
    cumulative[m + 1] = sum;
  }

  private double position(double value) {
    return logarithmic ? Math.log10(value) : value;
  }

  /** Tells whether the axis is logarithmic. */
  boolean logarithmic() {
    return logarithmic;
  }

  /** Returns the value at the left end of the axis. */
  double lower() {
    return edge(0);
  }

  /** Returns the value at the right end of the axis. */
  double upper() {
    return edge(1);
  }

  /** Returns the value at a part of the axis, between 0 and 1. */
  double edge(double part) {
    double first = positions[0];
    double at = first + part * (positions[positions.length - 1] - first);
    return logarithmic ? Math.pow(10, at) : at;
  }

  /** Returns the mass in each of {@code bins} equal parts of the axis; the sum is 1. */
  double[] masses(int bins) {
    double first = positions[0];
    double length = positions[positions.length - 1] - first;
    double[] masses = new double[bins];
    if (length == 0) {
      masses[bins / 2] = 1;
      return masses;
    }
    double before = 0;
    for (int i = 0; i < bins; i++) {
      double through = i == bins - 1 ? 1 : at(first + (i + 1) * length / bins);
      masses[i] = Math.max(0, through - before);
      before = through;
    }
    return masses;
  }

  private double at(double position) {
    int i = 1;
    while (i < positions.length - 1 && positions[i] < position) {
      i++;
    }
    double width = positions[i] - positions[i - 1];
    double part = width > 0 ? Math.min(1, (position - positions[i - 1]) / width) : 1;
    return cumulative[i - 1] + part * (cumulative[i] - cumulative[i - 1]);
  }
}
