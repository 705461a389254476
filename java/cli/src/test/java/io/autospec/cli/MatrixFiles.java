package io.autospec.cli;

import io.autospec.matrix.CsrMatrix;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the matrices of the tests as files. */
final class MatrixFiles {

  private MatrixFiles() {}

  /** Writes the lower triangle of a symmetric matrix. */
  static Path symmetric(Path file, CsrMatrix matrix) throws IOException {
    int entries = 0;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < matrix.rows(); i++) {
      for (int k = matrix.rowPointers()[i]; k < matrix.rowPointers()[i + 1]; k++) {
        int j = matrix.columnIndices()[k];
        if (j <= i) {
          text.append(i + 1).append(' ').append(j + 1).append(' ');
          text.append(matrix.values()[k]).append('\n');
          entries++;
        }
      }
    }
    return Files.writeString(
        file,
        "%%MatrixMarket matrix coordinate real symmetric\n"
            + matrix.rows()
            + " "
            + matrix.rows()
            + " "
            + entries
            + "\n"
            + text);
  }

  /** Writes the Laplacian of a path of n nodes: singular, the constant vector in its null space. */
  static Path pathLaplacian(Path file, int n) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println("%%MatrixMarket matrix coordinate real symmetric");
      out.println(n + " " + n + " " + (2 * n - 1));
      for (int i = 1; i <= n; i++) {
        out.println(i + " " + i + " " + (i == 1 || i == n ? 1 : 2));
        if (i < n) {
          out.println(i + 1 + " " + i + " -1");
        }
      }
    }
    return file;
  }

  /** Writes a vector. */
  static Path vector(Path file, double... values) throws IOException {
    StringBuilder text = new StringBuilder("%%MatrixMarket matrix array real general\n");
    text.append(values.length).append(" 1\n");
    for (double value : values) {
      text.append(value).append('\n');
    }
    return Files.writeString(file, text);
  }
}
