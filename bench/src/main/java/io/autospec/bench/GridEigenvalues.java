package io.autospec.bench;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.eigen.EigenMethod;
import io.autospec.eigen.EigenSolution;
import io.autospec.eigen.EigenSolver;
import io.autospec.filter.ChebyshevFilter;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The lowest eigenvalues of a 7-point grid against ARPACK and SLEPc, in turns, one thread. One grid
 * a process: the most memory that it has held is told.
 *
 * <p>Arguments: spectrum_peers or none, the file to append to, the side of the grid, the count.
 */
public final class GridEigenvalues {

  private static final double TOLERANCE = 1e-8;
  private static final int ROUNDS = 2;

  private GridEigenvalues() {}

  /** Runs the comparison. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Backend backend = Backends.preferred();
    backend.useThreads(1);
    Path file = Path.of(args[1]);
    int side = Integer.parseInt(args[2]);
    int k = Integer.parseInt(args[3]);
    CsrMatrix matrix = Gallery.poisson3d(side, side, side);
    boolean first = !Files.exists(file);
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(file, CREATE, APPEND), /* autoFlush= */ true)) {
      if (first) {
        out.println("side\tk\tround\tsolver\tproducts\tseconds\tcpu\terror\tcheck\tgigabytes");
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (Map.Entry<String, EigenSolver> ours : ours(k).entrySet()) {
          String answer = answer(backend, matrix, side, ours.getKey(), ours.getValue());
          out.printf("%d\t%d\t%d\t%s%n", side, k, round, answer);
        }
        for (String peer : new String[] {"arpack", "krylovschur"}) {
          String answer = args[0].equals("none") ? null : peer(args[0], peer, side, k);
          if (answer != null) {
            out.printf("%d\t%d\t%d\t%s\t-\tNaN%n", side, k, round, answer);
          }
        }
      }
    }
  }

  private static Map<String, EigenSolver> ours(int k) {
    EigenSolver lowest = EigenSolver.lowest(k).withTolerance(TOLERANCE);
    EigenSolver filter = lowest.withMethod(EigenMethod.FILTER);
    Map<String, EigenSolver> solvers = new LinkedHashMap<>();
    solvers.put("lanczos", lowest.withMethod(EigenMethod.LANCZOS));
    solvers.put("filter", filter);
    solvers.put("chebyshev filter", filter.withFilter(new ChebyshevFilter()));
    return solvers;
  }

  private static String answer(
      Backend backend, CsrMatrix matrix, int side, String name, EigenSolver solver)
      throws IOException {
    long wall = System.nanoTime();
    double cpu = ProcessorTime.seconds();
    try (PreparedMatrix a = backend.prepare(matrix, Scaling.NONE, Precision.FLOAT64)) {
      EigenSolution solution = solver.solve(a);
      double error = error(solution.values(), lowest(side, solver.count()));
      return String.format(
          Locale.ROOT,
          "%s\t%d\t%.3f\t%.3f\t%.1e\t%s\t%.2f",
          name,
          solution.operatorApplications(),
          (System.nanoTime() - wall) * 1e-9,
          ProcessorTime.seconds() - cpu,
          error,
          solution.certificate().check(),
          mostMemory());
    }
  }

  /** The most memory that this process has held, in 1e9 bytes; NaN where that is not told. */
  private static double mostMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return Double.NaN;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM"))
          .mapToDouble(line -> 1024e-9 * Double.parseDouble(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(Double.NaN);
    }
  }

  /** Runs a peer: its line, or null where it is not installed. */
  private static String peer(String program, String peer, int side, int k)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            program, peer, Integer.toString(side), Integer.toString(k), Double.toString(TOLERANCE));
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("OPENBLAS_NUM_THREADS", "1");
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? answer.strip() : null;
  }

  /** The k lowest in closed form: sums of three of 2 − 2 cos(j π / (side + 1)). */
  private static double[] lowest(int side, int k) {
    double[] all = new double[side * side * side];
    for (int i = 0; i < all.length; i++) {
      all[i] = line(i % side, side) + line(i / side % side, side) + line(i / side / side, side);
    }
    Arrays.sort(all);
    return Arrays.copyOf(all, k);
  }

  private static double line(int j, int side) {
    return 2 - 2 * Math.cos((j + 1) * Math.PI / (side + 1));
  }

  private static double error(double[] found, double[] expected) {
    if (found.length != expected.length) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = 0;
    for (int j = 0; j < found.length; j++) {
      largest = Math.max(largest, Math.abs(found[j] - expected[j]) / 12);
    }
    return largest;
  }
}
