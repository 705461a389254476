package io.autospec.bench;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.model.ChebyshevModel;
import io.autospec.operator.LinearOperator;
import io.autospec.solve.LinearSolver;
import io.autospec.solve.Preconditioning;
import io.autospec.solve.Solution;
import io.autospec.training.DiagonalOperator;
import io.autospec.training.spectrum.Clusters;
import io.autospec.training.spectrum.Outliers;
import io.autospec.training.spectrum.PowerLaw;
import io.autospec.training.spectrum.Range;
import io.autospec.training.spectrum.RightHandSideDistribution;
import io.autospec.training.spectrum.SpectrumDistribution;
import io.autospec.training.spectrum.SpectrumZoo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/**
 * The learned model against the classical ones and the tuned interval, the best Chebyshev interval
 * of each system found by trying: on the matrices of a collection, on structured spectra, and on
 * spectra of the training's families that were never drawn in training. One tab-separated line per
 * system and degree, degree 0 for the automatic choice.
 *
 * <p>Arguments: the folder of the collection, the file to write, and optionally the largest n.
 */
public final class LearnedStudy {

  private static final int[] DEGREES = {4, 8, 16};
  private static final int LEAST_PRODUCTS = 60;
  private static final int LEAST_ROWS = 1000;
  private static final long MOST_PRODUCTS = 6000;
  private static final int DRAWN = 60;

  /** Odd samples of this kind are in no training: those count from its own seeds. */
  private static final long FRESH = 0x5EEDL << 32;

  private static final Range ONE = new Range(1, 1);
  private static final PowerLaw BULK = new PowerLaw(ONE, new Range(100, 100));

  /** The structured families. */
  private static final List<SpectrumDistribution> STRUCTURED =
      List.of(
          Outliers.above(BULK, new Range(7, 7), new Range(100, 100)),
          new Outliers(
              new PowerLaw(ONE, new Range(20, 20)),
              new Range(5, 5),
              new Range(100, 100),
              new Range(7, 7),
              new Range(50, 50)),
          new Clusters(new Range(2, 2), new Range(0.2, 1), new Range(1e3, 1e3)));

  private LearnedStudy() {}

  /** Runs the study. */
  public static void main(String[] args) throws IOException {
    MatrixCollection collection = new MatrixCollection(Path.of(args[0]));
    int largest = args.length > 2 ? Integer.parseInt(args[2]) : Integer.MAX_VALUE;
    Backend backend = Backends.preferred();
    backend.useThreads(1);
    try (PrintStream out =
        new PrintStream(Files.newOutputStream(Path.of(args[1])), true, StandardCharsets.UTF_8)) {
      out.println(
          "set\tname\tn\tplain\tplaindots\tdegree\ttuned\tchebyshev\tfourth-kind"
              + "\tharmonic-ritz\tleast-squares\tunion\tlearned\tdots\tserved");
      for (int kind = 0; kind < STRUCTURED.size(); kind++) {
        for (int n : new int[] {600, 1500, 3000}) {
          for (long seed = 0; seed < 3; seed++) {
            SpectrumDistribution family = STRUCTURED.get(kind);
            drawn("structured", family.name(), family.draw(n, seed), seed, out);
          }
        }
      }
      for (long i = 0; i < DRAWN; i++) {
        String name = SpectrumZoo.distribution(FRESH + i).name();
        drawn("fresh", name, SpectrumZoo.draw(FRESH + i), i, out);
      }
      for (MatrixCollection.Entry entry : collection.solvable()) {
        if (entry.rows() >= LEAST_ROWS && entry.rows() <= largest) {
          System.err.println(entry.name());
          CsrMatrix matrix = collection.read(entry);
          double[] b = new Random(1).doubles(matrix.rows(), -1, 1).toArray();
          try (PreparedMatrix a = backend.prepare(matrix, Scaling.JACOBI, Precision.FLOAT64)) {
            study("real", entry.name(), a, solver -> solver.solve(a, b), out);
          }
        }
      }
    }
  }

  private static void drawn(
      String set, String name, double[] spectrum, long seed, PrintStream out) {
    DiagonalOperator a = new DiagonalOperator(spectrum);
    double[] b = RightHandSideDistribution.RANDOM.draw(spectrum, new Random(seed)).coefficients();
    study(set, name, a, solver -> solver.solve(a, b), out);
  }

  private static void study(
      String set,
      String name,
      LinearOperator a,
      Function<LinearSolver, Solution> solve,
      PrintStream out) {
    LinearSolver solver = LinearSolver.defaults().withMaxApplications(MOST_PRODUCTS);
    Solution plain = solve.apply(solver.withPreconditioning(Preconditioning.JACOBI));
    boolean structured = set.equals("structured");
    if (!plain.converged() || (!structured && plain.operatorApplications() < LEAST_PRODUCTS)) {
      return;
    }
    for (int degree : DEGREES) {
      LinearSolver of = solver.withDegree(degree);
      long tuned = Long.MAX_VALUE;
      for (int j = -4; j <= 10; j++) {
        Solution s = solve.apply(of.withModel(new ChebyshevModel(Math.pow(2, 0.5 * j))));
        tuned = Math.min(tuned, products(s));
      }
      Solution learned = solve.apply(of.withPreconditioning(Preconditioning.LEARNED));
      StringBuilder classical = new StringBuilder();
      for (Preconditioning preconditioning :
          List.of(
              Preconditioning.CHEBYSHEV,
              Preconditioning.FOURTH_KIND,
              Preconditioning.HARMONIC_RITZ,
              Preconditioning.LEAST_SQUARES)) {
        classical
            .append(products(solve.apply(of.withPreconditioning(preconditioning))))
            .append('\t');
      }
      long union = products(solve.apply(of.withModel(new ProbedUnion())));
      line(set, name, a, plain, degree, tuned + "\t" + classical + union, learned, out);
    }
    Solution auto = solve.apply(solver.withPreconditioning(Preconditioning.LEARNED).withDegree(0));
    line(set, name, a, plain, 0, "0\t0\t0\t0\t0\t0", auto, out);
  }

  private static void line(
      String set,
      String name,
      LinearOperator a,
      Solution plain,
      int degree,
      String others,
      Solution learned,
      PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%s\t%s\t%d\t%d\t%d\t%d\t%s\t%d\t%d\t%s-%d%s%n",
        set,
        name,
        a.rows(),
        plain.operatorApplications(),
        plain.reductions(),
        degree,
        others,
        products(learned),
        learned.reductions(),
        learned.preconditioner(),
        learned.degree(),
        learned.fellBack() ? " after a fallback" : "");
  }

  private static long products(Solution s) {
    return s.converged() ? s.operatorApplications() : MOST_PRODUCTS;
  }
}
