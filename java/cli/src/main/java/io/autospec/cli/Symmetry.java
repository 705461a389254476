package io.autospec.cli;

import io.autospec.matrix.CsrMatrix;

/**
 * Checks that a matrix is square and symmetric. A general file is welcome if its entries are those
 * of a symmetric matrix up to rounding: |a_ij − a_ji| ≤ 1e-12 (max(|a_ij|, |a_ji|) + √|a_ii a_jj|).
 */
final class Symmetry {

  private static final double ROUNDING = 1e-12;

  private Symmetry() {}

  /**
   * Checks a matrix. Cost: one pass, with a cursor per row.
   *
   * @param name the file, for messages
   * @param matrix what was read
   * @throws BadInputException naming the first entry at fault, counted from 1 as in the file
   */
  static void require(String name, CsrMatrix matrix) {
    if (matrix.rows() != matrix.columns()) {
      throw new BadInputException(
          name
              + ": is "
              + matrix.rows()
              + " x "
              + matrix.columns()
              + ": expected a square matrix; for least squares, solve with A^T A");
    }
    if (matrix.rows() == 0) {
      throw new BadInputException(name + ": has no rows: expected at least one");
    }
    int n = matrix.rows();
    int[] pointers = matrix.rowPointers();
    int[] columns = matrix.columnIndices();
    double[] values = matrix.values();
    double[] roots = rootsOfDiagonal(matrix);
    int[] cursor = pointers.clone();
    // Rows ascend, so row j meets its partners (j, i), i ascending, at its cursor.
    for (int i = 0; i < n; i++) {
      for (int k = pointers[i]; k < pointers[i + 1]; k++) {
        int j = columns[k];
        while (cursor[j] < pointers[j + 1] && columns[cursor[j]] < i) {
          requireNegligible(name, j, columns[cursor[j]], values[cursor[j]], roots);
          cursor[j]++;
        }
        double partner = 0;
        if (cursor[j] < pointers[j + 1] && columns[cursor[j]] == i) {
          partner = values[cursor[j]++];
        }
        require(name, i, j, values[k], partner, roots);
      }
    }
    for (int j = 0; j < n; j++) {
      for (; cursor[j] < pointers[j + 1]; cursor[j]++) {
        requireNegligible(name, j, columns[cursor[j]], values[cursor[j]], roots);
      }
    }
  }

  private static double[] rootsOfDiagonal(CsrMatrix matrix) {
    double[] roots = matrix.diagonal();
    for (int i = 0; i < roots.length; i++) {
      roots[i] = Math.sqrt(Math.abs(roots[i]));
    }
    return roots;
  }

  private static void requireNegligible(String name, int i, int j, double value, double[] roots) {
    require(name, i, j, value, 0, roots);
  }

  private static void require(
      String name, int i, int j, double value, double partner, double[] roots) {
    double size = Math.max(Math.abs(value), Math.abs(partner)) + roots[i] * roots[j];
    if (Math.abs(value - partner) > ROUNDING * size) {
      throw new BadInputException(
          name
              + ": entry ("
              + (i + 1)
              + ", "
              + (j + 1)
              + ") is "
              + value
              + ", but ("
              + (j + 1)
              + ", "
              + (i + 1)
              + ") is "
              + partner
              + ": expected a symmetric matrix; (A + A^T)/2 or A^T A is one");
    }
  }
}
