package io.autospec.bench;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.model.ChebyshevModel;
import io.autospec.model.LearnedModel;
import io.autospec.model.RecurrenceModel;
import io.autospec.solve.LinearSolver;
import io.autospec.solve.Preconditioning;
import io.autospec.solve.Solution;
import io.autospec.training.DiagonalOperator;
import io.autospec.training.spectrum.RightHandSideDistribution;
import io.autospec.training.spectrum.SpectrumZoo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * The shipped model for solving without one of its parts at a time, or trained another way:
 * products on the matrices of a collection and on fresh spectra. One tab-separated line per system,
 * degree and variant.
 *
 * <p>Arguments: the folder of the collection, the file to write, the largest n, and the updates of
 * each training.
 */
public final class AblationStudy {

  private static final int[] DEGREES = {4, 8, 16};
  private static final int LEAST_PRODUCTS = 60;
  private static final int LEAST_ROWS = 1000;
  private static final long MOST_PRODUCTS = 6000;
  private static final int DRAWN = 60;

  /** Samples from here on are in no training. */
  private static final long FRESH = 0x5EEDL << 32;

  private AblationStudy() {}

  /** Trains the variants and runs the study. */
  public static void main(String[] args) throws IOException, InterruptedException {
    MatrixCollection collection = new MatrixCollection(Path.of(args[0]));
    int largest = Integer.parseInt(args[2]);
    Map<String, RecurrenceModel> variants = variants(Integer.parseInt(args[3]));
    Backend backend = Backends.preferred();
    backend.useThreads(1);
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(Path.of(args[1])), true, StandardCharsets.UTF_8)) {
      out.println("set\tname\tn\tdegree\tvariant\tproducts\tshipped");
      for (long i = 0; i < DRAWN; i++) {
        double[] spectrum = SpectrumZoo.draw(FRESH + i);
        double[] b = RightHandSideDistribution.RANDOM.draw(spectrum, new Random(i)).coefficients();
        DiagonalOperator a = new DiagonalOperator(spectrum);
        String name = SpectrumZoo.distribution(FRESH + i).name() + "-" + i;
        study("fresh", name, spectrum.length, variants, solver -> solver.solve(a, b), out);
      }
      for (MatrixCollection.Entry entry : collection.solvable()) {
        if (entry.rows() >= LEAST_ROWS && entry.rows() <= largest) {
          System.err.println(entry.name());
          CsrMatrix matrix = collection.read(entry);
          double[] b = new Random(1).doubles(matrix.rows(), -1, 1).toArray();
          try (PreparedMatrix a = backend.prepare(matrix, Scaling.JACOBI, Precision.FLOAT64)) {
            study("real", entry.name(), a.rows(), variants, solver -> solver.solve(a, b), out);
          }
        }
      }
    }
  }

  /** The trained ones name their updates. */
  private static Map<String, RecurrenceModel> variants(int updates) throws InterruptedException {
    LearnedModel shipped = LearnedModel.shipped();
    AblatedTraining training = new AblatedTraining(updates);
    Map<String, RecurrenceModel> variants = new LinkedHashMap<>();
    variants.put("interval only (paradigm A)", AblatedTraining.withoutUnion(shipped));
    variants.put("least squares, no network (paradigm B)", new ProbedUnion());
    variants.put("classical rule, no network", new ChebyshevModel());
    variants.put("trained again, " + updates + " updates", training.again());
    variants.put("without residual norms, likewise", training.withoutResidualNorms());
    variants.put("trained through unrolled steps, a tenth of the updates", training.unrolled());
    for (int steps : new int[] {14, 20, 28}) {
      variants.put("probe of " + steps + " steps", new LongerProbe(shipped, steps));
    }
    return variants;
  }

  private static void study(
      String set,
      String name,
      int rows,
      Map<String, RecurrenceModel> variants,
      Function<LinearSolver, Solution> solve,
      PrintStream out) {
    LinearSolver solver = LinearSolver.defaults().withMaxApplications(MOST_PRODUCTS);
    Solution plain = solve.apply(solver.withPreconditioning(Preconditioning.JACOBI));
    if (!plain.converged() || plain.operatorApplications() < LEAST_PRODUCTS) {
      return;
    }
    for (int degree : DEGREES) {
      LinearSolver of = solver.withDegree(degree);
      long shipped = products(solve.apply(of.withModel(LearnedModel.shipped())));
      for (Map.Entry<String, RecurrenceModel> variant : variants.entrySet()) {
        long products = products(solve.apply(of.withModel(variant.getValue())));
        out.printf(
            Locale.ROOT,
            "%s\t%s\t%d\t%d\t%s\t%d\t%d%n",
            set,
            name,
            rows,
            degree,
            variant.getKey(),
            products,
            shipped);
      }
    }
  }

  private static long products(Solution s) {
    return s.converged() ? s.operatorApplications() : MOST_PRODUCTS;
  }
}
