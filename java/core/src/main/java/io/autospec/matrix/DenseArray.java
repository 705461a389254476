package io.autospec.matrix;

import java.util.Objects;

/**
 * What an array file holds: a block of {@code rows} × {@code columns} values, row after row. Not a
 * copy: whoever makes one hands its array over.
 *
 * @param rows the number of rows, ≥ 0
 * @param columns the number of columns, ≥ 0; 1 for a vector
 * @param values value (i, j) at i · columns + j
 */
@SuppressWarnings("ArrayRecordComponent") // equality of blocks is never asked for
public record DenseArray(int rows, int columns, double[] values) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if they disagree
   */
  public DenseArray {
    Objects.requireNonNull(values, "values");
    if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          "array is "
              + rows
              + " x "
              + columns
              + " with "
              + values.length
              + " values: expected rows · columns values");
    }
  }
}
