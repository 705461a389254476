package io.autospec.bench;

import io.autospec.matrix.MatrixMarket;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Reading a compressed Matrix Market file against draining its gzip stream, alternating, minima.
 *
 * <p>Arguments: the folder of a collection, the file to write.
 */
public final class ReadSpeed {

  private static final int ROUNDS = 9;
  private static final int FILES = 8;

  private ReadSpeed() {}

  /** Measures the largest files of the collection. */
  public static void main(String[] args) throws IOException {
    List<Path> files;
    try (var all = Files.list(Path.of(args[0]))) {
      files =
          all.filter(f -> f.toString().endsWith(".mtx.gz"))
              .sorted(Comparator.comparingLong((Path f) -> f.toFile().length()).reversed())
              .limit(FILES)
              .toList();
    }
    StringBuilder lines = new StringBuilder("matrix\tgzipSeconds\treadSeconds\tratio\n");
    for (Path file : files) {
      double gzip = Double.POSITIVE_INFINITY;
      double read = Double.POSITIVE_INFINITY;
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        drain(file);
        long middle = System.nanoTime();
        MatrixMarket.read(file);
        gzip = Math.min(gzip, (middle - start) * 1e-9);
        read = Math.min(read, (System.nanoTime() - middle) * 1e-9);
      }
      lines.append(
          String.format(
              Locale.ROOT, "%s\t%.4f\t%.4f\t%.3f%n", file.getFileName(), gzip, read, read / gzip));
    }
    Files.writeString(Path.of(args[1]), lines);
  }

  private static void drain(Path file) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      while (in.read(buffer) >= 0) {
        // the bytes are not wanted
      }
    }
  }
}
