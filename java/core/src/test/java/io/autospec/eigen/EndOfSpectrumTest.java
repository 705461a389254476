package io.autospec.eigen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.filter.ChebyshevFilter;
import io.autospec.filter.LearnedFilterModel;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.GraphLaplacian;
import io.autospec.matrix.Triplets;
import io.autospec.solve.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both methods on spectra that are known, hard ones among them. */
class EndOfSpectrumTest {

  /**
   * A matrix and its spectrum.
   *
   * @param spectrum ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  private record Known(String name, CsrMatrix matrix, double[] spectrum) {

    static Known diagonal(String name, double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return new Known(name, CsrMatrix.ofDiagonal(values), sorted);
    }

    double norm() {
      return Math.max(Math.abs(spectrum[0]), Math.abs(spectrum[spectrum.length - 1]));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static double[] poisson1d(int n) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> 2 - 2 * Math.cos((i + 1) * Math.PI / (n + 1)));
    return values;
  }

  private static double[] sums(double[] x, double[] y) {
    double[] all = new double[x.length * y.length];
    Arrays.setAll(all, i -> x[i / y.length] + y[i % y.length]);
    Arrays.sort(all);
    return all;
  }

  private static Known identicalBlocks(int copies, int order) {
    int n = copies * order;
    Triplets triplets = new Triplets(n, n);
    for (int i = 0; i < n; i++) {
      triplets.add(i, i, 2);
      if (i % order > 0) {
        triplets.add(i, i - 1, -1);
        triplets.add(i - 1, i, -1);
      }
    }
    double[] spectrum = new double[n];
    double[] one = poisson1d(order);
    Arrays.setAll(spectrum, i -> one[i / copies]);
    return new Known("identical blocks", triplets.toCsr(), spectrum);
  }

  private static Known rings(int components, int order) {
    int n = components * order;
    int[] from = new int[n];
    int[] to = new int[n];
    double[] spectrum = new double[n];
    for (int i = 0; i < n; i++) {
      from[i] = i;
      to[i] = i % order == order - 1 ? i - order + 1 : i + 1;
      spectrum[i] = 2 - 2 * Math.cos(2 * Math.PI * (i % order) / order);
    }
    Arrays.sort(spectrum);
    return new Known("components", GraphLaplacian.ofEdges(n, from, to), spectrum);
  }

  private static List<Known> spectra() {
    List<Known> all = new ArrayList<>();
    double[] line = poisson1d(24);
    all.add(new Known("poisson 24 x 24", Gallery.poisson2d(24, 24), sums(line, line)));
    all.add(identicalBlocks(40, 10));
    all.add(rings(3, 90));
    all.add(Known.diagonal("identity", ones(300)));
    all.add(Known.diagonal("zero", new double[300]));
    all.add(Known.diagonal("minus identity", scaled(ones(300), -1)));
    double[] cluster = new double[400];
    Arrays.setAll(cluster, i -> i < 12 ? 1 + 1e-11 * i : 2 + i);
    all.add(Known.diagonal("cluster of 12", cluster));
    double[] outliers = new double[400];
    SplittableRandom random = new SplittableRandom(3);
    Arrays.setAll(outliers, i -> i < 5 ? -1e6 * (i + 1) : i < 9 ? 1e7 * i : random.nextDouble());
    all.add(Known.diagonal("outliers at both ends", outliers));
    double[] graded = new double[400];
    Arrays.setAll(graded, i -> Math.pow(10, -8 + 16.0 * i / 399));
    all.add(Known.diagonal("sixteen decades", graded));
    all.add(Known.diagonal("tiny", scaled(graded, 1e-90)));
    double[] indefinite = new double[400];
    Arrays.setAll(indefinite, i -> (i - 200) * 0.37);
    all.add(Known.diagonal("indefinite", indefinite));
    double[] two = new double[400];
    Arrays.setAll(two, i -> i % 2);
    all.add(Known.diagonal("two points", two));
    return all;
  }

  private static double[] ones(int n) {
    double[] values = new double[n];
    Arrays.fill(values, 1);
    return values;
  }

  private static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(v -> factor * v).toArray();
  }

  private static Stream<Arguments> cases() {
    return spectra().stream()
        .flatMap(
            known ->
                methods(known)
                    .flatMap(
                        method ->
                            Stream.of(Extreme.values())
                                .map(which -> Arguments.of(known, method, which))));
  }

  /** Half the values within the tolerance: without a Krylov space it takes 300,000 products. */
  private static Stream<EigenMethod> methods(Known known) {
    return known.name().equals("sixteen decades") || known.name().equals("tiny")
        ? Stream.of(EigenMethod.LANCZOS)
        : Stream.of(EigenMethod.FILTER, EigenMethod.LANCZOS);
  }

  private static EigenSolution solve(CsrMatrix matrix, EigenSolver solver) {
    try (PreparedMatrix a =
        new ReferenceBackend().prepare(matrix, Scaling.NONE, Precision.FLOAT64)) {
      return solver.solve(a);
    }
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("cases")
  void noneIsMissingAndNoneIsDouble(Known known, EigenMethod method, Extreme which) {
    int k = 20;
    EigenSolution solution = solve(known.matrix(), EigenSolver.of(k, which).withMethod(method));
    assertThat(solution.outcome()).as(solution.advice()).isEqualTo(Outcome.CONVERGED);
    assertThat(solution.method()).isEqualToIgnoringCase(method.name());
    int n = known.spectrum().length;
    int from = which == Extreme.LOWEST ? 0 : n - k;
    double[] expected = Arrays.copyOfRange(known.spectrum(), from, from + k);
    assertThat(solution.values()).containsExactly(expected, offset(1e-8 * known.norm()));
    assertThat(solution.certificate().orthogonality()).isLessThan(1e-12);
    for (double residual : solution.residualNorms()) {
      assertThat(residual).isLessThanOrEqualTo(1e-8 * known.norm() * (1 + 1e-12));
    }
    assertPairs(known, solution);
  }

  /** The residuals told are those of the vectors given. */
  private static void assertPairs(Known known, EigenSolution solution) {
    int k = solution.values().length;
    double scale = known.norm() > 0 ? known.norm() : 1; // squares of small residuals vanish
    for (int j = 0; j < k; j++) {
      double[] v = new double[known.matrix().rows()];
      for (int i = 0; i < v.length; i++) {
        v[i] = solution.vectors()[i * k + j];
      }
      double[] image = known.matrix().multiply(v);
      double squares = 0;
      for (int i = 0; i < v.length; i++) {
        double r = (image[i] - solution.values()[j] * v[i]) / scale;
        squares += r * r;
      }
      assertThat(Math.sqrt(squares) * scale)
          .isCloseTo(solution.residualNorms()[j], offset(1e-12 * scale));
    }
  }

  @Test
  void theSecondOfADoubleEigenvalueBeyondTheBlockIsFound() {
    Known known = identicalBlocks(100, 12); // multiplicity 100, a block of 8
    EigenSolution solution =
        solve(known.matrix(), EigenSolver.lowest(30).withMethod(EigenMethod.LANCZOS));
    assertThat(solution.values())
        .containsExactly(Arrays.copyOf(known.spectrum(), 30), offset(1e-8));
    assertThat(solution.certificate().check()).isEqualTo(Check.RANDOM_RESTART);
  }

  @Test
  void tinyProblemsOfEverySize() {
    for (int n : new int[] {1, 2, 3, 5, 19}) {
      double[] diagonal = new double[n];
      Arrays.setAll(diagonal, i -> i % 2 == 0 ? -i : i);
      double[] sorted = diagonal.clone();
      Arrays.sort(sorted);
      for (int k = 1; k <= n; k++) {
        EigenSolution solution = solve(CsrMatrix.ofDiagonal(diagonal), EigenSolver.highest(k));
        assertThat(solution.values())
            .containsExactly(Arrays.copyOfRange(sorted, n - k, n), offset(1e-13 * n));
        assertThat(solution.method()).isEqualTo("dense");
      }
    }
  }

  @Test
  void theMethodsTakeTinyProblemsToo() {
    for (int n : new int[] {1, 2, 5, 19}) {
      double[] spectrum = poisson1d(n);
      try (PreparedMatrix a =
          new ReferenceBackend().prepare(Gallery.poisson1d(n), Scaling.NONE, Precision.FLOAT64)) {
        for (int k : new int[] {1, n}) {
          double[] expected = Arrays.copyOf(spectrum, k);
          assertThat(new ThickRestartLanczos(k, Extreme.LOWEST).run(a).values())
              .containsExactly(expected, offset(1e-12));
          assertThat(new ChebyshevFilteredSubspaceIteration(k, Extreme.LOWEST).run(a).values())
              .containsExactly(expected, offset(1e-12));
        }
      }
    }
  }

  @Test
  void restartsLoseNothing() {
    CsrMatrix matrix = Gallery.poisson2d(61, 53);
    double[] spectrum = sums(poisson1d(61), poisson1d(53));
    EigenSolution solution =
        solve(matrix, EigenSolver.lowest(3).withTolerance(1e-12).withMethod(EigenMethod.LANCZOS));
    assertThat(solution.values()).containsExactly(Arrays.copyOf(spectrum, 3), offset(1e-11));
  }

  @Test
  void aFilterThatKnowsOutliersNeedsFewerProducts() {
    double[] values = new double[1500];
    SplittableRandom random = new SplittableRandom(5);
    Arrays.setAll(values, i -> i < 6 ? 40 + 10.0 * i : random.nextDouble());
    CsrMatrix matrix = CsrMatrix.ofDiagonal(values);
    EigenSolver solver = EigenSolver.lowest(10).withMethod(EigenMethod.FILTER);
    EigenSolution chebyshev = solve(matrix, solver.withFilter(new ChebyshevFilter()));
    EigenSolution learned = solve(matrix, solver.withFilter(LearnedFilterModel.shipped()));
    assertThat(learned.values()).containsExactly(chebyshev.values(), offset(1e-8));
    assertThat(2 * learned.operatorApplications()).isLessThan(chebyshev.operatorApplications());
  }

  @Test
  void anInterruptionKeepsWhatHasConverged() {
    double[] spectrum = new double[1200]; // three far from the others converge long before them
    Arrays.setAll(spectrum, i -> i < 3 ? 10.0 * i - 50 : 1 + 0.01 * i);
    CsrMatrix matrix = CsrMatrix.ofDiagonal(spectrum);
    for (EigenMethod method : List.of(EigenMethod.FILTER, EigenMethod.LANCZOS)) {
      EigenSolution solution =
          solve(
              matrix,
              EigenSolver.lowest(30)
                  .withMethod(method)
                  .withListener(
                      (applications, found, residual) -> {
                        if (found >= 3) {
                          Thread.currentThread().interrupt();
                        }
                      }));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(solution.outcome()).isEqualTo(Outcome.INTERRUPTED);
      assertThat(solution.values()).hasSizeBetween(3, 29);
      assertThat(solution.advice()).contains("of 30 eigenvalues were found");
      assertThat(solution.values()[0]).isCloseTo(spectrum[0], offset(1e-6));
    }
  }

  @Test
  void aLimitOfProductsIsKept() {
    CsrMatrix matrix = Gallery.poisson2d(40, 30);
    for (EigenMethod method : List.of(EigenMethod.FILTER, EigenMethod.LANCZOS)) {
      EigenSolution solution =
          solve(matrix, EigenSolver.lowest(30).withMethod(method).withMaxApplications(1000));
      assertThat(solution.outcome()).isEqualTo(Outcome.LIMIT_REACHED);
      assertThat(solution.operatorApplications()).isLessThanOrEqualTo(1000);
    }
  }

  @Test
  void aToleranceBelowRoundingIsNotSaidToBeMet() {
    CsrMatrix matrix = Gallery.poisson2d(9, 8);
    try (PreparedMatrix a =
        new ReferenceBackend().prepare(matrix, Scaling.NONE, Precision.FLOAT64)) {
      EigenSolution solution = EigenSolver.lowest(3).withTolerance(1e-20).solve(a);
      assertThat(solution.outcome()).isEqualTo(Outcome.STAGNATED);
      assertThat(solution.advice()).contains("rounding");
      assertThat(solution.values()[0]).isCloseTo(poisson1d(9)[0] + poisson1d(8)[0], offset(1e-13));
    }
  }
}
