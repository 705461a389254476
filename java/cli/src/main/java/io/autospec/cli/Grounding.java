package io.autospec.cli;

import io.autospec.matrix.CsrMatrix;
import java.util.Arrays;

/** A matrix without its first row and column. */
final class Grounding {

  private Grounding() {}

  /** Returns the matrix without its first row and column. Cost: one pass. */
  static CsrMatrix of(CsrMatrix matrix) {
    int n = matrix.rows() - 1;
    int[] from = matrix.rowPointers();
    int[] pointers = new int[n + 1];
    int[] columns = new int[matrix.nonzeros() - from[1]];
    double[] values = new double[columns.length];
    int kept = 0;
    for (int i = 0; i < n; i++) {
      for (int k = from[i + 1]; k < from[i + 2]; k++) {
        if (matrix.columnIndices()[k] > 0) {
          columns[kept] = matrix.columnIndices()[k] - 1;
          values[kept++] = matrix.values()[k];
        }
      }
      pointers[i + 1] = kept;
    }
    return new CsrMatrix(n, n, pointers, Arrays.copyOf(columns, kept), Arrays.copyOf(values, kept));
  }
}
