package io.autospec.bench;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.recurrence.ChebyshevIteration;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Time and memory per nonzero as grids grow. One grid per process, so that the peak of its memory
 * is its own; each run adds a line.
 *
 * <p>Arguments: the side of a 7-point cube, the file to add to.
 */
public final class Growth {

  private static final int STEPS = 8;
  private static final int ROUNDS = 5;

  private Growth() {}

  /** Measures one cube in every precision. */
  public static void main(String[] args) throws IOException {
    int side = Integer.parseInt(args[0]);
    Path file = Path.of(args[1]);
    CsrMatrix matrix = Gallery.poisson3d(side, side, side);
    Backend backend = Backends.preferred();
    backend.useThreads(1);
    StringBuilder lines = new StringBuilder();
    if (!Files.exists(file)) {
      lines.append("n\tnonzeros\tprecision\tnsPerNonzero\tprepareProducts\tbytes\tpeakBytes\n");
    }
    for (Precision precision : Precision.values()) {
      lines.append(line(matrix, backend, precision));
    }
    Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String line(CsrMatrix matrix, Backend backend, Precision precision)
      throws IOException {
    PolynomialExpansion p = ChebyshevIteration.firstKind(new Interval(0.1, 2), STEPS + 1);
    double start = ProcessorTime.seconds();
    try (PreparedMatrix a = backend.prepare(matrix, Scaling.JACOBI, precision);
        MultiVector x = a.newVector(1);
        MultiVector y = a.newVector(1)) {
      double prepare = ProcessorTime.seconds() - start;
      x.fill(1);
      double step = Double.POSITIVE_INFINITY;
      double product = Double.POSITIVE_INFINITY;
      for (int round = 0; round < ROUNDS; round++) {
        start = ProcessorTime.seconds();
        a.expand(p, x, y);
        step = Math.min(step, (ProcessorTime.seconds() - start) / STEPS);
        start = ProcessorTime.seconds();
        a.apply(x, y);
        product = Math.min(product, ProcessorTime.seconds() - start);
      }
      return String.format(
          Locale.ROOT,
          "%d\t%d\t%s\t%.4f\t%.2f\t%d\t%d%n",
          matrix.rows(),
          matrix.nonzeros(),
          precision.name().toLowerCase(Locale.ROOT),
          1e9 * step / matrix.nonzeros(),
          prepare / product,
          a.bytes(),
          peakBytes());
    }
  }

  /** Returns the largest resident size of this process so far, or 0 where that is not told. */
  private static long peakBytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    }
  }
}
