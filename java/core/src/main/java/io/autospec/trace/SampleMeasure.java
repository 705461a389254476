package io.autospec.trace;

import io.autospec.probe.TridiagonalMatrix;

/**
 * The spectral measure of one random vector as its Gauss quadrature knows it.
 *
 * <p>Of the distribution function F the quadrature of m nodes gives bounds (Chebyshev, Markov and
 * Stieltjes; Szegő, "Orthogonal Polynomials", §3.41):
 *
 * <pre>
 *   Σ_{j<i} w_j ≤ F(x) ≤ Σ_{j≤i+1} w_j,   θ_i ≤ x ≤ θ_{i+1}
 * </pre>
 *
 * <p>A node whose residual norm r is small has the mass of w near it: of w only the share (r/|x −
 * θ|)² is in doubt at x.
 */
final class SampleMeasure {

  private final double[] nodes;
  private final double[] weights;
  private final double[] residuals;

  SampleMeasure(TridiagonalMatrix t) {
    nodes = t.ritzValues();
    weights = t.weights();
    residuals = t.residualNorms();
  }

  int size() {
    return nodes.length;
  }

  double node(int i) {
    return nodes[i];
  }

  double weight(int i) {
    return weights[i];
  }

  double residual(int i) {
    return residuals[i];
  }

  /** Returns a lower and an upper bound of F(x). */
  double[] bounds(double x) {
    int i = 0;
    double below = 0;
    while (i < nodes.length && nodes[i] <= x) {
      below += weights[i++];
    }
    double left = i > 0 ? weights[i - 1] * doubt(i - 1, x) : 0;
    double right = i < nodes.length ? weights[i] * doubt(i, x) : 0;
    return new double[] {Math.max(0, below - left), Math.min(1, below + right)};
  }

  private double doubt(int i, double x) {
    double ratio = residuals[i] / Math.abs(x - nodes[i]);
    return Double.isNaN(ratio) ? 1 : Math.min(1, ratio * ratio);
  }

  /** Returns Σ w_j up to x with half of each weight on either side, linear between nodes. */
  double cumulative(double x) {
    double before = 0;
    double at = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < nodes.length; i++) {
      double here = sum + weights[i] / 2;
      if (x < nodes[i]) {
        return i == 0 ? 0 : before + (here - before) * ((x - at) / (nodes[i] - at));
      }
      before = here;
      at = nodes[i];
      sum += weights[i];
    }
    return x >= at ? 1 : before;
  }
}
