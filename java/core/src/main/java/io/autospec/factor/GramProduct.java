package io.autospec.factor;

import io.autospec.matrix.CsrMatrix;
import java.util.Arrays;
import java.util.Optional;

/** The sparse product AᵀA, row by row (Gustavson, doi:10.1145/355791.355796). */
public final class GramProduct {

  private GramProduct() {}

  /**
   * Multiplies.
   *
   * @param a m × n
   * @param transpose its transpose
   * @param mostEntries that the product may have
   * @return AᵀA, n × n, or nothing if it would have more entries
   */
  public static Optional<CsrMatrix> of(CsrMatrix a, CsrMatrix transpose, int mostEntries) {
    int n = a.columns();
    int[] pointers = new int[n + 1];
    int[] columns = new int[Math.max(16, a.nonzeros())];
    double[] values = new double[columns.length];
    double[] sum = new double[n];
    int[] mark = new int[n];
    int[] pattern = new int[n];
    Arrays.fill(mark, -1);
    int size = 0;
    for (int j = 0; j < n; j++) {
      int found = 0;
      for (int p = transpose.rowPointers()[j]; p < transpose.rowPointers()[j + 1]; p++) {
        int i = transpose.columnIndices()[p];
        double factor = transpose.values()[p];
        for (int q = a.rowPointers()[i]; q < a.rowPointers()[i + 1]; q++) {
          int c = a.columnIndices()[q];
          if (mark[c] != j) {
            mark[c] = j;
            sum[c] = 0;
            pattern[found++] = c;
          }
          sum[c] += factor * a.values()[q];
        }
      }
      if (size + (long) found > mostEntries) {
        return Optional.empty();
      }
      Arrays.sort(pattern, 0, found);
      if (size + found > columns.length) {
        int capacity = (int) Math.min(mostEntries, 2L * (size + found));
        columns = Arrays.copyOf(columns, capacity);
        values = Arrays.copyOf(values, capacity);
      }
      for (int k = 0; k < found; k++) {
        columns[size] = pattern[k];
        values[size++] = sum[pattern[k]];
      }
      pointers[j + 1] = size;
    }
    return Optional.of(
        new CsrMatrix(n, n, pointers, Arrays.copyOf(columns, size), Arrays.copyOf(values, size)));
  }
}
