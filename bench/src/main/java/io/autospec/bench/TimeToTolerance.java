package io.autospec.bench;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.solve.LinearSolver;
import io.autospec.solve.Solution;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Seconds of processor time from a matrix in memory to a solution at 1e-8, one thread: ours,
 * prepare and probe included, and the solvers of others, taking turns on every matrix; the fastest
 * turn counts. Where others use the machine too, time on the wall would measure them.
 *
 * <p>Ours are named {@code autospec-PRECISION}; the peers in C and C++ run in a process of their
 * own, {@link PeerProcess}. The right-hand side is random, the same for all.
 *
 * <p>Arguments: the folder of a collection, the path of time_to_tolerance, that of libmkl_rt or
 * "none", a folder for scratch files, the file to write, the smallest n, and optionally the largest
 * number of rounds and "grids" or "matrices" for one half.
 */
public final class TimeToTolerance {

  private static final double TOLERANCE = 1e-8;
  private static final int MOST_ITERATIONS = 20_000;
  private static final int ROUNDS = 3;

  /** No further round is begun on a matrix after this. */
  private static final double SECONDS_PER_MATRIX = 60;

  private static final long SEED = 7;

  /** A solver on one system, timed. */
  @FunctionalInterface
  private interface Solver {
    TimedSolve solve();
  }

  private final String program;
  private final String mkl;
  private final Path scratch;
  private final int rounds;
  private final PrintStream out;
  private final Backend backend;

  private TimeToTolerance(String program, String mkl, Path scratch, int rounds, PrintStream out) {
    this.program = program;
    this.mkl = mkl;
    this.scratch = scratch;
    this.rounds = rounds;
    this.out = out;
    this.backend = Backends.preferred();
    backend.useThreads(1);
  }

  /** Runs the contest. */
  public static void main(String[] args) throws IOException {
    MatrixCollection collection = new MatrixCollection(Path.of(args[0]));
    int smallest = Integer.parseInt(args[5]);
    int rounds = args.length > 6 ? Integer.parseInt(args[6]) : ROUNDS;
    String half = args.length > 7 ? args[7] : "";
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(Path.of(args[4])), true, StandardCharsets.UTF_8)) {
      out.println("matrix\tn\tnonzeros\tmethod\tseconds\tproducts\tresidual\tmet");
      TimeToTolerance contest =
          new TimeToTolerance(args[1], args[2], Path.of(args[3]), rounds, out);
      contest.warmUp();
      if (!half.equals("grids")) {
        for (MatrixCollection.Entry entry : collection.solvable()) {
          if (entry.rows() >= smallest) {
            contest.run(entry.name(), collection.read(entry));
          }
        }
      }
      if (!half.equals("matrices")) {
        contest.run("poisson3d-128", Gallery.poisson3d(128, 128, 128));
        contest.run("poisson3d-27-96", Gallery.poisson3dTwentySevenPoint(96, 96, 96));
      }
    }
  }

  /** Lets the Java compiler see every solver first. */
  private void warmUp() {
    CsrMatrix small = Gallery.poisson2d(100, 100);
    double[] b = rightHandSide(small.rows());
    for (Solver ours : inJava(small, b).values()) {
      for (int i = 0; i < 5; i++) {
        ours.solve();
      }
    }
  }

  private static double[] rightHandSide(int n) {
    return new Random(SEED).doubles(n, -1, 1).toArray();
  }

  private void run(String name, CsrMatrix matrix) throws IOException {
    System.err.println(name + " n = " + matrix.rows());
    double[] b = rightHandSide(matrix.rows());
    Path matrixFile = scratch.resolve("contest.csr");
    Path vectorFile = scratch.resolve("contest.rhs");
    CsrDump.write(matrixFile, matrix);
    write(vectorFile, b);
    Map<String, Solver> ours = inJava(matrix, b);
    Map<String, TimedSolve> best = new LinkedHashMap<>();
    List<String> command =
        List.of(
            program,
            mkl,
            matrixFile.toString(),
            vectorFile.toString(),
            Double.toString(TOLERANCE),
            Integer.toString(MOST_ITERATIONS));
    try (PeerProcess peers = new PeerProcess(command)) {
      long start = System.nanoTime();
      for (int round = 0; round < rounds && spent(start) < SECONDS_PER_MATRIX; round++) {
        for (Map.Entry<String, Solver> method : ours.entrySet()) {
          keep(best, method.getKey(), method.getValue().solve());
        }
        for (String peer : new ArrayList<>(peers.peers())) {
          TimedSolve before = best.get(peer);
          if (before == null || before.meets(TOLERANCE)) { // what failed once fails again
            keep(best, peer, peers.solve(peer));
          }
        }
      }
    }
    best.forEach((method, solve) -> out.println(line(name, matrix, method, solve)));
  }

  private static double spent(long start) {
    return 1e-9 * (System.nanoTime() - start);
  }

  private static void keep(Map<String, TimedSolve> best, String method, TimedSolve solve) {
    best.put(method, TimedSolve.faster(best.get(method), solve, TOLERANCE));
  }

  private static void write(Path file, double[] values) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Double.BYTES * values.length).order(ByteOrder.nativeOrder());
    bytes.asDoubleBuffer().put(values);
    Files.write(file, bytes.array());
  }

  private Map<String, Solver> inJava(CsrMatrix matrix, double[] b) {
    Map<String, Solver> methods = new LinkedHashMap<>();
    for (Precision precision : Precision.values()) {
      methods.put(
          "autospec-" + precision.name().toLowerCase(Locale.ROOT),
          () -> ours(matrix, b, precision));
    }
    methods.put("java-jacobi", () -> plainJava(matrix, b));
    return methods;
  }

  private TimedSolve ours(CsrMatrix matrix, double[] b, Precision precision) {
    double[] x = new double[b.length];
    double start = ProcessorTime.seconds();
    Solution solution;
    try (PreparedMatrix a = backend.prepare(matrix, Scaling.JACOBI, precision)) {
      solution = LinearSolver.defaults().withTolerance(TOLERANCE).solve(a, b, x);
    }
    double seconds = ProcessorTime.seconds() - start;
    return new TimedSolve(seconds, solution.operatorApplications(), residual(matrix, b, x));
  }

  private static TimedSolve plainJava(CsrMatrix matrix, double[] b) {
    double[] x = new double[b.length];
    double start = ProcessorTime.seconds();
    int iterations = PlainJavaSolver.solve(matrix, b, x, TOLERANCE, MOST_ITERATIONS);
    double seconds = ProcessorTime.seconds() - start;
    return new TimedSolve(seconds, iterations, residual(matrix, b, x));
  }

  private static double residual(CsrMatrix matrix, double[] b, double[] x) {
    double[] r = matrix.multiply(x);
    double square = 0;
    double scale = 0;
    for (int i = 0; i < b.length; i++) {
      square += (b[i] - r[i]) * (b[i] - r[i]);
      scale += b[i] * b[i];
    }
    return Math.sqrt(square / scale);
  }

  private static String line(String name, CsrMatrix matrix, String method, TimedSolve solve) {
    return String.format(
        Locale.ROOT,
        "%s\t%d\t%d\t%s\t%.6f\t%d\t%.3e\t%b",
        name,
        matrix.rows(),
        matrix.nonzeros(),
        method,
        solve.seconds(),
        solve.products(),
        solve.residual(),
        solve.meets(TOLERANCE));
  }
}
