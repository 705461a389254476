package io.autospec.presets;

import io.autospec.backend.Bits;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.Scenarios;
import io.autospec.backend.Scenarios.NamedExpansion;
import io.autospec.backend.Scenarios.NamedMatrix;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.GraphLaplacian;
import io.autospec.solve.LinearSolver;
import io.autospec.solve.Solution;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Prints the level in use, then one line per matrix: its name and a digest of every bit that the
 * native backend computes for it. Run once per instruction-set level and storage; the argument is
 * the storage.
 */
final class DigestMain {

  private static final int[] THREADS = {1, 2, 3, 7};

  private DigestMain() {}

  public static void main(String[] arguments) throws NoSuchAlgorithmException {
    NativeBackend backend = new NativeBackend(NativeStorage.valueOf(arguments[0]));
    System.out.println(backend.isa() + backend.environmentNote());
    for (NamedMatrix scenario : matrices()) {
      System.out.println(scenario.name() + " " + digest(backend, scenario.matrix()));
    }
  }

  /** Thirty matrices, half of them large enough for threads. */
  static List<NamedMatrix> matrices() {
    List<NamedMatrix> all = new ArrayList<>(Scenarios.square());
    for (int n = 1; n <= 4; n++) {
      all.add(new NamedMatrix("grid 2d, " + n, Gallery.poisson2d(101 * n, 97)));
      all.add(new NamedMatrix("grid 3d, " + n, Gallery.poisson3d(11 * n, 23, 29)));
      all.add(
          new NamedMatrix(
              "graph, " + n, GraphLaplacian.randomGeometric(9001 + n, 0.01 + 0.005 * n, n)));
    }
    return all;
  }

  private static String digest(NativeBackend backend, CsrMatrix a) throws NoSuchAlgorithmException {
    String first = null;
    for (int threads : THREADS) {
      backend.useThreads(threads);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      addSolve(digest, backend, a);
      for (Precision precision : Precision.values()) {
        for (int k : new int[] {1, 7}) {
          add(digest, backend, a, precision, k);
        }
      }
      String hex = HexFormat.of().formatHex(digest.digest());
      if (first == null) {
        first = hex;
      } else if (!first.equals(hex)) {
        return "differs at " + threads + " threads";
      }
    }
    return first;
  }

  private static void add(
      MessageDigest digest, NativeBackend backend, CsrMatrix a, Precision precision, int k) {
    NamedExpansion p = Scenarios.expansions().get(3);
    try (PreparedMatrix matrix = backend.prepare(a, Scaling.NONE, precision);
        MultiVector x = matrix.newVector(k);
        MultiVector y = matrix.newVector(k);
        MultiVector many = matrix.newVector(k * p.expansion().outputs())) {
      x.write(Scenarios.vector(a.rows() * k, 5));
      double[] dots = new double[k];
      matrix.apply(x, y, dots);
      matrix.expand(p.expansion(), x, many);
      add(digest, Bits.of(y), dots, Bits.of(many));
      double[] squares = new double[2 * k];
      y.descend(0.3, x, y, x, null, squares);
      y.axpby(0.1, x, -0.7);
      double[] factors = new double[k];
      Arrays.setAll(factors, j -> 0.3 * (j - 2));
      y.axpby(factors, x, factors);
      double[] pair = new double[2 * k];
      x.dotPair(y, x, pair);
      add(digest, squares, pair, Bits.of(y));
    }
  }

  /** A whole solve, however it ends, where the diagonal is positive. */
  private static void addSolve(MessageDigest digest, NativeBackend backend, CsrMatrix a) {
    LinearSolver solver = LinearSolver.defaults().withDegree(4).withMaxApplications(80);
    if (Arrays.stream(a.diagonal()).allMatch(d -> d > 0)) {
      try (PreparedMatrix matrix = backend.prepare(a, Scaling.JACOBI, Precision.FLOAT64)) {
        Solution solution = solver.solve(matrix, Scenarios.vector(a.rows(), 6));
        add(digest, solution.x(), solution.residualHistory());
      }
    }
  }

  private static void add(MessageDigest digest, double[]... results) {
    for (double[] values : results) {
      ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
      for (double value : values) {
        bytes.putLong(Double.doubleToLongBits(value));
      }
      digest.update(bytes.array());
    }
  }
}
