package io.autospec.eigen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.GraphLaplacian;
import io.autospec.matrix.Triplets;
import io.autospec.solve.Outcome;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowEigenSolverTest {

  private static PreparedMatrix prepare(CsrMatrix matrix) {
    return new ReferenceBackend().prepare(matrix, Scaling.NONE, Precision.FLOAT64);
  }

  private static EigenSolution factorised(CsrMatrix matrix, double lower, double upper) {
    try (PreparedMatrix a = prepare(matrix)) {
      return new WindowEigenSolver(lower, upper).run(a, matrix);
    }
  }

  private static EigenSolution byProducts(CsrMatrix matrix, double lower, double upper) {
    try (PreparedMatrix a = prepare(matrix)) {
      return new WindowEigenSolver(lower, upper).run(a);
    }
  }

  private static double[] inside(double[] spectrum, double lower, double upper) {
    return Arrays.stream(spectrum).filter(v -> lower <= v && v <= upper).sorted().toArray();
  }

  /** The eigenvalues of the 2-D Poisson matrix on nx × ny points. */
  private static double[] poissonSpectrum(int nx, int ny) {
    double[] spectrum = new double[nx * ny];
    for (int i = 0; i < nx; i++) {
      for (int j = 0; j < ny; j++) {
        spectrum[i * ny + j] =
            4
                - 2 * Math.cos((i + 1) * Math.PI / (nx + 1))
                - 2 * Math.cos((j + 1) * Math.PI / (ny + 1));
      }
    }
    return spectrum;
  }

  /** Copies of a matrix along the diagonal. */
  private static CsrMatrix copies(CsrMatrix matrix, int count) {
    int n = matrix.rows();
    int[] pointers = new int[n * count + 1];
    int[] columns = new int[matrix.nonzeros() * count];
    double[] values = new double[columns.length];
    for (int b = 0; b < count; b++) {
      for (int i = 0; i < n; i++) {
        pointers[b * n + i + 1] = b * matrix.nonzeros() + matrix.rowPointers()[i + 1];
      }
      for (int k = 0; k < matrix.nonzeros(); k++) {
        columns[b * matrix.nonzeros() + k] = b * n + matrix.columnIndices()[k];
        values[b * matrix.nonzeros() + k] = matrix.values()[k];
      }
    }
    return new CsrMatrix(n * count, n * count, pointers, columns, values);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0.35", "2.0, 2.3", "7.7, 9"})
  void doubleEigenvaluesAreFoundTwiceWithAndWithoutAFactorisation(double lower, double upper) {
    CsrMatrix matrix = Gallery.poisson2d(24, 24);
    double[] expected = inside(poissonSpectrum(24, 24), lower, upper);
    for (EigenSolution solution :
        new EigenSolution[] {factorised(matrix, lower, upper), byProducts(matrix, lower, upper)}) {
      assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(solution.values()).containsExactly(expected, offset(1e-9));
      assertThat(solution.certificate().complete()).isTrue();
      assertThat(solution.certificate().orthogonality()).isLessThan(1e-10);
      assertThat(solution.method()).isEqualTo("filtered-lanczos");
    }
  }

  @Test
  void theCertificateSaysHowItWasChecked() {
    CsrMatrix matrix = Gallery.poisson2d(20, 21);
    Certificate exact = factorised(matrix, 3, 3.2).certificate();
    assertThat(exact.check()).isEqualTo(Check.INERTIA);
    assertThat(exact.confidence()).isEqualTo(1);
    Certificate random = byProducts(matrix, 3, 3.2).certificate();
    assertThat(random.check()).isEqualTo(Check.RANDOM_RESTART);
    assertThat(random.confidence()).isBetween(0.99, 0.999999);
    assertThat(random.found()).isEqualTo(exact.expected());
  }

  @Test
  void vectorsAreOrthonormalAndTheirResidualsAreTold() {
    CsrMatrix matrix = Gallery.poisson2d(25, 19);
    EigenSolution solution = byProducts(matrix, 2.6, 2.9);
    int k = solution.values().length;
    assertThat(k).isGreaterThan(8);
    for (int j = 0; j < k; j++) {
      double[] v = new double[matrix.rows()];
      for (int i = 0; i < v.length; i++) {
        v[i] = solution.vectors()[i * k + j];
      }
      double[] image = matrix.multiply(v);
      double squares = 0;
      double length = 0;
      for (int i = 0; i < v.length; i++) {
        double r = image[i] - solution.values()[j] * v[i];
        squares += r * r;
        length += v[i] * v[i];
      }
      assertThat(length).isCloseTo(1, offset(1e-12));
      assertThat(Math.sqrt(squares)).isCloseTo(solution.residualNorms()[j], offset(1e-12));
      assertThat(Math.sqrt(squares)).isLessThanOrEqualTo(1e-8 * 8);
    }
  }

  private static CsrMatrix tridiagonal(int n, double diagonal, double beside) {
    Triplets entries = new Triplets(n, n);
    for (int i = 0; i < n; i++) {
      entries.add(i, i, diagonal);
      if (i > 0) {
        entries.add(i, i - 1, beside);
        entries.add(i - 1, i, beside);
      }
    }
    return entries.toCsr();
  }

  @ParameterizedTest
  @CsvSource({"0.6666666666666666, 0.16666666666666666", "1, 0"})
  void aWindowOfAGeneralisedProblem(double diagonal, double beside) {
    // K = tridiag(-1, 2, -1), M = tridiag(beside, diagonal, beside): the same eigenvectors
    int n = 400;
    double[] spectrum = new double[n];
    for (int j = 0; j < n; j++) {
      double c = Math.cos((j + 1) * Math.PI / (n + 1));
      spectrum[j] = (2 - 2 * c) / (diagonal + 2 * beside * c);
    }
    double[] expected = inside(spectrum, 2.003, 2.203);
    try (GeneralizedProblem problem =
        GeneralizedProblem.of(
            new ReferenceBackend(), tridiagonal(n, 2, -1), tridiagonal(n, diagonal, beside))) {
      EigenSolution solution = new WindowEigenSolver(2.003, 2.203).run(problem);
      assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(solution.values()).containsExactly(expected, offset(1e-8));
      assertThat(solution.certificate().check()).isEqualTo(Check.RANDOM_RESTART);
      int k = expected.length;
      for (int j = 0; j < k; j++) { // ‖x‖ in the norm of M
        double square = 0;
        for (int i = 0; i < n; i++) {
          double x = solution.vectors()[i * k + j];
          double next = i + 1 < n ? solution.vectors()[(i + 1) * k + j] : 0;
          square += diagonal * x * x + 2 * beside * x * next;
        }
        assertThat(square).isCloseTo(1, offset(1e-10));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aClusterInsideIsFoundWhole(boolean factorise) {
    double[] diagonal = new double[600];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = i < 12 ? 5 + 8e-12 * i : i / 60.0 + 0.003;
    }
    CsrMatrix matrix = CsrMatrix.ofDiagonal(diagonal);
    EigenSolution solution =
        factorise ? factorised(matrix, 4.9, 5.1) : byProducts(matrix, 4.9, 5.1);
    assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
    assertThat(solution.values()).containsExactly(inside(diagonal, 4.9, 5.1), offset(1e-9));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void eightIdenticalBlocksGiveEightfoldEigenvalues(boolean factorise) {
    CsrMatrix matrix = copies(Gallery.poisson1d(60), 8);
    double[] spectrum = new double[480];
    Arrays.setAll(spectrum, i -> 2 - 2 * Math.cos((i / 8 + 1) * Math.PI / 61));
    EigenSolution solution =
        factorise ? factorised(matrix, 1.9, 2.15) : byProducts(matrix, 1.9, 2.15);
    assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
    assertThat(solution.values()).containsExactly(inside(spectrum, 1.9, 2.15), offset(1e-9));
  }

  @Test
  void multiplesOfTheIdentityAndTheZeroMatrix() {
    double[] ones = new double[250];
    Arrays.fill(ones, 3);
    CsrMatrix matrix = CsrMatrix.ofDiagonal(ones);
    assertThat(factorised(matrix, 2, 4).values()).containsExactly(ones, offset(1e-12));
    assertThat(byProducts(matrix, 3, 3).values()).hasSize(250);
    assertThat(byProducts(matrix, 4, 5).outcome()).isEqualTo(Outcome.EMPTY_WINDOW);
    CsrMatrix zero = CsrMatrix.ofDiagonal(new double[230]);
    assertThat(factorised(zero, 0, 1).values()).containsExactly(new double[230], offset(0.0));
    assertThat(factorised(zero, 1, 2).outcome()).isEqualTo(Outcome.EMPTY_WINDOW);
  }

  @Test
  void threeComponentsGiveThreeZeros() {
    int n = 330;
    int[] from = new int[n];
    int[] to = new int[n];
    for (int i = 0; i < n; i++) {
      from[i] = i;
      to[i] = i % 110 == 109 ? i - 109 : i + 1;
    }
    CsrMatrix matrix = GraphLaplacian.ofEdges(n, from, to);
    for (EigenSolution solution :
        new EigenSolution[] {factorised(matrix, -0.1, 0.02), byProducts(matrix, 0, 0.02)}) {
      assertThat(solution.values()).hasSize(15);
      assertThat(solution.values()[2]).isCloseTo(0, offset(1e-9));
      assertThat(solution.values()[3]).isGreaterThan(1e-3);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void eigenvaluesOnTheEndsAreInside(boolean factorise) {
    double[] diagonal = new double[500];
    Arrays.setAll(diagonal, i -> i / 10.0);
    CsrMatrix matrix = CsrMatrix.ofDiagonal(diagonal);
    EigenSolution solution =
        factorise ? factorised(matrix, 20.0, 22.0) : byProducts(matrix, 20.0, 22.0);
    assertThat(solution.values()).containsExactly(inside(diagonal, 20, 22), offset(1e-8));
    assertThat(solution.values()).hasSize(21);
  }

  @Test
  void aWindowInAGapOrOutsideIsEmptyAndSaysWhereTheSpectrumIs() {
    double[] diagonal = new double[400];
    Arrays.setAll(diagonal, i -> i < 200 ? i / 100.0 : 8 + i / 100.0);
    CsrMatrix matrix = CsrMatrix.ofDiagonal(diagonal);
    for (double[] window : new double[][] {{4, 6}, {50, 60}, {-9, -8}}) {
      for (EigenSolution solution :
          new EigenSolution[] {
            factorised(matrix, window[0], window[1]), byProducts(matrix, window[0], window[1])
          }) {
        assertThat(solution.outcome()).isEqualTo(Outcome.EMPTY_WINDOW);
        assertThat(solution.values()).isEmpty();
        assertThat(solution.advice())
            .contains("no eigenvalue lies in")
            .contains("spectrum reaches");
      }
    }
  }

  @Test
  void aWindowTooNarrowForAPolynomialIsFactorised() {
    double[] diagonal = new double[700];
    Arrays.setAll(diagonal, i -> Math.pow(10, i / 100.0));
    CsrMatrix matrix = CsrMatrix.ofDiagonal(diagonal);
    EigenSolution solution = factorised(matrix, 99.9, 130);
    assertThat(solution.method()).isEqualTo("shift-invert");
    assertThat(solution.values()).containsExactly(inside(diagonal, 99.9, 130), offset(1e-8));
    assertThat(solution.certificate().complete()).isTrue();
  }

  @Test
  void windowsOfManyAreCutIntoSlices() {
    CsrMatrix matrix = Gallery.poisson2d(31, 34);
    double[] expected = inside(poissonSpectrum(31, 34), 1, 2.9);
    assertThat(expected.length).isGreaterThan(200);
    EigenSolution solution = factorised(matrix, 1, 2.9);
    assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
    assertThat(solution.values()).containsExactly(expected, offset(1e-9));
  }

  @Test
  void aLimitKeepsWhatHasConverged() {
    CsrMatrix matrix = Gallery.poisson2d(40, 30);
    try (PreparedMatrix a = prepare(matrix)) {
      EigenSolution solution =
          new WindowEigenSolver(2, 2.2).withMaxApplications(600).run(a, matrix);
      assertThat(solution.outcome()).isEqualTo(Outcome.LIMIT_REACHED);
      assertThat(solution.operatorApplications()).isLessThan(700);
      assertThat(solution.advice()).contains("eigenvalues were found");
      assertThat(solution.certificate().complete()).isFalse();
    }
  }

  @Test
  void anInterruptionIsAnOutcome() {
    CsrMatrix matrix = Gallery.poisson2d(40, 30);
    Thread.currentThread().interrupt();
    EigenSolution solution = byProducts(matrix, 2, 2.2);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(solution.outcome()).isEqualTo(Outcome.INTERRUPTED);
  }

  @Test
  void wrongAsksAreRefused() {
    assertThatThrownBy(() -> new WindowEigenSolver(2, 1)).hasMessageContaining("[2.0, 1.0]");
    assertThatThrownBy(() -> new WindowEigenSolver(1, 2).withTolerance(0))
        .hasMessageContaining("tolerance is 0.0");
    assertThatThrownBy(() -> new WindowEigenSolver(1, 2).withBlock(-1))
        .hasMessageContaining("block is -1");
    try (PreparedMatrix a =
        new ReferenceBackend().prepare(CsrMatrix.identity(4), Scaling.JACOBI, Precision.FLOAT64)) {
      assertThatThrownBy(() -> new WindowEigenSolver(1, 2).run(a))
          .hasMessageContaining("Scaling.NONE");
    }
    try (PreparedMatrix a = prepare(CsrMatrix.identity(4))) {
      assertThatThrownBy(() -> new WindowEigenSolver(1, 2).run(a, CsrMatrix.identity(5)))
          .hasMessageContaining("5 x 5, prepared it was 4 x 4");
    }
  }

  /** A − 4I has a diagonal of zeros, so that nothing counts the eigenvalues at that end. */
  @Test
  void copiesOfAMultipleEigenvalueOnAnEndAreAllInside() {
    CsrMatrix matrix = Gallery.poisson2d(25, 25);
    double[] spectrum = poissonSpectrum(25, 25);
    for (double lower : new double[] {4, Math.nextUp(4.0), 4 + 2e-14}) {
      for (EigenSolution solution :
          new EigenSolution[] {factorised(matrix, lower, 4.1), byProducts(matrix, lower, 4.1)}) {
        assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
        assertThat(solution.values())
            .containsExactly(inside(spectrum, 4 - 1e-9, 4.1), offset(1e-9));
      }
    }
  }

  @Test
  void aWindowOfOnePointHoldsTheEigenvalueThere() {
    CsrMatrix matrix = Gallery.poisson2d(28, 27);
    double[] spectrum = poissonSpectrum(28, 27);
    Arrays.sort(spectrum);
    for (int i : new int[] {100, 377, 600}) {
      double[] expected = inside(spectrum, spectrum[i] - 1e-10, spectrum[i] + 1e-10);
      EigenSolution solution = factorised(matrix, spectrum[i], spectrum[i]);
      assertThat(solution.values()).containsExactly(expected, offset(1e-9));
    }
  }
}
