package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;

/** D A D with D diagonal. */
final class Scaled {

  private Scaled() {}

  static CsrMatrix of(CsrMatrix a, double[] d) {
    double[] values = a.values().clone();
    for (int i = 0; i < d.length; i++) {
      for (int k = a.rowPointers()[i]; k < a.rowPointers()[i + 1]; k++) {
        values[k] *= d[i] * d[a.columnIndices()[k]];
      }
    }
    return new CsrMatrix(a.rows(), a.rows(), a.rowPointers(), a.columnIndices(), values);
  }
}
