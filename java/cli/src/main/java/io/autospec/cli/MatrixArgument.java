package io.autospec.cli;

import io.autospec.matrix.CsrMatrix;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The matrix a command works on. */
final class MatrixArgument {

  @Parameters(
      paramLabel = "MATRIX",
      description = "A symmetric matrix in Matrix Market format, plain or gzipped.")
  private Path path;

  @Option(
      names = "--ground",
      description = {
        "Delete the first row and column: a connected graph Laplacian becomes positive definite"
            + " (the first node is held at 0)."
      })
  private boolean ground;

  /** Returns the file. */
  Path path() {
    return path;
  }

  /** Checks that the file is there, before any work. */
  void check() {
    InputFile.require(path);
  }

  /** Tells whether the first row and column are deleted. */
  boolean grounded() {
    return ground;
  }

  /** Returns the number that the file gives to the first row kept. */
  int firstRow() {
    return ground ? 2 : 1;
  }

  /** Returns what reports call the matrix. */
  String title() {
    return path.getFileName() + (ground ? " without its first row and column" : "");
  }

  /** Reads the matrix, checks that it is square and symmetric, and grounds it if asked. */
  CsrMatrix read(Terminal terminal) {
    return Progress.during(
        terminal,
        "reading " + path.getFileName(),
        () -> {
          CsrMatrix matrix = InputFile.matrix(path);
          Symmetry.require(path.toString(), matrix);
          return ground ? grounded(matrix) : matrix;
        });
  }

  private CsrMatrix grounded(CsrMatrix matrix) {
    if (matrix.rows() == 1) {
      throw new BadInputException(
          path + ": has one row, and --ground would leave none: leave --ground out");
    }
    return matrix.withoutFirst();
  }
}
