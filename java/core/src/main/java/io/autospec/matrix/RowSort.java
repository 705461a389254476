package io.autospec.matrix;

import java.util.Arrays;

/**
 * Brings the columns of every row into ascending order and sums duplicates: a matrix transposed
 * twice by counting is sorted, since a transpose lists its entries by row of the original. Stable:
 * duplicates are summed in the order given.
 */
final class RowSort {

  private RowSort() {}

  /**
   * Returns the matrix of these rows of finite values, whose arrays it takes over. Cost: one pass
   * if the rows are sorted already, else O(entries + rows + columns).
   */
  static CsrMatrix sorted(int rows, int columns, int[] pointers, int[] indices, double[] values) {
    if (isStrictlySorted(rows, pointers, indices)) {
      return CsrMatrix.trusted(columns, pointers, indices, values);
    }
    int count = pointers[rows];
    int[] columnPointers = new int[columns + 1];
    int[] rowIndices = new int[count];
    double[] byColumn = new double[count];
    transpose(rows, columns, pointers, indices, values, columnPointers, rowIndices, byColumn);
    transpose(columns, rows, columnPointers, rowIndices, byColumn, pointers, indices, values);
    return summed(rows, columns, pointers, indices, values);
  }

  private static boolean isStrictlySorted(int rows, int[] pointers, int[] indices) {
    for (int i = 0; i < rows; i++) {
      for (int k = pointers[i] + 1; k < pointers[i + 1]; k++) {
        if (indices[k] <= indices[k - 1]) {
          return false;
        }
      }
    }
    return true;
  }

  /** Writes the transpose of the first three arrays to the last three. */
  static void transpose(
      int rows,
      int columns,
      int[] pointers,
      int[] indices,
      double[] values,
      int[] newPointers,
      int[] newIndices,
      double[] newValues) {
    // the place of the next entry of column j is kept one further, at j + 1, and ends at its
    // pointer
    Arrays.fill(newPointers, 0);
    for (int k = 0; k < pointers[rows]; k++) {
      newPointers[indices[k] + 1]++;
    }
    int start = 0;
    for (int j = 1; j <= columns; j++) {
      int length = newPointers[j];
      newPointers[j] = start;
      start += length;
    }
    for (int i = 0; i < rows; i++) {
      for (int k = pointers[i]; k < pointers[i + 1]; k++) {
        int place = newPointers[indices[k] + 1]++;
        newIndices[place] = i;
        newValues[place] = values[k];
      }
    }
  }

  private static CsrMatrix summed(
      int rows, int columns, int[] pointers, int[] indices, double[] values) {
    int[] newPointers = new int[rows + 1];
    int size = 0;
    for (int i = 0; i < rows; i++) {
      int first = size;
      for (int k = pointers[i]; k < pointers[i + 1]; k++) {
        if (size > first && indices[size - 1] == indices[k]) {
          values[size - 1] += values[k];
          if (!Double.isFinite(values[size - 1])) {
            throw new SumOverflowException(i, indices[k], values[size - 1]);
          }
        } else {
          indices[size] = indices[k];
          values[size++] = values[k];
        }
      }
      newPointers[i + 1] = size;
    }
    boolean shorter = size < values.length;
    return CsrMatrix.trusted(
        columns,
        newPointers,
        shorter ? Arrays.copyOf(indices, size) : indices,
        shorter ? Arrays.copyOf(values, size) : values);
  }
}
