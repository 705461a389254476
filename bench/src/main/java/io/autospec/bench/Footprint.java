package io.autospec.bench;

import com.sun.management.ThreadMXBean;
import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.solve.LinearSolver;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Memory: bytes of a prepared matrix over those of its CSR arrays, and the Java bytes that a second
 * solve allocates at two sizes.
 *
 * <p>Arguments: the folder of a collection, the file to write.
 */
public final class Footprint {

  private Footprint() {}

  /** Measures every solvable matrix and two grids. */
  public static void main(String[] args) throws IOException {
    MatrixCollection collection = new MatrixCollection(Path.of(args[0]));
    Backend backend = Backends.named("native");
    StringBuilder lines = new StringBuilder("what\tn\tbytes\tratio\n");
    for (MatrixCollection.Entry entry : collection.solvable()) {
      CsrMatrix matrix = collection.read(entry);
      long csr = 12L * matrix.nonzeros() + 4L * (matrix.rows() + 1L);
      try (PreparedMatrix a = backend.prepare(matrix, Scaling.JACOBI, Precision.FLOAT64)) {
        lines.append(
            String.format(
                Locale.ROOT,
                "%s\t%d\t%d\t%.4f%n",
                entry.name(),
                a.rows(),
                a.bytes(),
                a.bytes() / (double) csr));
      }
    }
    for (int side : new int[] {100, 400}) {
      lines.append(secondSolve(backend, Gallery.poisson2d(side, side)));
    }
    Files.writeString(Path.of(args[1]), lines);
  }

  private static String secondSolve(Backend backend, CsrMatrix matrix) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double[] b = new double[matrix.rows()];
    double[] x = new double[matrix.rows()];
    Arrays.fill(b, 1);
    // the same number of iterations at both sizes: the history grows with them, not with n
    LinearSolver solver = LinearSolver.defaults().withDegree(8).withMaxApplications(200);
    try (PreparedMatrix a = backend.prepare(matrix, Scaling.JACOBI, Precision.FLOAT64)) {
      solver.solve(a, b, x);
      long before = threads.getCurrentThreadAllocatedBytes();
      solver.solve(a, b, x);
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      return String.format(
          Locale.ROOT, "second solve\t%d\t%d\t%.4f%n", a.rows(), bytes, bytes / (8.0 * a.rows()));
    }
  }
}
