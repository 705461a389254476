package io.autospec.backend;

import io.autospec.matrix.CsrMatrix;
import java.util.Arrays;

/** The factors s_i = 1/√a_ii of symmetric Jacobi scaling. */
public final class JacobiScale {

  private JacobiScale() {}

  /**
   * Returns s.
   *
   * @throws IllegalArgumentException if the matrix is not square or a diagonal entry not positive
   */
  public static double[] of(CsrMatrix matrix) {
    if (matrix.rows() != matrix.columns()) {
      throw new IllegalArgumentException(
          "matrix is " + matrix.rows() + " x " + matrix.columns() + ": expected square");
    }
    double[] s = new double[matrix.rows()];
    for (int i = 0; i < s.length; i++) {
      int at =
          Arrays.binarySearch(
              matrix.columnIndices(), matrix.rowPointers()[i], matrix.rowPointers()[i + 1], i);
      double diagonal = at < 0 ? 0 : matrix.values()[at];
      if (!(diagonal > 0)) {
        throw new IllegalArgumentException(
            "diagonal entry " + i + " is " + diagonal + ": Jacobi scaling needs positive ones");
      }
      s[i] = 1 / Math.sqrt(diagonal);
    }
    return s;
  }
}
