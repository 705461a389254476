package io.autospec.cli;

import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import java.util.Arrays;

/** A positive definite matrix has a positive diagonal; this finds where it has not. */
final class PositiveDiagonal {

  private PositiveDiagonal() {}

  /** Refuses a matrix that Jacobi scaling cannot take. */
  static void require(CsrMatrix matrix, MatrixArgument argument, Scaling scaling) {
    String objection = scaling == Scaling.JACOBI ? objection(matrix, argument.firstRow()) : null;
    if (objection != null) {
      throw new BadInputException(argument.path() + ": " + objection);
    }
  }

  /**
   * Returns what is wrong with the diagonal and what to do, or null if it is positive.
   *
   * @param matrix square
   * @param firstRow the number that the file gives to row 0
   */
  static String objection(CsrMatrix matrix, int firstRow) {
    double[] diagonal = matrix.diagonal();
    boolean allNegative = Arrays.stream(diagonal).allMatch(value -> value < 0);
    for (int i = 0; i < diagonal.length; i++) {
      if (diagonal[i] <= 0) {
        return "the diagonal entry of row "
            + (i + firstRow)
            + " is "
            + diagonal[i]
            + ": "
            + (allNegative
                ? "all are negative, so solve (-A) x = -b instead"
                : "conjugate gradients need a positive definite matrix, whose diagonal is"
                    + " positive; delete empty rows, or use a method for indefinite matrices"
                    + " (MINRES, LDL^T)");
      }
    }
    return null;
  }
}
