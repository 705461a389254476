package io.autospec.bench;

import io.autospec.backend.PreparedMatrix;
import io.autospec.function.FunctionSolution;
import io.autospec.function.LanczosFunction;
import io.autospec.function.MatrixFunction;
import io.autospec.function.ScalarFunction;
import io.autospec.matrix.CsrMatrix;
import io.autospec.probe.StartVector;
import io.autospec.solve.SolveListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The products of f(A) b for one column over the fewest steps of Lanczos whose answer is within the
 * tolerance, as only who knows the true answer could count them: exp(−10 A/‖A‖) to 1e-8 and the
 * inverse square root to 1e-6, on the true spectra of a collection, as diagonal matrices.
 *
 * <p>Arguments: the folder of matrices, that of the true spectra, the file to write, the largest
 * condition, the largest n.
 */
public final class ApplyProducts {

  /** Below every error, so that a run goes on to its limit. */
  private static final double NEVER = 1e-300;

  private ApplyProducts() {}

  /** Runs the study. */
  public static void main(String[] args) throws IOException {
    MatrixCollection collection = new MatrixCollection(Path.of(args[0]));
    TrueSpectra spectra = new TrueSpectra(Path.of(args[1]));
    double condition = Double.parseDouble(args[3]);
    int largest = Integer.parseInt(args[4]);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[2])))) {
      out.println("matrix\tn\tfunction\ttolerance\tproducts\tleast\toutcome\terror");
      for (MatrixCollection.Entry entry : collection.solvable()) {
        if (!(entry.condition() <= condition) || entry.rows() > largest) {
          continue;
        }
        CsrMatrix matrix = collection.read(entry);
        double[] values = spectra.of(entry.name(), matrix, false);
        double top = values[values.length - 1];
        try (PreparedMatrix a = ApplyStudy.diagonal(values)) {
          for (MatrixFunction f :
              List.of(
                  MatrixFunction.of(ScalarFunction.exp(-10 / top)).withTolerance(1e-8),
                  MatrixFunction.of(ScalarFunction.inverseSqrt()).withTolerance(1e-6))) {
            out.println(entry.name() + "\t" + line(a, values, f));
            out.flush();
          }
        }
      }
    }
  }

  private static String line(PreparedMatrix a, double[] values, MatrixFunction f) {
    double[] b = StartVector.uniform(values.length, 1);
    FunctionSolution y = f.apply(a, b);
    return String.format(
        Locale.ROOT,
        "%d\t%s\t%.0e\t%d\t%d\t%s\t%.3e",
        values.length,
        f.function().name().replaceAll(":.*", ""),
        f.tolerance(),
        y.operatorApplications(),
        least(a, values, b, f, y.degree()),
        y.outcome(),
        ApplyStudy.error(values, f.function(), b, y, 0));
  }

  /** The least degree, up to one that serves, from which on down an answer misses. */
  private static int least(
      PreparedMatrix a, double[] values, double[] b, MatrixFunction f, int degree) {
    int least = degree;
    for (int limit = degree; limit > 0; limit--) {
      FunctionSolution y =
          new LanczosFunction(
                  f.function(),
                  NEVER,
                  limit,
                  LanczosFunction.DEFAULT_BASIS_BYTES,
                  SolveListener.SILENT)
              .apply(a, b, 1);
      if (ApplyStudy.error(values, f.function(), b, y, 0) > f.tolerance()) {
        break;
      }
      least = Math.min(least, y.degree());
    }
    return least;
  }
}
