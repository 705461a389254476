package io.autospec.cli;

import io.autospec.matrix.Asymmetry;
import io.autospec.matrix.CsrMatrix;

/**
 * Checks that a matrix is square and symmetric. A general file is welcome if its entries are those
 * of a symmetric matrix up to rounding.
 */
final class Symmetry {

  private static final double ROUNDING = 1e-12;

  private Symmetry() {}

  /**
   * Checks a matrix.
   *
   * @param name the file, for messages
   * @param matrix what was read
   * @throws BadInputException naming the first entry at fault, counted from 1 as in the file
   */
  static void require(String name, CsrMatrix matrix) {
    if (matrix.rows() != matrix.columns()) {
      throw new BadInputException(
          name
              + ": is "
              + matrix.rows()
              + " x "
              + matrix.columns()
              + ": expected a square matrix; for least squares, solve with A^T A");
    }
    if (matrix.rows() == 0) {
      throw new BadInputException(name + ": has no rows: expected at least one");
    }
    matrix
        .asymmetry(ROUNDING)
        .ifPresent(
            entry -> {
              throw new BadInputException(name + ": " + fault(entry));
            });
  }

  private static String fault(Asymmetry entry) {
    int i = entry.row() + 1;
    int j = entry.column() + 1;
    return String.format(
        "entry (%d, %d) is %s, but (%d, %d) is %s:"
            + " expected a symmetric matrix; (A + A^T)/2 or A^T A is one",
        i, j, entry.value(), j, i, entry.image());
  }
}
