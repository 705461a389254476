package io.autospec.backend.reference;

import io.autospec.recurrence.PolynomialExpansion;
import java.util.Arrays;

/** Y_j = Σ_k w_{j,k} v_k, started at the first weight that is not zero. */
final class WeightedSum {

  private final PolynomialExpansion p;
  private final int columns;
  private final double[] y;
  private final boolean[] started;

  WeightedSum(PolynomialExpansion p, int columns, double[] y) {
    this.p = p;
    this.columns = columns;
    this.y = y;
    this.started = new boolean[p.outputs()];
    Arrays.fill(y, 0);
  }

  void add(int index, double[] v) {
    for (int output = 0; output < p.outputs(); output++) {
      double w = p.weight(output, index);
      if (w != 0) {
        for (int at = 0; at < v.length; at++) {
          int target = (at / columns * p.outputs() + output) * columns + at % columns;
          y[target] = started[output] ? y[target] + w * v[at] : w * v[at];
        }
        started[output] = true;
      }
    }
  }
}
