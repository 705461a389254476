package io.autospec.bench;

import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.eigen.EigenMethod;
import io.autospec.eigen.EigenSolution;
import io.autospec.eigen.EigenSolver;
import io.autospec.eigen.Extreme;
import io.autospec.filter.ChebyshevFilter;
import io.autospec.filter.FilterModel;
import io.autospec.filter.LearnedFilterModel;
import io.autospec.matrix.CsrMatrix;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The 20 lowest and the 20 highest eigenvalues of every symmetric matrix of a collection against a
 * dense solver, by the automatic choice and by subspace iteration, with the learned filter and with
 * Chebyshev's.
 *
 * <p>Arguments: the folder of the collection, the folder of the spectra, the file to write, and
 * optionally the largest n.
 */
public final class EndsStudy {

  private static final int LARGEST = 3000;
  private static final int COUNT = 20;

  private EndsStudy() {}

  /** Runs the study. */
  public static void main(String[] args) throws IOException {
    MatrixCollection collection = new MatrixCollection(Path.of(args[0]));
    TrueSpectra spectra = new TrueSpectra(Path.of(args[1]));
    int largest = args.length > 3 ? Integer.parseInt(args[3]) : LARGEST;
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(Path.of(args[2])), true, StandardCharsets.UTF_8)) {
      out.println(
          "matrix\tn\twhich\tmethod\tfilter\toutcome\tfound\terror\tproducts\tdegree\tcheck"
              + "\torthogonality\tseconds");
      for (MatrixCollection.Entry entry : collection.symmetric()) {
        if (entry.rows() <= largest && entry.rows() >= COUNT) {
          CsrMatrix matrix = collection.readWhole(entry);
          study(entry.name(), matrix, spectra.of(entry.name() + "-whole", matrix, false), out);
        }
      }
    }
  }

  private static void study(String name, CsrMatrix matrix, double[] spectrum, PrintStream out) {
    List<FilterModel> filters = List.of(LearnedFilterModel.shipped(), new ChebyshevFilter());
    try (PreparedMatrix a = Backends.preferred().prepare(matrix, Scaling.NONE, Precision.FLOAT64)) {
      for (Extreme which : Extreme.values()) {
        for (EigenMethod method : List.of(EigenMethod.AUTO, EigenMethod.FILTER)) {
          for (FilterModel filter : filters) {
            EigenSolution solution =
                EigenSolver.of(COUNT, which).withMethod(method).withFilter(filter).solve(a, matrix);
            out.printf(
                Locale.ROOT,
                "%s\t%d\t%s\t%s\t%s\t%s\t%d\t%.2e\t%d\t%d\t%s\t%.1e\t%.3f%n",
                name,
                matrix.rows(),
                which,
                solution.method(),
                filter.name(),
                solution.outcome(),
                solution.values().length,
                error(solution.values(), spectrum, which),
                solution.operatorApplications(),
                solution.degree(),
                solution.certificate().check(),
                solution.certificate().orthogonality(),
                solution.seconds());
          }
        }
      }
    }
  }

  /** The largest error over the norm, index by index: one that is missing shifts all after it. */
  private static double error(double[] values, double[] spectrum, Extreme which) {
    int n = spectrum.length;
    double norm = Math.max(Math.abs(spectrum[0]), Math.abs(spectrum[n - 1]));
    int from = which == Extreme.LOWEST ? 0 : n - values.length;
    double[] expected = Arrays.copyOfRange(spectrum, from, from + values.length);
    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      largest = Math.max(largest, Math.abs(values[i] - expected[i]));
    }
    return norm > 0 ? largest / norm : largest;
  }
}
