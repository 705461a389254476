package io.autospec.training.spectrum;

import io.autospec.probe.TridiagonalMatrix;
import java.util.Random;

/** One-dimensional operators, whose Kronecker sums are the grids. */
final class Chain {

  private Chain() {}

  /** The eigenvalues 4 sin²(k π / (2 (n+1))) of the second difference with fixed ends. */
  static double[] uniform(int n) {
    double[] values = new double[n];
    for (int k = 0; k < n; k++) {
      double sine = StrictMath.sin((k + 1) * Math.PI / (2.0 * (n + 1)));
      values[k] = 4 * sine * sine;
    }
    return values;
  }

  /**
   * The eigenvalues of a chain with conductances 10^(decades·u), u uniform on [−½, ½], fixed at
   * both ends, scaled symmetrically to a unit diagonal as Jacobi's preconditioner does. Cost O(n²).
   */
  static double[] random(int n, double decades, Random random) {
    double[] conductance = new double[n + 1];
    for (int i = 0; i <= n; i++) {
      conductance[i] = StrictMath.pow(10, decades * (random.nextDouble() - 0.5));
    }
    double[] diagonal = new double[n];
    double[] coupling = new double[n];
    for (int i = 0; i < n; i++) {
      diagonal[i] = 1;
      if (i + 1 < n) {
        double here = conductance[i] + conductance[i + 1];
        double next = conductance[i + 1] + conductance[i + 2];
        coupling[i] = conductance[i + 1] / Math.sqrt(here * next);
      }
    }
    // the sign of a coupling does not change the eigenvalues
    double[] values = new TridiagonalMatrix(diagonal, coupling).ritzValues();
    for (int i = 0; i < n; i++) {
      values[i] = Math.max(values[i], 1e-12);
    }
    return values;
  }
}
