package io.autospec.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that will be written at the end, known to be writable at the beginning, and replaced by a
 * complete new one or not at all.
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
   * @param path the file; a link is followed
   * @param others files that it must not be; nulls are left out
   * @throws BadInputException if it cannot, with the remedy
   */
  static OutputFile check(String option, Path path, Path... others) {
    String name = option + " " + path + ": ";
    if (Files.isDirectory(path)) {
      throw new BadInputException(name + "is a folder: name a file in it");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new BadInputException(name + "is not a regular file: name one that may be replaced");
    }
    try {
      for (Path other : others) {
        if (other != null && same(path, other)) {
          throw new BadInputException(name + "is named twice: name another file");
        }
      }
      Path real = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      Path folder = real.getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new BadInputException(
            name + "the folder does not exist: make it (mkdir -p) or name another");
      }
      if (Files.exists(real) && !Files.isWritable(real)) {
        throw new BadInputException(name + "is not writable: change its rights or name another");
      }
      Path part = part(real);
      Files.write(part, new byte[0], StandardOpenOption.CREATE_NEW);
      Files.delete(part);
      return new OutputFile(real);
    } catch (AccessDeniedException e) {
      throw new BadInputException(
          name + "its folder is not writable: change its rights or name another", e);
    } catch (IOException e) {
      throw new BadInputException(name + "cannot be written (" + e.getMessage() + ")", e);
    }
  }

  private static boolean same(Path one, Path other) throws IOException {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
        || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
  }

  private static Path part(Path file) {
    return file.resolveSibling("." + ProcessHandle.current().pid() + ".part." + file.getFileName());
  }

  /** Writes the file as a whole. */
  void write(byte[] content) {
    write(part -> Files.write(part, content, StandardOpenOption.CREATE_NEW));
  }

  /**
   * Writes the file as a whole.
   *
   * @param writer fills a file beside it, which then takes its place
   */
  void write(Writer writer) {
    try {
      Path part = part(path);
      try {
        writer.fill(part);
        Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new BadInputException(path + ": cannot be written (" + e.getMessage() + ")", e);
    }
  }

  /** Fills a file. */
  @FunctionalInterface
  interface Writer {
    /** Makes {@code part} and writes all of it. */
    void fill(Path part) throws IOException;
  }
}
