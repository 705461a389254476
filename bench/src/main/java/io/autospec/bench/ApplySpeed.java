package io.autospec.bench;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.function.FunctionMethod;
import io.autospec.function.FunctionSolution;
import io.autospec.function.MatrixFunction;
import io.autospec.function.ScalarFunction;
import io.autospec.matrix.CsrMatrix;
import io.autospec.probe.StartVector;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * f(A) B with 16 columns at once against 16 Lanczos runs, in turns: the median of the ratios of
 * processor time, one thread.
 *
 * <p>Arguments: the folder of matrices, the file to write, the largest condition, the least and the
 * largest n.
 */
public final class ApplySpeed {

  private static final int COLUMNS = 16;
  private static final int PAIRS = 5;
  private static final int WARM_UP = 2;

  private ApplySpeed() {}

  /** Runs the comparison. */
  public static void main(String[] args) throws IOException {
    MatrixCollection collection = new MatrixCollection(Path.of(args[0]));
    double condition = Double.parseDouble(args[2]);
    int least = Integer.parseInt(args[3]);
    int largest = Integer.parseInt(args[4]);
    Backend backend = Backends.preferred();
    backend.useThreads(1);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[1])))) {
      out.println(
          "matrix\tn\tfunction\tmethod\tdegree\tproducts\tsingleproducts\tratio\tdifference");
      for (MatrixCollection.Entry entry : collection.solvable()) {
        if (!(entry.condition() <= condition) || entry.rows() < least || entry.rows() > largest) {
          continue;
        }
        CsrMatrix matrix = collection.read(entry);
        try (PreparedMatrix a = backend.prepare(matrix, Scaling.NONE, Precision.FLOAT64)) {
          MatrixFunction exp =
              MatrixFunction.of(ScalarFunction.exp(-10 / a.normBound())).withTolerance(1e-8);
          MatrixFunction root = MatrixFunction.of(ScalarFunction.inverseSqrt()).withTolerance(1e-6);
          for (MatrixFunction f : new MatrixFunction[] {exp, root}) {
            out.println(line(entry.name(), a, f));
            out.flush();
          }
        }
      }
    }
  }

  private static String line(String name, PreparedMatrix a, MatrixFunction f) {
    int n = a.rows();
    double[] b = StartVector.uniform(n * COLUMNS, 1);
    double[][] columns = new double[COLUMNS][n];
    for (int i = 0; i < b.length; i++) {
      columns[i % COLUMNS][i / COLUMNS] = b[i];
    }
    double[] ratios = new double[PAIRS];
    FunctionSolution block = f.apply(a, b, COLUMNS);
    long products = 0;
    double[] single = new double[b.length];
    for (int pair = -WARM_UP; pair < PAIRS; pair++) {
      double start = ProcessorTime.seconds();
      block = f.apply(a, b, COLUMNS);
      double together = ProcessorTime.seconds() - start;
      double apart = 0;
      products = 0;
      for (int j = 0; j < COLUMNS; j++) {
        start = ProcessorTime.seconds();
        FunctionSolution one = f.withMethod(FunctionMethod.LANCZOS).apply(a, columns[j]);
        apart += ProcessorTime.seconds() - start;
        products += one.operatorApplications();
        for (int i = 0; i < n; i++) {
          single[i * COLUMNS + j] = one.values()[i];
        }
      }
      if (pair >= 0) {
        ratios[pair] = together / apart;
      }
    }
    Arrays.sort(ratios);
    return String.format(
        Locale.ROOT,
        "%s\t%d\t%s\t%s\t%d\t%d\t%d\t%.3f\t%.1e",
        name,
        n,
        f.function().name().replaceAll(":.*", ""),
        block.method(),
        block.degree(),
        block.operatorApplications(),
        products,
        ratios[PAIRS / 2],
        difference(single, block.values()));
  }

  private static double difference(double[] x, double[] y) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < x.length; i++) {
      difference += (x[i] - y[i]) * (x[i] - y[i]);
      norm += x[i] * x[i];
    }
    return Math.sqrt(difference / norm);
  }
}
