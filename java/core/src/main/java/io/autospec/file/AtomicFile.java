package io.autospec.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears complete or not at all: the bytes go to a temporary file beside it, which
 * takes its place by one move. Whatever stood there before stays until then. On failure, and if the
 * virtual machine ends before, the temporary file is deleted.
 */
public final class AtomicFile {

  /** Writes the bytes of a file. */
  public interface Content {
    /** Writes all of it; does not close {@code out}. */
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Writes a file. A link is followed; to what is no regular file, like a pipe, is written
   * directly.
   *
   * @param file where the bytes go
   * @param content writes them
   * @throws IOException naming the file if it cannot be written
   */
  public static void write(Path file, Content content) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a directory: expected the name of a file to write");
    }
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        try (OutputStream out = Files.newOutputStream(target)) {
          content.writeTo(out);
        }
      } else {
        replace(target, content);
      }
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": cannot be written, there is no such folder: create it", e);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage().replaceAll("\\R", " ");
      throw new IOException(
          file + ": cannot be written (" + reason + "): check permissions and free space", e);
    }
  }

  private static void replace(Path target, Content content) throws IOException {
    Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    Thread atExit = new Thread(() -> delete(temporary), "autospec-delete-temporary");
    boolean watched = watch(atExit);
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        OutputStream out = Channels.newOutputStream(channel);
        content.writeTo(out);
        channel.force(true);
      }
      move(temporary, target);
    } finally {
      delete(temporary);
      if (watched) {
        unwatch(atExit);
      }
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void delete(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // the failure that led here is the one to report
      temporary.toFile().deleteOnExit();
    }
  }

  private static boolean watch(Thread atExit) {
    try {
      Runtime.getRuntime().addShutdownHook(atExit);
      return true;
    } catch (IllegalStateException e) {
      return false; // the end of the virtual machine is what makes a caller write, and it waits
    }
  }

  private static void unwatch(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // the virtual machine is shutting down: the hook finds nothing left to delete
    }
  }
}
