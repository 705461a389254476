package io.autospec.training.function;

import io.autospec.function.DiscreteLeastSquares;

/**
 * The error of least squares on a learned density, on a known spectrum, and its gradient:
 *
 * <pre>
 *   loss = log(1 + r),   r = log((rms + τ)/(limit + τ)),   rms² = 1/n Σ_i (p(λ_i) − f(λ_i))²
 * </pre>
 *
 * <p>r alone would be led by the few samples that no probe can resolve, whose r is 10 to 20
 * whatever the density: trained on it, the loss on validation samples rose after some hundred
 * steps.
 */
final class FunctionError {

  /** τ over the largest |f(λ)|: below, errors are rounding. */
  static final double FLOOR = 1e-12;

  private FunctionError() {}

  /**
   * Returns the loss and adds its derivative by the logarithms of the density's weights.
   *
   * @param problem on the density's nodes
   * @param nodeValues f at the nodes
   * @param spectrum λ_i
   * @param values f(λ_i)
   * @param limit the least error on the spectrum
   * @param factor times which the derivative is added
   * @param logWeightBar receives the derivative
   */
  static double lossAndGradient(
      DiscreteLeastSquares problem,
      double[] nodeValues,
      double[] spectrum,
      double[] values,
      double limit,
      double factor,
      double[] logWeightBar) {
    double[] c = problem.solve(nodeValues);
    double[] row = new double[c.length];
    double[] bar = new double[c.length];
    double square = 0;
    double largest = 0;
    for (int i = 0; i < spectrum.length; i++) {
      problem.evaluateBasis(spectrum[i], row);
      double error = -values[i];
      for (int k = 0; k < c.length; k++) {
        error += c[k] * row[k];
      }
      square += error * error;
      for (int k = 0; k < c.length; k++) {
        bar[k] += error * row[k];
      }
      largest = Math.max(largest, Math.abs(values[i]));
    }
    int n = spectrum.length;
    double rms = Math.sqrt(square / n);
    double floor = FLOOR * largest;
    double excess = Math.max(0, StrictMath.log((rms + floor) / (limit + floor)));
    for (int k = 0; k < bar.length; k++) {
      bar[k] *= factor / ((1 + excess) * n * rms * (rms + floor));
    }
    if (rms > 0 && Double.isFinite(rms)) {
      double[] gradient = problem.logWeightGradient(nodeValues, c, bar);
      for (int j = 0; j < gradient.length; j++) {
        logWeightBar[j] += gradient[j];
      }
    }
    return StrictMath.log1p(excess);
  }
}
