package io.autospec.dense;

/** What every provider of dense algebra asks of its arguments and does to its results. */
public final class DenseArguments {

  private DenseArguments() {}

  /**
   * Checks that an array holds a matrix.
   *
   * @param name of the argument, for messages
   * @param values row-major
   * @throws IllegalArgumentException naming both sizes
   */
  public static void requireMatrix(String name, double[] values, int rows, int columns) {
    if (rows < 1 || columns < 1 || values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          name
              + " has length "
              + values.length
              + ": expected that of a "
              + rows
              + " x "
              + columns
              + " matrix, with at least one row and column");
    }
  }

  /**
   * Checks that a matrix is finite.
   *
   * @throws ArithmeticException naming the first entry that is not
   */
  public static void requireFinite(double[] values, int columns) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new ArithmeticException(
            "entry ("
                + i / columns
                + ", "
                + i % columns
                + ") of a dense matrix is "
                + values[i]
                + ": expected a finite value");
      }
    }
  }

  /** Checks that the columns of a tall matrix are no more than its rows. */
  public static void requireTall(int rows, int columns) {
    if (rows < columns) {
      throw new IllegalArgumentException(
          "matrix is " + rows + " x " + columns + ": expected at least as many rows as columns");
    }
  }

  /**
   * Makes the diagonal of R not negative, by the signs of its rows and of the columns of Q.
   *
   * @param q m x n
   * @param r n x n
   */
  public static void positiveDiagonal(int m, int n, double[] q, double[] r) {
    for (int j = 0; j < n; j++) {
      if (r[j * n + j] < 0) {
        for (int i = j; i < n; i++) {
          r[j * n + i] = -r[j * n + i];
        }
        for (int i = 0; i < m; i++) {
          q[i * n + j] = -q[i * n + j];
        }
      }
    }
  }
}
