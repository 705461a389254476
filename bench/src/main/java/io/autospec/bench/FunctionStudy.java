package io.autospec.bench;

import io.autospec.function.ChebyshevInterpolant;
import io.autospec.function.FunctionModel;
import io.autospec.function.LearnedFunctionModel;
import io.autospec.function.LeastSquaresFunctionModel;
import io.autospec.matrix.CsrMatrix;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.training.DiagonalOperator;
import io.autospec.training.function.SpectrumLimit;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * The root-mean-square error over the eigenvalues of every function model on every positive
 * definite matrix of a collection, unscaled and Jacobi-scaled, over the least there is for the
 * degree.
 *
 * <p>Arguments: the folder of the collection, the folder of the spectra, the file to write, and
 * optionally the largest n. Matrices whose scaled spectrum is one point are left out.
 */
public final class FunctionStudy {

  private static final int LARGEST = 4000;
  private static final int SMALLEST = 400;
  private static final int[][] DEGREES_AND_PROBES = {{8, 16}, {16, 16}, {32, 32}, {32, 16}};

  /** Errors below this share of the largest |f| are rounding. */
  private static final double FLOOR = 1e-12;

  private static final List<FunctionModel> MODELS =
      List.of(
          new ChebyshevInterpolant(),
          new LeastSquaresFunctionModel(),
          LearnedFunctionModel.shipped());

  private FunctionStudy() {}

  /** Runs the study. */
  public static void main(String[] args) throws IOException {
    MatrixCollection collection = new MatrixCollection(Path.of(args[0]));
    TrueSpectra spectra = new TrueSpectra(Path.of(args[1]));
    int largest = args.length > 3 ? Integer.parseInt(args[3]) : LARGEST;
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(Path.of(args[2])), true, StandardCharsets.UTF_8)) {
      out.println("matrix\tscaled\tn\tfunction\tdegree\tprobe\tlimit\tmodel\tratio");
      for (MatrixCollection.Entry entry : collection.solvable()) {
        if (entry.rows() < SMALLEST || entry.rows() > largest) {
          continue;
        }
        CsrMatrix matrix = collection.read(entry);
        for (boolean scaled : new boolean[] {false, true}) {
          double[] spectrum = spectra.of(entry.name(), matrix, scaled);
          double top = spectrum[spectrum.length - 1];
          if (spectrum[0] > 1e-15 * top && spectrum[0] < 0.99 * top) {
            study(entry.name(), scaled, spectrum, out);
          }
        }
      }
    }
  }

  /** Functions of a spectrum that ends at {@code top}; the last is none of those trained on. */
  private static Map<String, DoubleUnaryOperator> functions(double top) {
    Map<String, DoubleUnaryOperator> functions = new LinkedHashMap<>();
    functions.put("inverse-sqrt", t -> t > 0 ? 1 / Math.sqrt(t) : Double.NaN);
    functions.put("exp", t -> Math.exp(-10 * t / top));
    functions.put("log", t -> Math.log(Math.max(t, 0) / top + 1e-3));
    functions.put("entropy", t -> t > 0 ? t / top * Math.log(t / top) : 0);
    return functions;
  }

  private static void study(String name, boolean scaled, double[] spectrum, PrintStream out) {
    SpectrumLimit limit = new SpectrumLimit(spectrum, 32);
    for (int[] setting : DEGREES_AND_PROBES) {
      int degree = setting[0];
      SpectralSummary summary = new LanczosProbe(setting[1], 1).run(new DiagonalOperator(spectrum));
      functions(spectrum[spectrum.length - 1])
          .forEach(
              (function, f) -> {
                double[] values = Arrays.stream(spectrum).map(f).toArray();
                double floor = FLOOR * Arrays.stream(values).map(Math::abs).max().orElse(0);
                double least = limit.of(values, degree);
                for (FunctionModel model : MODELS) {
                  PolynomialExpansion p = model.predict(summary, degree, f).expansion();
                  out.printf(
                      Locale.ROOT,
                      "%s\t%s\t%d\t%s\t%d\t%d\t%.4e\t%s\t%.6g%n",
                      name,
                      scaled ? "yes" : "no",
                      spectrum.length,
                      function,
                      degree,
                      setting[1],
                      least,
                      model.name(),
                      (rms(p, spectrum, values) + floor) / (least + floor));
                }
              });
    }
  }

  private static double rms(PolynomialExpansion p, double[] spectrum, double[] values) {
    double sum = 0;
    for (int i = 0; i < spectrum.length; i++) {
      double error = p.evaluate(spectrum[i]) - values[i];
      sum += error * error;
    }
    double rms = Math.sqrt(sum / spectrum.length);
    return Double.isFinite(rms) ? rms : Double.MAX_VALUE;
  }
}
