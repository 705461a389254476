package io.autospec.bench;

import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.function.ScalarFunction;
import io.autospec.matrix.CsrMatrix;
import io.autospec.trace.TraceEstimate;
import io.autospec.trace.TraceEstimator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Traces against the sums over all eigenvalues: how often the confidence interval holds the truth,
 * and how large the errors are.
 *
 * <p>Arguments: the folder of matrices, that of the true spectra, the file to write, runs per
 * matrix.
 */
public final class TraceStudy {

  private static final List<String> MATRICES =
      List.of(
          "gr_30_30",
          "nos5",
          "685_bus",
          "jagmesh7_lap",
          "USAir97_lap",
          "delaunay_n10_lap",
          "dwt_1005_lap",
          "posegraph_CSAIL",
          "minnesota_lap",
          "vem1");

  private TraceStudy() {}

  /** Runs the study. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    TrueSpectra spectra = new TrueSpectra(Path.of(args[1]));
    int runs = Integer.parseInt(args[3]);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[2])))) {
      out.println(
          "matrix\tn\tfunction\tseed\ttruth\tvalue\thalfwidth\tsamples\tsteps\tdeflated\tproducts"
              + "\toutcome");
      MatrixCollection collection = new MatrixCollection(folder);
      for (MatrixCollection.Entry entry : collection.solvable()) {
        if (!MATRICES.contains(entry.name())) {
          continue;
        }
        CsrMatrix matrix = collection.read(entry);
        double[] values = spectra.of(entry.name(), matrix, false);
        try (PreparedMatrix a =
            Backends.preferred().prepare(matrix, Scaling.NONE, Precision.FLOAT64)) {
          for (ScalarFunction f : functions(values)) {
            double truth = Arrays.stream(values).map(f.value()).sum();
            for (int seed = 1; seed <= runs; seed++) {
              TraceEstimate estimate = new TraceEstimator(f, seed).run(a);
              out.printf(
                  Locale.ROOT,
                  "%s\t%d\t%s\t%d\t%.12e\t%.12e\t%.6e\t%d\t%d\t%d\t%d\t%s%n",
                  entry.name(),
                  values.length,
                  f.name().startsWith("exp") ? "exp" : f.name(),
                  seed,
                  truth,
                  estimate.value(),
                  estimate.halfWidth(),
                  estimate.samples(),
                  estimate.steps(),
                  estimate.deflated(),
                  estimate.operatorApplications(),
                  estimate.outcome());
            }
            out.flush();
          }
        }
      }
    }
  }

  /** log, and exp falling by e^10 over the spectrum: few eigenvalues hold its trace. */
  private static List<ScalarFunction> functions(double[] values) {
    return List.of(ScalarFunction.log(), ScalarFunction.exp(-10 / values[values.length - 1]));
  }
}
