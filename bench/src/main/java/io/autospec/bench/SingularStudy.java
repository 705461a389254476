package io.autospec.bench;

import io.autospec.backend.Backends;
import io.autospec.eigen.SingularSolution;
import io.autospec.eigen.SingularValueSolver;
import io.autospec.eigen.SingularValueSolver.Which;
import io.autospec.matrix.CsrMatrix;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Ten singular values at either end of every nonsymmetric matrix of a collection, and of a tall and
 * a wide part of it, against a dense solver.
 *
 * <p>Arguments: the folder of the collection, the folder of the spectra, the file to write, and
 * optionally the largest n.
 */
public final class SingularStudy {

  private static final int LARGEST = 1600;
  private static final int COUNT = 10;

  private SingularStudy() {}

  /** Runs the study. */
  public static void main(String[] args) throws IOException {
    MatrixCollection collection = new MatrixCollection(Path.of(args[0]));
    TrueSpectra spectra = new TrueSpectra(Path.of(args[1]));
    int largest = args.length > 3 ? Integer.parseInt(args[3]) : LARGEST;
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(Path.of(args[2])), true, StandardCharsets.UTF_8)) {
      out.println(
          "matrix\tm\tn\twhich\toutcome\tmethod\tproducts\tlargest\textreme\terror\trelative"
              + "\tresidual\torthogonality\tcheck\tseconds");
      for (MatrixCollection.Entry entry : collection.nonsymmetric()) {
        if (entry.rows() > largest) {
          continue;
        }
        CsrMatrix whole = collection.readWhole(entry);
        int share = Math.max(COUNT, (int) (0.6 * whole.rows()));
        CsrMatrix wide = firstRows(whole, share);
        study(entry.name(), whole, spectra, out);
        study(entry.name() + "-wide", wide, spectra, out);
        study(
            entry.name() + "-tall", firstRows(whole.transpose(), share).transpose(), spectra, out);
      }
    }
  }

  private static CsrMatrix firstRows(CsrMatrix a, int rows) {
    int[] pointers = Arrays.copyOf(a.rowPointers(), rows + 1);
    return new CsrMatrix(
        rows,
        a.columns(),
        pointers,
        Arrays.copyOf(a.columnIndices(), pointers[rows]),
        Arrays.copyOf(a.values(), pointers[rows]));
  }

  private static void study(String name, CsrMatrix matrix, TrueSpectra spectra, PrintStream out)
      throws IOException {
    double[] truth = spectra.singular(name, matrix);
    int n = truth.length;
    int count = Math.min(COUNT, n);
    for (Which which : Which.values()) {
      SingularSolution solution =
          new SingularValueSolver(count, which).run(Backends.preferred(), matrix);
      double error = solution.values().length == count ? 0 : Double.POSITIVE_INFINITY;
      double relative = error;
      for (int j = 0; j < solution.values().length; j++) {
        double expected = which == Which.LARGEST ? truth[n - 1 - j] : truth[j];
        double difference = Math.abs(solution.values()[j] - expected);
        error = Math.max(error, difference / truth[n - 1]);
        relative = Math.max(relative, difference / Math.max(expected, Double.MIN_NORMAL));
      }
      out.printf(
          Locale.ROOT,
          "%s\t%d\t%d\t%s\t%s\t%s\t%d\t%.6e\t%.6e\t%.2e\t%.2e\t%.2e\t%.1e\t%s\t%.3f%n",
          name,
          matrix.rows(),
          matrix.columns(),
          which.name().toLowerCase(Locale.ROOT),
          solution.outcome(),
          solution.method(),
          solution.operatorApplications(),
          truth[n - 1],
          which == Which.LARGEST ? truth[n - count] : truth[0],
          error,
          relative,
          Arrays.stream(solution.residualNorms()).max().orElse(0) / truth[n - 1],
          solution.certificate().orthogonality(),
          solution.certificate().check(),
          solution.seconds());
    }
  }
}
