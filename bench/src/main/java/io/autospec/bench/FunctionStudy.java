package io.autospec.bench;

import io.autospec.density.DensityCells;
import io.autospec.function.ChebyshevInterpolant;
import io.autospec.function.DiscreteLeastSquares;
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

  /** Points that stand for a cell, and the width over λmax below which its eigenvalues do. */
  private static final int PER_CELL = 6;

  private static final double NARROW = 1e-6;

  /** Times that width, eigenvalues are one. */
  private static final double ROUNDING = 1e-7;

  /** How far over λmax an eigenvalue in float64 may be from its place. */
  private static final double PLACE = 0x1p-50;

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
    double[] rounded = rounded(spectrum);
    SpectrumLimit roundedLimit = new SpectrumLimit(rounded, 32);
    for (int[] setting : DEGREES_AND_PROBES) {
      int degree = setting[0];
      SpectralSummary summary = new LanczosProbe(setting[1], 1).run(new DiagonalOperator(spectrum));
      functions(spectrum[spectrum.length - 1])
          .forEach(
              (function, f) -> {
                double[] values = Arrays.stream(spectrum).map(f).toArray();
                double floor = FLOOR * Arrays.stream(values).map(Math::abs).max().orElse(0);
                double least = limit.of(values, degree);
                double inFloat64 = roundedLimit.of(Arrays.stream(rounded).map(f).toArray(), degree);
                Map<String, Double> errors = new LinkedHashMap<>();
                for (FunctionModel model : MODELS) {
                  PolynomialExpansion p = model.predict(summary, degree, f).expansion();
                  errors.put(model.name(), rms(p, spectrum, values));
                }
                errors.put("cells", rms(withCells(summary, spectrum, degree, f), spectrum, values));
                errors.put("float64", inFloat64);
                for (Map.Entry<String, Double> error : errors.entrySet()) {
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
                      error.getKey(),
                      (error.getValue() + floor) / (least + floor));
                }
              });
    }
  }

  /** Every eigenvalue a little lower and higher, within what float64 tells of its place. */
  private static double[] rounded(double[] spectrum) {
    double top = spectrum[spectrum.length - 1];
    return Arrays.stream(spectrum).flatMap(t -> Arrays.stream(rounded(t, top))).toArray();
  }

  private static double[] rounded(double value, double top) {
    double place = PLACE * top;
    return new double[] {value > place ? value - place : value, value + place};
  }

  /** Least squares where every cell of the probe holds as many eigenvalues as it really does. */
  private static PolynomialExpansion withCells(
      SpectralSummary summary, double[] spectrum, int degree, DoubleUnaryOperator f) {
    DensityCells cells = DensityCells.bounded(summary);
    double narrow = NARROW * spectrum[spectrum.length - 1];
    int[] counts = new int[cells.count()];
    double[] nodes = new double[2 * spectrum.length + PER_CELL * cells.count()];
    double[] weights = new double[nodes.length];
    int at = 0;
    for (double value : spectrum) {
      int cell = 0;
      while (cell < counts.length && !(value > cells.lower(cell) && value <= cells.upper(cell))) {
        cell++;
      }
      if (cell < counts.length && cells.upper(cell) - cells.lower(cell) > narrow) {
        counts[cell]++;
      } else {
        for (double place : rounded(value, spectrum[spectrum.length - 1])) {
          nodes[at] = place;
          weights[at++] = 0.5;
        }
      }
    }
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] > 0) {
        cells.points(cell, PER_CELL, nodes, at);
        Arrays.fill(weights, at, at + PER_CELL, (double) counts[cell] / PER_CELL);
        at += PER_CELL;
      }
    }
    int count = 0;
    double[] values = new double[at];
    for (int j = 0; j < at; j++) {
      double value = f.applyAsDouble(nodes[j]);
      if (Double.isFinite(value)) {
        nodes[count] = nodes[j];
        weights[count] = weights[j];
        values[count++] = value;
      }
    }
    double[] kept = Arrays.copyOf(nodes, count);
    int distinct =
        (int) Arrays.stream(kept).map(t -> Math.rint(t / (ROUNDING * narrow))).distinct().count();
    DiscreteLeastSquares problem =
        new DiscreteLeastSquares(
            kept, Arrays.copyOf(weights, count), Math.min(degree, distinct - 1));
    values = Arrays.copyOf(values, count);
    return problem.expansion(problem.solve(values));
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
