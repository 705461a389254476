package io.autospec.matrix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Files for tests, and matrices as dense arrays to compare with. */
final class MatrixFiles {

  private MatrixFiles() {}

  static Path file(Path folder, String name, String text) {
    return file(folder, name, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Path file(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static double[][] dense(CsrMatrix matrix) {
    double[][] dense = new double[matrix.rows()][matrix.columns()];
    for (int i = 0; i < matrix.rows(); i++) {
      for (int k = matrix.rowPointers()[i]; k < matrix.rowPointers()[i + 1]; k++) {
        dense[i][matrix.columnIndices()[k]] = matrix.values()[k];
      }
    }
    return dense;
  }
}
