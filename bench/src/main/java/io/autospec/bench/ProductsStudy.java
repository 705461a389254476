package io.autospec.bench;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.solve.LinearSolver;
import io.autospec.solve.Preconditioning;
import io.autospec.solve.Solution;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Solves every solvable matrix of a collection with every preconditioner and degree and writes one
 * tab-separated line per solve: what it took, and the relative residual recomputed by a plain loop
 * that is not the solver's.
 *
 * <p>Arguments: the folder of the collection, the file to write, and optionally the largest n.
 */
public final class ProductsStudy {

  private static final int[] DEGREES = {4, 8, 16};
  private static final long SEED = 1;

  private ProductsStudy() {}

  /** Runs the study. */
  public static void main(String[] args) throws IOException {
    MatrixCollection collection = new MatrixCollection(Path.of(args[0]));
    int largest = args.length > 2 ? Integer.parseInt(args[2]) : Integer.MAX_VALUE;
    Backend backend = Backends.preferred();
    backend.useThreads(1);
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(Path.of(args[1])), true, StandardCharsets.UTF_8)) {
      out.println(
          "matrix\tn\tnonzeros\tcondition\tpreconditioner\tdegree\tserved\toutcome\tproducts\tprobe"
              + "\treductions\tresidual\tchecked\tseconds\treason");
      for (MatrixCollection.Entry entry : collection.solvable()) {
        if (entry.rows() <= largest) {
          study(collection, entry, backend, out);
        }
      }
    }
  }

  private static void study(
      MatrixCollection collection, MatrixCollection.Entry entry, Backend backend, PrintStream out)
      throws IOException {
    CsrMatrix matrix = collection.read(entry);
    double[] b = new Random(SEED).doubles(matrix.rows(), -1, 1).toArray();
    System.err.println(entry.name() + " n = " + matrix.rows());
    try (PreparedMatrix plain = backend.prepare(matrix, Scaling.NONE, Precision.FLOAT64);
        PreparedMatrix scaled = backend.prepare(matrix, Scaling.JACOBI, Precision.FLOAT64)) {
      for (Preconditioning preconditioning : Preconditioning.values()) {
        PreparedMatrix a = preconditioning == Preconditioning.NONE ? plain : scaled;
        boolean degreeless =
            preconditioning == Preconditioning.NONE || preconditioning == Preconditioning.JACOBI;
        for (int degree : degreeless ? new int[] {1} : DEGREES) {
          LinearSolver solver =
              LinearSolver.defaults().withPreconditioning(preconditioning).withDegree(degree);
          Solution s = solver.solve(a, b);
          out.printf(
              Locale.ROOT,
              "%s\t%d\t%d\t%.3g\t%s\t%d\t%s-%d\t%s\t%d\t%d\t%d\t%.3e\t%.3e\t%.4f\t%s%n",
              entry.name(),
              matrix.rows(),
              matrix.nonzeros(),
              entry.condition(),
              preconditioning.label(),
              degree,
              s.preconditioner(),
              s.degree(),
              s.outcome(),
              s.operatorApplications(),
              s.probeApplications(),
              s.reductions(),
              s.relativeResidual(),
              relativeResidual(matrix, s.x(), b),
              s.probeSeconds() + s.solveSeconds(),
              s.fallbackReason());
        }
      }
    }
  }

  private static double relativeResidual(CsrMatrix a, double[] x, double[] b) {
    double residual = 0;
    double norm = 0;
    for (int i = 0; i < a.rows(); i++) {
      double sum = b[i];
      for (int k = a.rowPointers()[i]; k < a.rowPointers()[i + 1]; k++) {
        sum -= a.values()[k] * x[a.columnIndices()[k]];
      }
      residual += sum * sum;
      norm += b[i] * b[i];
    }
    return Math.sqrt(residual / norm);
  }
}
