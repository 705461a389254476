package io.autospec.cli;

import io.autospec.file.AtomicFile;
import io.autospec.matrix.DenseArray;
import io.autospec.matrix.MatrixMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file that will be written at the end, known to be writable at the beginning, and replaced by a
 * complete new one or not at all. A link is followed; a device or pipe is written to directly.
 */
final class OutputFile {

  private final String option;
  private final Path path;

  private OutputFile(String option, Path path) {
    this.option = option;
    this.path = path;
  }

  /**
   * Checks that a file can be made or replaced.
   *
   * @param option the option that named it, for messages
   * @param path the file
   * @param others files that it must not be; nulls are left out
   * @throws BadInputException if it cannot, with the remedy
   */
  static OutputFile check(String option, Path path, Path... others) {
    OutputFile file = new OutputFile(option, path);
    if (path.toString().isEmpty()) {
      throw new BadInputException(option + " '': expected the name of a file");
    }
    if (path.equals(Path.of("-"))) {
      throw new BadInputException(
          option + " -: standard output takes no file but that of --json: name a file, or ./-");
    }
    try {
      for (Path other : others) {
        if (other != null && same(path, other)) {
          throw new BadInputException(option + " " + path + ": is named twice: name another file");
        }
      }
      AtomicFile.check(path);
      return file;
    } catch (IOException e) {
      throw file.refused(e);
    }
  }

  /**
   * Checks that a PNG picture can be made or replaced.
   *
   * @param option the option that named it, for messages
   * @param path the file
   * @param others files that it must not be
   * @throws BadInputException if it cannot, or its name is no PNG image's
   */
  static OutputFile picture(String option, Path path, Path... others) {
    if (!path.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw new BadInputException(
          option
              + " "
              + path
              + ": the picture is a PNG image: expected a name that ends with .png");
    }
    return check(option, path, others);
  }

  /**
   * Writes vectors as {@link #write(DenseArray)} does, and returns what went wrong instead of
   * throwing it, so that the report of a long computation is not lost with its vectors.
   *
   * @return null if the file was written
   */
  BadInputException attempt(DenseArray vectors) {
    try {
      write(vectors);
      return null;
    } catch (BadInputException e) {
      return e;
    }
  }

  private BadInputException refused(IOException reason) {
    return new BadInputException(option + " " + reason.getMessage(), reason);
  }

  private static boolean same(Path one, Path other) throws IOException {
    return (Files.exists(one) && Files.exists(other))
        ? Files.isSameFile(one, other)
        : resolved(one).equals(resolved(other));
  }

  /** Returns the path through the folder's true name, for a file that may not exist. */
  private static Path resolved(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path folder = absolute.getParent();
    return folder != null && Files.exists(folder)
        ? folder.toRealPath().resolve(absolute.getFileName())
        : absolute;
  }

  /** Writes the file as a whole. */
  void write(byte[] content) {
    try {
      AtomicFile.write(path, out -> out.write(content));
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /** Writes vectors side by side as a whole, packed if the name ends with .gz. */
  void write(DenseArray vectors) {
    try {
      MatrixMarket.writeArray(path, vectors.values(), vectors.rows(), vectors.columns());
    } catch (IOException e) {
      throw refused(e);
    }
  }
}
