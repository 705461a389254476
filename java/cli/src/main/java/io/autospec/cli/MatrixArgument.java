package io.autospec.cli;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.MatrixMarket;
import java.nio.file.Files;
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

  /** Tells whether the first row and column are deleted. */
  boolean grounded() {
    return ground;
  }

  /** Returns what reports call the matrix. */
  String title() {
    return path.getFileName() + (ground ? " without its first row and column" : "");
  }

  /** Reads the matrix, checks that it is square and symmetric, and grounds it if asked. */
  CsrMatrix read(Terminal terminal) {
    requireFile(path);
    try (Progress progress = Progress.start(terminal, "reading " + path.getFileName())) {
      CsrMatrix matrix = MatrixMarket.read(path);
      Symmetry.require(path.toString(), matrix);
      if (!ground) {
        return matrix;
      }
      if (matrix.rows() == 1) {
        throw new BadInputException(
            path + ": has one row, and --ground would leave none: leave --ground out");
      }
      return Grounding.of(matrix);
    }
  }

  /** Checks that a file is there to be read. */
  static void requireFile(Path file) {
    if (!Files.exists(file)) {
      throw new BadInputException(file + ": no such file: check the path");
    }
    if (Files.isDirectory(file)) {
      throw new BadInputException(file + ": is a folder: name a Matrix Market file in it");
    }
    if (!Files.isReadable(file)) {
      throw new BadInputException(file + ": is not readable: change its rights");
    }
  }
}
