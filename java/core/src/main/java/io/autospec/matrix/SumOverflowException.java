package io.autospec.matrix;

/** Duplicates of an entry whose sum is not finite; a file counts rows and columns differently. */
final class SumOverflowException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int row;
  private final int column;
  private final double sum;

  SumOverflowException(int row, int column, double sum) {
    super(
        "the duplicates of entry ("
            + row
            + ", "
            + column
            + ") sum to "
            + sum
            + ": expected a finite sum");
    this.row = row;
    this.column = column;
    this.sum = sum;
  }

  /** From 0. */
  int row() {
    return row;
  }

  /** From 0. */
  int column() {
    return column;
  }

  double sum() {
    return sum;
  }
}
