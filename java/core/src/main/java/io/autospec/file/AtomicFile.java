package io.autospec.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
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
 *
 * <p>A link is followed; to what is no regular file, like a pipe, is written directly.
 */
public final class AtomicFile {

  /** As many links in a row as the Linux kernel follows. */
  private static final int MOST_LINKS = 40;

  /** Writes the bytes of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; does not close {@code out}. */
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Checks that a file can be written, which touches nothing: for callers who would rather know
   * before a long computation than after it.
   *
   * @param file where bytes will go
   * @throws IOException as {@link #write} would, naming the file, the reason and the remedy
   */
  public static void check(Path file) throws IOException {
    Path target = target(file);
    if (!isDevice(target)) {
      Path temporary = temporary(target);
      try {
        Files.createFile(temporary);
      } catch (IOException e) {
        throw refusal(file, target, e);
      } finally {
        delete(temporary);
      }
    }
  }

  /**
   * Writes a file.
   *
   * @param file where the bytes go
   * @param content writes them
   * @throws IOException naming the file, the reason and the remedy if it cannot be written
   */
  public static void write(Path file, Content content) throws IOException {
    Path target = target(file);
    try {
      if (isDevice(target)) {
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
          content.writeTo(out);
        }
      } else {
        replace(target, content);
      }
    } catch (IOException e) {
      throw refusal(file, target, e);
    }
  }

  /** Returns the file behind a name, links followed; it need not exist, but its folder does. */
  private static Path target(Path file) throws IOException {
    Path target = followed(file);
    if (Files.isDirectory(target)) {
      throw new IOException(file + ": is a directory: expected the name of a file to write");
    }
    if (!Files.isDirectory(target.getParent())) {
      throw new IOException(
          file
              + ": cannot be written, there is no folder "
              + target.getParent()
              + ": make it (mkdir -p) or name another");
    }
    if (Files.isRegularFile(target) && isStream(file)) { // it would be moved away from under it
      throw new IOException(file + ": is a stream of this process: name a file");
    }
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw new IOException(file + ": is not writable: change its permissions");
    }
    return target;
  }

  private static Path followed(Path file) throws IOException {
    try {
      if (Files.exists(file)) {
        return file.toRealPath();
      }
      Path target = file.toAbsolutePath();
      for (int links = 0; Files.isSymbolicLink(target); links++) {
        if (links == MOST_LINKS) {
          throw new IOException(file + ": is a link that leads to itself: name a file");
        }
        target = target.resolveSibling(Files.readSymbolicLink(target)).normalize();
      }
      return target;
    } catch (NoSuchFileException e) { // /dev/stdout leads to such a pipe
      throw new IOException(file + ": is a stream without a name: name a file", e);
    }
  }

  private static boolean isStream(Path file) {
    Path name = file.toAbsolutePath().normalize();
    return name.startsWith("/dev/fd")
        || name.startsWith("/proc/self/fd")
        || name.equals(Path.of("/dev/stdout"))
        || name.equals(Path.of("/dev/stderr"));
  }

  private static boolean isDevice(Path target) {
    return Files.exists(target) && !Files.isRegularFile(target);
  }

  private static Path temporary(Path target) {
    return target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
  }

  private static IOException refusal(Path file, Path target, IOException cause) {
    String folder = "the folder " + target.getParent();
    String text;
    if (cause instanceof AccessDeniedException) {
      text = folder + " is not writable: change its permissions or name another";
    } else if (cause instanceof NoSuchFileException) { // as in /proc
      text = folder + " takes no new files: name another";
    } else {
      text = "cannot be written (" + reason(cause) + "): check permissions and free space";
    }
    return new IOException(file + ": " + text, cause);
  }

  private static String reason(IOException cause) {
    String words =
        cause instanceof FileSystemException e && e.getReason() != null
            ? e.getReason()
            : cause.getMessage();
    return words == null ? cause.toString() : words.replaceAll("\\R", " ");
  }

  private static void replace(Path target, Content content) throws IOException {
    Path temporary = temporary(target);
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
