package io.autospec.cli;

import io.autospec.matrix.CsrMatrix;

/** A positive definite matrix has a positive diagonal; this finds where it has not. */
final class PositiveDiagonal {

  private PositiveDiagonal() {}

  /** Returns what is wrong with the diagonal and what to do, or null if it is positive. */
  static String objection(CsrMatrix matrix) {
    int first = -1;
    double firstValue = 0;
    boolean allNegative = true;
    for (int i = 0; i < matrix.rows(); i++) {
      double diagonal = diagonal(matrix, i);
      if (first < 0 && diagonal <= 0) {
        first = i;
        firstValue = diagonal;
      }
      allNegative &= diagonal < 0;
    }
    if (first < 0) {
      return null;
    }
    String fault = "the diagonal entry of row " + (first + 1) + " is " + firstValue + ": ";
    if (allNegative) {
      return fault + "all are negative, so solve (-A) x = -b instead";
    }
    return fault
        + "conjugate gradients need a positive definite matrix, whose diagonal is positive;"
        + " delete empty rows, or use a method for indefinite matrices (MINRES, LDL^T)";
  }

  private static double diagonal(CsrMatrix matrix, int row) {
    for (int k = matrix.rowPointers()[row]; k < matrix.rowPointers()[row + 1]; k++) {
      if (matrix.columnIndices()[k] == row) {
        return matrix.values()[k];
      }
    }
    return 0;
  }
}
