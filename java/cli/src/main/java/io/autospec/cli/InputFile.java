package io.autospec.cli;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.DenseArray;
import io.autospec.matrix.MatrixMarket;
import io.autospec.matrix.MatrixMarketException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files; every failure is a {@link BadInputException} that names the file. */
final class InputFile {

  private InputFile() {}

  /** Checks that a file is there to be read, before any work. */
  static void require(Path file) {
    if (file.toString().isEmpty()) {
      throw new BadInputException("'': expected the name of a Matrix Market file");
    }
    if (file.equals(Path.of("-")) && !Files.exists(file)) {
      throw new BadInputException("-: standard input is not read: name a file");
    }
    if (!Files.exists(file)) {
      throw new BadInputException(file + ": no such file: check the path");
    }
    if (Files.isDirectory(file)) {
      throw new BadInputException(file + ": is a directory: name a Matrix Market file in it");
    }
    if (!Files.isReadable(file)) {
      throw new BadInputException(file + ": may not be read: check its permissions");
    }
  }

  /** Reads a matrix. */
  static CsrMatrix matrix(Path file) {
    return read(file, MatrixMarket::read);
  }

  /** Reads one vector or several side by side. */
  static DenseArray vectors(Path file) {
    return read(file, MatrixMarket::readVectors);
  }

  private interface Reader<T> {
    T read(Path file) throws IOException;
  }

  private static <T> T read(Path file, Reader<T> reader) {
    try {
      return reader.read(file);
    } catch (MatrixMarketException e) {
      throw new BadInputException(e.getMessage(), e);
    } catch (IOException e) {
      throw new BadInputException(
          file + ": cannot be read (" + e.getMessage() + "): check that it is complete", e);
    }
  }
}
