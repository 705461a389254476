package io.autospec.matrix;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

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
  public CsrMatrix(int rows, int columns, int[] rowPointers, int[] columnIndices, double[] values) {
    this.rows = rows;
    this.columns = columns;
    this.rowPointers = Objects.requireNonNull(rowPointers, "rowPointers");
    this.columnIndices = Objects.requireNonNull(columnIndices, "columnIndices");
    this.values = Objects.requireNonNull(values, "values");
    check();
  }

  private CsrMatrix(int columns, int[] rowPointers, int[] columnIndices, double[] values) {
    this.rows = rowPointers.length - 1;
    this.columns = columns;
    this.rowPointers = rowPointers;
    this.columnIndices = columnIndices;
    this.values = values;
  }

  /** Wraps arrays that are right by construction, without a pass to check them. */
  static CsrMatrix trusted(int columns, int[] rowPointers, int[] columnIndices, double[] values) {
    return new CsrMatrix(columns, rowPointers, columnIndices, values);
  }

  /** Returns the identity of n rows. */
  public static CsrMatrix identity(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ofDiagonal(ones);
  }

  /**
   * Returns the matrix with these values on the diagonal, zeros included, and none beside it. The
   * array is copied.
   *
   * @throws IllegalArgumentException if a value is not finite
   */
  public static CsrMatrix ofDiagonal(double... diagonal) {
    int n = diagonal.length;
    int[] pointers = new int[n + 1];
    int[] indices = new int[n];
    for (int i = 0; i < n; i++) {
      pointers[i + 1] = i + 1;
      indices[i] = i;
    }
    return new CsrMatrix(n, n, pointers, indices, diagonal.clone());
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
            "row "
                + i
                + " ends at entry "
                + end
                + ", but starts at "
                + start
                + " and there are "
                + columnIndices.length
                + " columns and "
                + values.length
                + " values");
      }
      int last = -1;
      for (int k = start; k < end; k++) {
        if (columnIndices[k] <= last || columnIndices[k] >= columns) {
          throw new IllegalArgumentException(
              "row "
                  + i
                  + " has column "
                  + columnIndices[k]
                  + " after column "
                  + last
                  + ": expected ascending columns below "
                  + columns);
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

  /** Returns the matrix without its first row and column: grounds the Laplacian of a graph. */
  public CsrMatrix withoutFirst() {
    if (rows == 0 || columns == 0) {
      throw new IllegalArgumentException(
          "matrix is " + rows + " x " + columns + ": expected a first row and column to delete");
    }
    int[] newPointers = new int[rows];
    int[] newIndices = new int[nonzeros() - rowPointers[1]];
    double[] newValues = new double[newIndices.length];
    int size = 0;
    for (int i = 1; i < rows; i++) {
      for (int k = rowPointers[i]; k < rowPointers[i + 1]; k++) {
        if (columnIndices[k] > 0) {
          newIndices[size] = columnIndices[k] - 1;
          newValues[size++] = values[k];
        }
      }
      newPointers[i] = size;
    }
    return new CsrMatrix(
        rows - 1,
        columns - 1,
        newPointers,
        Arrays.copyOf(newIndices, size),
        Arrays.copyOf(newValues, size));
  }

  /** Returns the diagonal, min(rows, columns) values, 0 where no entry is stored. */
  public double[] diagonal() {
    double[] diagonal = new double[Math.min(rows, columns)];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = get(i, i);
    }
    return diagonal;
  }

  /** Returns entry (i, j), 0 if none is stored. Cost: a binary search in the row. */
  public double get(int i, int j) {
    Objects.checkIndex(i, rows);
    Objects.checkIndex(j, columns);
    int k = Arrays.binarySearch(columnIndices, rowPointers[i], rowPointers[i + 1], j);
    return k < 0 ? 0 : values[k];
  }

  /** Returns the transpose. Cost: O(nonzeros + rows + columns). */
  public CsrMatrix transpose() {
    int[] newPointers = new int[columns + 1];
    int[] newIndices = new int[nonzeros()];
    double[] newValues = new double[nonzeros()];
    RowSort.transpose(
        rows, columns, rowPointers, columnIndices, values, newPointers, newIndices, newValues);
    return new CsrMatrix(columns, rows, newPointers, newIndices, newValues);
  }

  /**
   * Returns A·x in a new array: every row summed from left to right, the plain definition. Made for
   * checks; what is applied often is prepared by a backend.
   *
   * @throws IllegalArgumentException if x has not as many values as there are columns
   */
  public double[] multiply(double[] x) {
    if (x.length != columns) {
      throw new IllegalArgumentException(
          "vector has "
              + x.length
              + " values, matrix is "
              + rows
              + " x "
              + columns
              + ": expected one value per column");
    }
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      double sum = 0;
      for (int k = rowPointers[i]; k < rowPointers[i + 1]; k++) {
        sum += values[k] * x[columnIndices[k]];
      }
      y[i] = sum;
    }
    return y;
  }

  /**
   * Tells whether every row sums to zero, as the rows of a graph's Laplacian do: the matrix is
   * singular then. Cost: one pass.
   *
   * @param relativeTolerance the largest |Σⱼ aᵢⱼ| / Σⱼ |aᵢⱼ| that counts as zero
   */
  public boolean rowSumsVanish(double relativeTolerance) {
    for (int i = 0; i < rows; i++) {
      double sum = 0;
      double magnitude = 0;
      for (int k = rowPointers[i]; k < rowPointers[i + 1]; k++) {
        sum += values[k];
        magnitude += Math.abs(values[k]);
      }
      if (!(Math.abs(sum) <= relativeTolerance * magnitude)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Tells whether the matrix is symmetric in the sense of {@link #asymmetry}.
   *
   * @param relativeTolerance 0 for equality to the last bit
   */
  public boolean isSymmetric(double relativeTolerance) {
    return rows == columns && asymmetry(relativeTolerance).isEmpty();
  }

  /**
   * Returns the first entry (i, j), row by row, with |aᵢⱼ − aⱼᵢ| beyond the tolerance, or nothing
   * if the matrix is symmetric. The difference is measured against the smaller of the largest
   * entries of rows i and j, so that rounding of small entries beside large ones does not count,
   * however the rows are scaled. Cost: O(nonzeros), two numbers per row.
   *
   * @param relativeTolerance 0 for equality to the last bit
   * @throws IllegalArgumentException if the matrix is not square
   */
  public Optional<Asymmetry> asymmetry(double relativeTolerance) {
    if (rows != columns) {
      throw new IllegalArgumentException(
          "matrix is " + rows + " x " + columns + ": expected square");
    }
    double[] largest = largestInRows();
    // entry (i, j) is met with ascending i, so its image (j, i) is found by going on along row j
    int[] next = rowPointers.clone();
    for (int i = 0; i < rows; i++) {
      for (int k = rowPointers[i]; k < rowPointers[i + 1]; k++) {
        int j = columnIndices[k];
        while (next[j] < rowPointers[j + 1] && columnIndices[next[j]] < i) {
          next[j]++;
        }
        boolean stored = next[j] < rowPointers[j + 1] && columnIndices[next[j]] == i;
        double image = stored ? values[next[j]] : 0;
        double scale = Math.min(largest[i], largest[j]);
        if (Math.abs(values[k] - image) > relativeTolerance * scale) {
          return Optional.of(new Asymmetry(i, j, values[k], image));
        }
      }
    }
    return Optional.empty();
  }

  /** Tells whether the stored entries are symmetric to the last bit, explicit zeros included. */
  boolean equalsTranspose() {
    CsrMatrix transpose = transpose();
    int count = nonzeros();
    return Arrays.equals(rowPointers, transpose.rowPointers)
        && Arrays.equals(columnIndices, 0, count, transpose.columnIndices, 0, count)
        && Arrays.equals(values, 0, count, transpose.values, 0, count);
  }

  private double[] largestInRows() {
    double[] largest = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int k = rowPointers[i]; k < rowPointers[i + 1]; k++) {
        largest[i] = Math.max(largest[i], Math.abs(values[k]));
      }
    }
    return largest;
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
