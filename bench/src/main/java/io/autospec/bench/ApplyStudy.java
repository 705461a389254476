package io.autospec.bench;

import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.function.FunctionMethod;
import io.autospec.function.FunctionSolution;
import io.autospec.function.MatrixFunction;
import io.autospec.function.ScalarFunction;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Triplets;
import io.autospec.probe.StartVector;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * f(A) b on the true spectra of a collection, as diagonal matrices, where every entry of the answer
 * is known: the error, its estimate and the products, for a random tolerance and right-hand side.
 *
 * <p>Arguments: the folder of matrices, that of the true spectra, the file to write, the largest n.
 */
public final class ApplyStudy {

  private static final double MOST_CONDITION = 1e8;

  private ApplyStudy() {}

  /** Runs the study. */
  public static void main(String[] args) throws IOException {
    MatrixCollection collection = new MatrixCollection(Path.of(args[0]));
    TrueSpectra spectra = new TrueSpectra(Path.of(args[1]));
    int largest = Integer.parseInt(args[3]);
    SplittableRandom random = new SplittableRandom(1);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[2])))) {
      out.println(
          "matrix\tn\tfunction\tmethod\tcolumns\ttolerance\toutcome\terror\testimate\tdegree"
              + "\tproducts\tserved");
      for (MatrixCollection.Entry entry : collection.solvable()) {
        if (entry.rows() > largest) {
          continue;
        }
        CsrMatrix matrix = collection.read(entry);
        double[] values = spectra.of(entry.name(), matrix, false);
        double top = values[values.length - 1];
        if (!(values[0] * MOST_CONDITION > top)) {
          continue;
        }
        try (PreparedMatrix a = diagonal(values)) {
          for (ScalarFunction f : functions(top)) {
            double tolerance = Math.pow(10, -3 - random.nextInt(6));
            for (FunctionMethod method : List.of(FunctionMethod.LANCZOS, FunctionMethod.AUTO)) {
              int columns = method == FunctionMethod.AUTO ? 4 : 1;
              double[] b = StartVector.uniform(values.length * columns, random.nextLong());
              FunctionSolution y =
                  MatrixFunction.of(f)
                      .withTolerance(tolerance)
                      .withMethod(method)
                      .apply(a, b, columns);
              for (int j = 0; j < (y.values().length == 0 ? 0 : columns); j++) {
                out.printf(
                    Locale.ROOT,
                    "%s\t%d\t%s\t%s\t%d\t%.0e\t%s\t%.3e\t%.3e\t%d\t%d\t%s%n",
                    entry.name(),
                    values.length,
                    f.name().replaceAll(":.*", ""),
                    method.name().toLowerCase(Locale.ROOT),
                    columns,
                    tolerance,
                    y.outcome(),
                    error(values, f, b, y, j),
                    y.errorEstimates()[j],
                    y.degree(),
                    y.operatorApplications(),
                    y.method());
              }
            }
          }
        }
        out.flush();
      }
    }
  }

  private static List<ScalarFunction> functions(double top) {
    return List.of(
        ScalarFunction.exp(-10 / top),
        ScalarFunction.exp(-1000 / top),
        ScalarFunction.inverse(),
        ScalarFunction.inverseSqrt(),
        ScalarFunction.sqrt(),
        ScalarFunction.of("log1p", x -> Math.log1p(1000 * x / top)),
        ScalarFunction.of("tanh", x -> Math.tanh(20 * x / top - 10)),
        ScalarFunction.resolvent(-1e-3 * top));
  }

  static PreparedMatrix diagonal(double[] values) {
    Triplets triplets = new Triplets(values.length, values.length);
    for (int i = 0; i < values.length; i++) {
      triplets.add(i, i, values[i]);
    }
    return Backends.preferred().prepare(triplets.toCsr(), Scaling.NONE, Precision.FLOAT64);
  }

  static double error(double[] values, ScalarFunction f, double[] b, FunctionSolution y, int j) {
    int k = y.columns();
    double error = 0;
    double norm = 0;
    for (int i = 0; i < values.length; i++) {
      double expected = f.value().applyAsDouble(values[i]) * b[i * k + j];
      double difference = y.values()[i * k + j] - expected;
      error += difference * difference;
      norm += expected * expected;
    }
    return Math.sqrt(error / norm);
  }
}
