package io.autospec.mkl;

import org.bytedeco.javacpp.IntPointer;

/** Checks a caller's CSR arrays: MKL does not, and reads anywhere. */
final class CallerArrays {

  private static final int CHUNK = 4096;

  private CallerArrays() {}

  /**
   * Cost: one pass over the indices.
   *
   * @throws IllegalArgumentException if a row pointer decreases or a column is out of range
   */
  static void check(int rows, int columns, IntPointer rowPointers, IntPointer columnIndices) {
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "matrix is " + rows + " x " + columns + ": expected at least one row and column");
    }
    int[] pointers = new int[rows + 1];
    rowPointers.get(pointers, 0, rows + 1);
    if (pointers[0] != 0) {
      throw new IllegalArgumentException(
          "row pointers begin at " + pointers[0] + ": expected indices from 0");
    }
    for (int i = 0; i < rows; i++) {
      if (pointers[i + 1] < pointers[i]) {
        throw new IllegalArgumentException(
            "row pointer "
                + (i + 1)
                + " is "
                + pointers[i + 1]
                + ", the one before "
                + pointers[i]
                + ": expected them not to decrease");
      }
    }
    checkColumns(columns, columnIndices, pointers[rows]);
  }

  private static void checkColumns(int columns, IntPointer columnIndices, int nonzeros) {
    int[] chunk = new int[CHUNK];
    for (int from = 0; from < nonzeros; from += CHUNK) {
      int count = Math.min(CHUNK, nonzeros - from);
      columnIndices.getPointer(from).get(chunk, 0, count);
      for (int at = 0; at < count; at++) {
        if (chunk[at] < 0 || chunk[at] >= columns) {
          throw new IllegalArgumentException(
              "column index "
                  + (from + at)
                  + " is "
                  + chunk[at]
                  + ", the matrix has "
                  + columns
                  + " columns: expected 0 to "
                  + (columns - 1));
        }
      }
    }
  }
}
