package io.autospec.bench;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.MatrixMarket;
import io.autospec.recurrence.ChebyshevIteration;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What crossing from Java to C costs: a call on a matrix of one row is all crossing (and the border
 * checks of the C function), a bound from above of what Java adds to the same call on a real one.
 *
 * <p>Arguments: a Matrix Market file, the file to write.
 */
public final class CrossingCost {

  private static final int ROUNDS = 15;

  private CrossingCost() {}

  /** Measures apply and expand of degree 8, alternating. */
  public static void main(String[] args) throws IOException {
    Backend backend = Backends.named("native");
    backend.useThreads(1);
    CsrMatrix matrix = MatrixMarket.read(Path.of(args[0]));
    PolynomialExpansion p = ChebyshevIteration.firstKind(new Interval(0.1, 2), 9);
    StringBuilder lines = new StringBuilder("call\tsmallNanos\trealNanos\tratio\n");
    try (PreparedMatrix small =
            backend.prepare(Gallery.poisson1d(1), Scaling.JACOBI, Precision.FLOAT64);
        PreparedMatrix real = backend.prepare(matrix, Scaling.JACOBI, Precision.FLOAT64)) {
      lines.append(line("apply", small, real, (a, x, y) -> a.apply(x, y)));
      lines.append(line("expand of degree 8", small, real, (a, x, y) -> a.expand(p, x, y)));
    }
    Files.writeString(Path.of(args[1]), lines);
  }

  private interface Call {
    void run(PreparedMatrix a, MultiVector x, MultiVector y);
  }

  private static String line(String name, PreparedMatrix small, PreparedMatrix real, Call call) {
    double least = Double.POSITIVE_INFINITY;
    double full = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      least = Math.min(least, nanos(small, call, 200_000));
      full = Math.min(full, nanos(real, call, 200));
    }
    return String.format(Locale.ROOT, "%s\t%.1f\t%.1f\t%.6f%n", name, least, full, least / full);
  }

  private static double nanos(PreparedMatrix a, Call call, int repetitions) {
    try (MultiVector x = a.newVector(1);
        MultiVector y = a.newVector(1)) {
      x.fill(1);
      long start = System.nanoTime();
      for (int i = 0; i < repetitions; i++) {
        call.run(a, x, y);
      }
      return (System.nanoTime() - start) / (double) repetitions;
    }
  }
}
