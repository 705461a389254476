package io.autospec.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autospec.AutoSpec;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.Triplets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinearSolverTest {

  private static final ReferenceBackend REFERENCE = new ReferenceBackend();
  private static final LinearSolver SOLVER = LinearSolver.defaults();

  static List<CsrMatrix> definiteMatrices() {
    return List.of(
        Gallery.poisson1d(50),
        Gallery.poisson2d(40, 31),
        Gallery.poisson3d(12, 11, 10),
        Gallery.anisotropic2d(30, 30, 1e-3),
        Gallery.jumpingCoefficients2d(30, 30, 4, 7),
        scaledBy(Gallery.poisson2d(25, 25), 1e100),
        scaledBy(Gallery.poisson2d(25, 25), 1e-100));
  }

  static Stream<Arguments> everyPreconditionerAtEveryDegree() {
    return Stream.of(Preconditioning.values())
        .flatMap(p -> Stream.of(1, 2, 4, 5, 8, 16).map(degree -> Arguments.of(p, degree)));
  }

  @ParameterizedTest
  @MethodSource("everyPreconditionerAtEveryDegree")
  void solvesToTheToleranceByAnIndependentCheck(Preconditioning preconditioning, int degree) {
    for (CsrMatrix matrix : definiteMatrices()) {
      double[] b = random(matrix.rows(), 3);
      Solution solution =
          solve(matrix, b, SOLVER.withPreconditioning(preconditioning).withDegree(degree));
      assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(relativeResidual(matrix, solution.x(), b)).isLessThanOrEqualTo(1e-8);
    }
  }

  @Test
  void solvesInFloat32InsideToTheSameTolerance() {
    CsrMatrix matrix = Gallery.poisson2d(40, 40);
    double[] b = random(matrix.rows(), 4);
    try (PreparedMatrix a = REFERENCE.prepare(matrix, Scaling.JACOBI, Precision.FLOAT32)) {
      Solution solution = SOLVER.withDegree(8).solve(a, b);
      assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(relativeResidual(matrix, solution.x(), b)).isLessThanOrEqualTo(1e-8);
    }
  }

  @Test
  void raisesThePrecisionWhereTheResidualIsNotConfirmed() {
    CsrMatrix matrix = beam(400);
    double[] b = random(matrix.rows(), 6);
    try (PreparedMatrix a = REFERENCE.prepare(matrix, Scaling.JACOBI, Precision.FLOAT16)) {
      Solution solution = SOLVER.withDegree(8).solve(a, b);
      assertThat(solution.fallbackReason())
          .contains("float16 inside the polynomial", "float64 since");
      assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(relativeResidual(matrix, solution.x(), b)).isLessThanOrEqualTo(1e-8);
    }
  }

  /** Fourth differences, of condition (2 n / 5)⁴. */
  private static CsrMatrix beam(int n) {
    Triplets triplets = new Triplets(n, n);
    double[] stencil = {6, -4, 1};
    for (int i = 0; i < n; i++) {
      for (int d = 0; d < stencil.length && i + d < n; d++) {
        triplets.add(i, i + d, stencil[d]);
        if (d > 0) {
          triplets.add(i + d, i, stencil[d]);
        }
      }
    }
    return triplets.toCsr();
  }

  @Test
  void polynomialSavesReductionsAndCostsFewProducts() {
    CsrMatrix matrix = Gallery.poisson2d(60, 60);
    double[] b = random(matrix.rows(), 5);
    Solution plain = solve(matrix, b, SOLVER.withPreconditioning(Preconditioning.JACOBI));
    Solution eight = solve(matrix, b, SOLVER.withDegree(8));
    assertThat(eight.reductions()).isLessThan(plain.reductions() / 3);
    assertThat(eight.operatorApplications()).isLessThan(plain.operatorApplications() * 4 / 3);
    assertThat(eight.probeApplications()).isBetween(1L, 20L);
    assertThat(eight.preconditioner()).isEqualTo("learned");
    assertThat(eight.degree()).isEqualTo(8);
  }

  @Test
  void zeroRightHandSideGivesZeroWithoutAProduct() {
    Solution solution = solve(Gallery.poisson2d(5, 5), new double[25], SOLVER);
    assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
    assertThat(solution.operatorApplications()).isZero();
    assertThat(solution.x()).containsOnly(0);
    assertThat(solution.relativeResidual()).isZero();
  }

  @Test
  void emptyAndSingleRowSystemsSolve() {
    CsrMatrix empty = new CsrMatrix(0, 0, new int[1], new int[0], new double[0]);
    assertThat(solve(empty, new double[0], SOLVER).outcome()).isEqualTo(Outcome.CONVERGED);
    CsrMatrix single = new CsrMatrix(1, 1, new int[] {0, 1}, new int[] {0}, new double[] {4});
    assertThat(solve(single, new double[] {2}, SOLVER).x()).containsExactly(0.5);
  }

  @ParameterizedTest
  @EnumSource(
      value = Preconditioning.class,
      names = {"NONE", "JACOBI", "CHEBYSHEV", "FOURTH_KIND"})
  void singularLaplacianEndsWithAdviceToGroundItAndNoWorseThanZero(Preconditioning p) {
    CsrMatrix laplacian = pathLaplacian(200);
    Solution solution = solve(laplacian, random(200, 6), SOLVER.withPreconditioning(p));
    assertThat(solution.outcome()).isIn(Outcome.BREAKDOWN, Outcome.STAGNATED);
    assertThat(solution.advice()).contains("CsrMatrix.withoutFirst()");
    assertThat(solution.relativeResidual()).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Preconditioning.class,
      names = {"NONE", "JACOBI", "CHEBYSHEV", "FOURTH_KIND", "AUTO"})
  void indefiniteMatrixIsToldSo(Preconditioning p) {
    CsrMatrix matrix = shifted(Gallery.poisson2d(20, 20), -0.3);
    Solution solution = solve(matrix, random(400, 7), SOLVER.withPreconditioning(p).withDegree(8));
    assertThat(solution.outcome()).isEqualTo(Outcome.NOT_POSITIVE_DEFINITE);
  }

  @Test
  void eigenvalueHiddenFromTheProbeIsFoundOnTheWay() {
    // the start vector hardly sees the outlier, which lies far above the probe's interval
    int n = 2000;
    double[] diagonal = new double[n];
    double[] b = random(n, 8);
    for (int i = 0; i < n; i++) {
      diagonal[i] = 0.01 + (i + 1.0) / n;
    }
    diagonal[n - 1] = 1.6;
    b[n - 1] = 1e-13;
    try (PreparedMatrix a =
        REFERENCE.prepare(diagonal(diagonal), Scaling.NONE, Precision.FLOAT64)) {
      for (int degree : new int[] {4, 5, 8, 16, 17}) {
        Solution solution = SOLVER.withDegree(degree).withTolerance(1e-12).solve(a, b);
        assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
        assertThat(relativeResidual(diagonal(diagonal), solution.x(), b)).isLessThan(1e-12);
      }
    }
  }

  @Test
  void neverSpendsMoreThanTheLimit() {
    CsrMatrix matrix = Gallery.poisson2d(30, 30);
    double[] b = random(900, 9);
    for (int limit = 1; limit < 60; limit++) {
      Solution solution = solve(matrix, b, SOLVER.withDegree(8).withMaxApplications(limit));
      assertThat(solution.outcome()).isEqualTo(Outcome.LIMIT_REACHED);
      assertThat(solution.operatorApplications()).isLessThanOrEqualTo(limit);
      assertThat(solution.relativeResidual()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void interruptionKeepsTheBestSolutionAndTheFlag() {
    CsrMatrix matrix = Gallery.poisson2d(60, 60);
    double[] b = random(3600, 10);
    LinearSolver solver =
        SOLVER.withListener((applications, residual) -> Thread.currentThread().interrupt());
    Solution solution = solve(matrix, b, solver);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(solution.outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(relativeResidual(matrix, solution.x(), b)).isLessThan(1);
  }

  @Test
  void listenerHearsOfProgress() {
    StringBuilder heard = new StringBuilder();
    solve(
        Gallery.poisson2d(40, 40),
        random(1600, 11),
        SOLVER.withListener((applications, residual) -> heard.append(applications).append(' ')));
    assertThat(heard.toString().split(" ")).hasSizeGreaterThan(1);
  }

  @Test
  void arrayBlockAndInPlaceSolvesGiveTheSameBits() {
    CsrMatrix matrix = Gallery.poisson2d(33, 33);
    double[] b = random(matrix.rows(), 12);
    try (PreparedMatrix a = AutoSpec.prepare(matrix);
        MultiVector right = a.newVector(1);
        MultiVector x = a.newVector(1)) {
      double[] expected = AutoSpec.solve(a, b).x();
      right.write(b);
      assertThat(SOLVER.solve(a, right, x).x()).isEmpty();
      double[] fromBlock = new double[b.length];
      x.read(fromBlock);
      assertThat(fromBlock).isEqualTo(expected);
      double[] inPlace = b.clone();
      SOLVER.solve(a, inPlace, inPlace);
      assertThat(inPlace).isEqualTo(expected);
    }
  }

  @Test
  void residualHistoryHasOneEntryPerIteration() {
    Solution solution = solve(Gallery.poisson2d(40, 40), random(1600, 13), SOLVER);
    assertThat(solution.residualHistory()).hasSize(solution.iterations());
    assertThat(Arrays.stream(solution.residualHistory()).min().orElseThrow()).isLessThan(1e-7);
  }

  @Test
  void callersMistakesNameTheThingAndTheSizes() {
    try (PreparedMatrix a = AutoSpec.prepare(Gallery.poisson2d(4, 4))) {
      assertThatThrownBy(() -> SOLVER.solve(a, new double[15]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("15")
          .hasMessageContaining("16");
      double[] b = new double[16];
      b[3] = Double.NaN;
      assertThatThrownBy(() -> SOLVER.solve(a, b)).hasMessageContaining("b[3] is NaN");
      LinearSolver unscaled = SOLVER.withPreconditioning(Preconditioning.NONE);
      assertThatThrownBy(() -> unscaled.solve(a, new double[16]))
          .hasMessageContaining("Scaling.NONE");
    }
    assertThatThrownBy(() -> SOLVER.withTolerance(0)).hasMessageContaining("tolerance is 0");
    assertThatThrownBy(() -> SOLVER.withTolerance(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> SOLVER.withDegree(-1)).hasMessageContaining("degree is -1");
    assertThatThrownBy(() -> SOLVER.withMaxApplications(-1)).hasMessageContaining("-1");
    CsrMatrix wide = new CsrMatrix(1, 2, new int[] {0, 1}, new int[] {0}, new double[] {1});
    try (PreparedMatrix a = REFERENCE.prepare(wide, Scaling.NONE, Precision.FLOAT64)) {
      assertThatThrownBy(() -> SOLVER.solve(a, new double[1]))
          .hasMessageContaining("1 x 2")
          .hasMessageContaining("square");
    }
  }

  @Test
  void rightHandSideWhoseSquaresUnderflowIsRefusedNotTakenForZero() {
    for (double size : new double[] {1e-155, 1e-163, 1e-200, 1e-300}) {
      double[] b = new double[16];
      b[2] = size;
      assertThatThrownBy(() -> solve(Gallery.poisson2d(4, 4), b, SOLVER))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("b is not 0, and its largest entry is " + size)
          .hasMessageContaining("scale b up");
    }
  }

  @Test
  void toleranceBeyondRoundingEndsAtOnce() {
    double[] b = new double[9];
    Arrays.fill(b, 1);
    Solution solution = solve(diagonal(new double[] {2, 2, 2, 2, 2, 2, 2, 2, 2}), b, SOLVER);
    assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
    Solution beyond =
        solve(diagonal(new double[] {2, 2, 2, 2, 2, 2, 2, 2, 3}), b, SOLVER.withTolerance(1e-300));
    assertThat(beyond.operatorApplications()).isLessThan(100);
  }

  @Test
  void blocksOfAnotherShapeAreRefused() {
    try (PreparedMatrix a = AutoSpec.prepare(Gallery.poisson2d(4, 4));
        MultiVector b = a.newVector(1);
        MultiVector two = a.newVector(2)) {
      assertThatThrownBy(() -> SOLVER.solve(a, b, two)).hasMessageContaining("x is 16 x 2");
    }
  }

  @Test
  void closedMatrixIsAClearException() {
    PreparedMatrix a = AutoSpec.prepare(Gallery.poisson2d(4, 4));
    a.close();
    a.close();
    assertThatThrownBy(() -> SOLVER.solve(a, new double[16]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  private static Solution solve(CsrMatrix matrix, double[] b, LinearSolver solver) {
    Scaling scaling =
        solver.preconditioning() == Preconditioning.NONE ? Scaling.NONE : Scaling.JACOBI;
    try (PreparedMatrix a = REFERENCE.prepare(matrix, scaling, Precision.FLOAT64)) {
      return solver.solve(a, b);
    }
  }

  static double[] random(int n, long seed) {
    return new Random(seed).doubles(n, -1, 1).toArray();
  }

  static double relativeResidual(CsrMatrix a, double[] x, double[] b) {
    double residual = 0;
    double norm = 0;
    for (int i = 0; i < a.rows(); i++) {
      double sum = b[i];
      for (int k = a.rowPointers()[i]; k < a.rowPointers()[i + 1]; k++) {
        sum -= a.values()[k] * x[a.columnIndices()[k]];
      }
      residual += sum * sum;
      norm += b[i] * b[i];
    }
    return Math.sqrt(residual / norm);
  }

  private static CsrMatrix scaledBy(CsrMatrix a, double factor) {
    double[] values = Arrays.stream(a.values()).limit(a.nonzeros()).map(v -> v * factor).toArray();
    return new CsrMatrix(a.rows(), a.columns(), a.rowPointers(), a.columnIndices(), values);
  }

  private static CsrMatrix shifted(CsrMatrix a, double shift) {
    double[] values = Arrays.copyOf(a.values(), a.nonzeros());
    for (int i = 0; i < a.rows(); i++) {
      for (int k = a.rowPointers()[i]; k < a.rowPointers()[i + 1]; k++) {
        values[k] += a.columnIndices()[k] == i ? shift : 0;
      }
    }
    return new CsrMatrix(a.rows(), a.columns(), a.rowPointers(), a.columnIndices(), values);
  }

  static CsrMatrix diagonal(double[] values) {
    int n = values.length;
    int[] pointers = new int[n + 1];
    int[] columns = new int[n];
    for (int i = 0; i < n; i++) {
      pointers[i + 1] = i + 1;
      columns[i] = i;
    }
    return new CsrMatrix(n, n, pointers, columns, values.clone());
  }

  private static CsrMatrix pathLaplacian(int n) {
    CsrMatrix a = Gallery.poisson1d(n);
    double[] values = Arrays.copyOf(a.values(), a.nonzeros());
    values[0] = 1;
    values[values.length - 1] = 1;
    return new CsrMatrix(n, n, a.rowPointers(), a.columnIndices(), values);
  }
}
