package io.autospec.cli;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.MatrixMarket;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The real matrix that is shipped for the demo: 1138_bus, the admittance matrix of a power network
 * with 1,138 buses, of the Harwell-Boeing collection.
 */
final class DemoMatrix {

  /** What lists of licences call it. */
  static final String TITLE = "1138_bus, the matrix of the demo";

  /** Of the copy that is shipped; see NOTICE beside it. */
  static final String LICENCE = "MIT";

  private static final String RESOURCE = "1138_bus.mtx.gz";

  private DemoMatrix() {}

  /** Reads the matrix. */
  static CsrMatrix read() {
    try {
      Path copy = Files.createTempFile("autospec-", ".mtx.gz");
      try (InputStream in = DemoMatrix.class.getResourceAsStream(RESOURCE)) {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        return MatrixMarket.read(copy);
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
