package io.autospec.matrix;

import java.util.Objects;

/**
 * A sparse matrix in compressed sparse rows: the entries of row i are {@code rowPointers[i] …
 * rowPointers[i + 1] − 1}, with ascending columns and no duplicates. At most 2³¹ − 1 nonzeros, the
 * length of a Java array.
 *
 * <p>Immutable: whoever makes one hands its arrays over, and the arrays handed out are not copies
 * and must not be written.
 */
public final class CsrMatrix {

  private final int rows;
  private final int columns;
  private final int[] rowPointers;
  private final int[] columnIndices;
  private final double[] values;

  /**
   * Wraps the arrays, which are not copied and belong to the matrix from now on. Cost: one pass to
   * check them.
   *
   * @param rows the number of rows, ≥ 0
   * @param columns the number of columns, ≥ 0
   * @param rowPointers rows + 1 values, from 0, not decreasing
   * @param columnIndices at least rowPointers[rows] values in [0, columns), ascending in a row
   * @param values as many finite values
   * @throws IllegalArgumentException naming the row at fault
   */
  public CsrMatrix(
      int rows, int columns, int[] rowPointers, int[] columnIndices, double[] values) {
    this.rows = rows;
    this.columns = columns;
    this.rowPointers = Objects.requireNonNull(rowPointers, "rowPointers");
    this.columnIndices = Objects.requireNonNull(columnIndices, "columnIndices");
    this.values = Objects.requireNonNull(values, "values");
    check();
  }

  private void check() {
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException(
          "matrix is " + rows + " x " + columns + ": expected sizes >= 0");
    }
    if (rowPointers.length != rows + 1L || rowPointers[0] != 0) {
      throw new IllegalArgumentException(
          "row pointers: expected " + (rows + 1L) + " values from 0, got " + rowPointers.length);
    }
    for (int i = 0; i < rows; i++) {
      int start = rowPointers[i];
      int end = rowPointers[i + 1];
      if (end < start || end > columnIndices.length || end > values.length) {
        throw new IllegalArgumentException(
            "row " + i + " ends at entry " + end + ", but starts at " + start
                + " and there are " + columnIndices.length + " columns and " + values.length
                + " values");
      }
      int last = -1;
      for (int k = start; k < end; k++) {
        if (columnIndices[k] <= last || columnIndices[k] >= columns) {
          throw new IllegalArgumentException(
              "row " + i + " has column " + columnIndices[k] + " after column " + last
                  + ": expected ascending columns below " + columns);
        }
        last = columnIndices[k];
        if (!Double.isFinite(values[k])) {
          throw new IllegalArgumentException(
              "entry (" + i + ", " + last + ") is " + values[k] + ": expected a finite value");
        }
      }
    }
  }

  /** Returns the number of rows. */
  public int rows() {
    return rows;
  }

  /** Returns the number of columns. */
  public int columns() {
    return columns;
  }

  /** Returns the number of stored entries. */
  public int nonzeros() {
    return rowPointers[rows];
  }

  /** Returns the row pointers, rows + 1 values. Not a copy: must not be written. */
  public int[] rowPointers() {
    return rowPointers;
  }

  /** Returns the column indices. Not a copy: must not be written. */
  public int[] columnIndices() {
    return columnIndices;
  }

  /** Returns the values. Not a copy: must not be written. */
  public double[] values() {
    return values;
  }
}
