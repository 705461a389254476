package io.autospec.cli;

import io.autospec.matrix.MatrixMarket;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that will be written at the end, known to be writable at the beginning, and replaced by a
 * complete new one or not at all. A link is followed; a device or pipe is written to directly.
 */
final class OutputFile {

  private final Path path;

  private OutputFile(Path path) {
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
    String name = option + " " + path + ": ";
    if (Files.isDirectory(path)) {
      throw new BadInputException(name + "is a directory: name a file in it");
    }
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new BadInputException(name + "is not writable: change its permissions");
    }
    try {
      for (Path other : others) {
        if (other != null && same(path, other)) {
          throw new BadInputException(name + "is named twice: name another file");
        }
      }
      Path real = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      if (isSpecial(real)) {
        return new OutputFile(real);
      }
      if (!Files.isDirectory(real.getParent())) {
        throw new BadInputException(
            name + "the folder does not exist: make it (mkdir -p) or name another");
      }
      Path part = part(real);
      Files.write(part, new byte[0], StandardOpenOption.CREATE_NEW);
      Files.delete(part);
      return new OutputFile(real);
    } catch (NoSuchFileException e) { // /dev/stdout may lead to such a pipe
      throw new BadInputException(name + "is a stream without a name: name a file", e);
    } catch (AccessDeniedException e) {
      throw new BadInputException(
          name + "its folder is not writable: change its permissions or name another", e);
    } catch (IOException e) {
      throw new BadInputException(name + "cannot be written (" + e.getMessage() + ")", e);
    }
  }

  private static boolean same(Path one, Path other) throws IOException {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
        || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
  }

  private static boolean isSpecial(Path path) {
    return Files.exists(path) && !Files.isRegularFile(path);
  }

  private static Path part(Path file) {
    return file.resolveSibling("." + ProcessHandle.current().pid() + ".part." + file.getFileName());
  }

  /** Writes the file as a whole. */
  void write(byte[] content) {
    try {
      if (isSpecial(path)) {
        Files.write(path, content, StandardOpenOption.WRITE);
        return;
      }
      Path part = part(path);
      try {
        Files.write(part, content, StandardOpenOption.CREATE_NEW);
        Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new BadInputException(path + ": cannot be written (" + e.getMessage() + ")", e);
    }
  }

  /** Writes a vector as a whole, packed if the name ends with .gz. */
  void write(double[] vector) {
    try {
      MatrixMarket.writeArray(path, vector, vector.length, 1);
    } catch (IOException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }
}
