package io.autospec.model;

import io.autospec.probe.SpectralSummary;

/**
 * What a probe saw, as a network reads it: a set of m Ritz values with their residual norms and
 * weights, and a few numbers of the whole. Everything is relative to the upper end U of the
 * interval, and logarithms: the features of αA are those of A.
 *
 * <pre>
 *   per value   log θ/U, log r̂/U, log r̂/θ, log weight, r̂/(r̂ + gap below), r̂/(r̂ + gap above)
 *   global      log n, log ρ, log θ₁/U, log r̂₁/θ₁, 1/m, log D, log γ of the rule
 * </pre>
 *
 * <p>with ρ = ‖r_m‖/‖r_0‖. The logarithms are decimal and kept within bounds, so that a probe
 * unlike any in training, or one whose residual norms are wrong, stays among inputs the network
 * knows.
 */
public final class ProbeFeatures {

  /** Features of one Ritz value. */
  public static final int PER_VALUE = 6;

  /** Features of the whole. */
  public static final int GLOBAL = 7;

  private static final double LOG10 = StrictMath.log(10);
  private static final int UNKNOWN_ROWS = 1000;

  private final double[] values;
  private final double[] weights;
  private final double[] global;

  private ProbeFeatures(double[] values, double[] weights, double[] global) {
    this.values = values;
    this.weights = weights;
    this.global = global;
  }

  /**
   * Takes the features. Cost: O(m) logarithms.
   *
   * @param summary its interval has upper end > 0
   * @param degree D ≥ 1
   * @param gamma γ of the rule for this summary and degree
   */
  public static ProbeFeatures of(SpectralSummary summary, int degree, double gamma) {
    double upper = UpperEnd.of(summary);
    double[] ritz = summary.ritzValues();
    double[] residual = summary.residualNorms();
    double[] weights = summary.weights();
    int m = ritz.length;
    double[] values = new double[m * PER_VALUE];
    for (int i = 0; i < m; i++) {
      double r = residual[i];
      double below = i == 0 ? ritz[0] : ritz[i] - ritz[i - 1];
      double above = i + 1 < m ? ritz[i + 1] - ritz[i] : upper - ritz[i];
      int at = i * PER_VALUE;
      values[at] = log(ritz[i] / upper, -9, 0);
      values[at + 1] = log(r / upper, -9, 0);
      values[at + 2] = log(r / ritz[i], -9, 2);
      values[at + 3] = log(weights[i], -12, 0);
      values[at + 4] = share(r, below);
      values[at + 5] = share(r, above);
    }
    double[] global = {
      log(summary.rows() == 0 ? UNKNOWN_ROWS : summary.rows(), 1, 4) - 3,
      log(summary.tridiagonal().residualReduction(), -6, 2),
      log(ritz[0] / upper, -9, 0) + 2,
      log(residual[0] / ritz[0], -3, 3),
      4.0 / m,
      log(degree, 0, 2) - 0.8,
      log(gamma, -2, 2)
    };
    return new ProbeFeatures(values, weights, global);
  }

  private static double log(double x, double least, double most) {
    double value = x > 0 ? StrictMath.log(x) / LOG10 : least;
    return Math.min(most, Math.max(least, value)); // NaN gives NaN, which the guard refuses
  }

  private static double share(double residual, double gap) {
    double sum = residual + Math.max(0, gap);
    return sum > 0 ? residual / sum : 1;
  }

  /** Returns m, the number of Ritz values. */
  public int size() {
    return weights.length;
  }

  /** Returns the features of the Ritz values, one after the other; not to be changed. */
  public double[] values() {
    return values;
  }

  /** Returns the weight of Ritz value {@code i}. */
  public double weight(int i) {
    return weights[i];
  }

  /** Returns the global features; not to be changed. */
  double[] global() {
    return global;
  }
}
