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
import io.autospec.matrix.Triplets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EigenSolverTest {

  private static PreparedMatrix prepared(CsrMatrix matrix) {
    return new ReferenceBackend().prepare(matrix, Scaling.NONE, Precision.FLOAT64);
  }

  @Test
  void aSmallMatrixIsCountedByInertia() {
    CsrMatrix matrix = Gallery.poisson2d(20, 21);
    try (PreparedMatrix a = prepared(matrix)) {
      for (Extreme which : Extreme.values()) {
        Certificate certificate = EigenSolver.of(12, which).solve(a, matrix).certificate();
        assertThat(certificate.check()).isEqualTo(Check.INERTIA);
        assertThat(certificate.complete()).isTrue();
        assertThat(certificate.found()).isBetween(10L, 12L);
      }
    }
  }

  @Test
  void theCountTellsOfAnEigenvalueLeftOut() {
    CsrMatrix matrix = Gallery.poisson2d(20, 21);
    try (PreparedMatrix a = prepared(matrix)) {
      EigenSolution whole = EigenSolver.lowest(12).solve(a);
      double[] values = whole.values().clone();
      System.arraycopy(whole.values(), 4, values, 3, 8); // the fourth is missing
      EigenSolution holed =
          new EigenSolution(
              Arrays.copyOf(values, 11),
              Arrays.copyOf(whole.residualNorms(), 11),
              whole.vectors(),
              whole.outcome(),
              "",
              "lanczos",
              1,
              0,
              0,
              0,
              whole.certificate(),
              0);
      Optional<Certificate> counted = EndCount.of(holed, matrix, Extreme.LOWEST, a.normBound());
      assertThat(counted).isPresent();
      assertThat(counted.get().complete()).isFalse();
      assertThat(counted.get().expected()).isEqualTo(counted.get().found() + 1);
    }
  }

  @Test
  void denseAlgebraTakesOverWhereTheIterationIsTooHard() {
    double[] graded = new double[400];
    Arrays.setAll(graded, i -> 1 + 1e-9 * i * i + (i > 380 ? 1e7 * i : 0));
    try (PreparedMatrix a = prepared(CsrMatrix.ofDiagonal(graded))) {
      EigenSolution solution = EigenSolver.lowest(20).withTolerance(1e-15).solve(a);
      assertThat(solution.converged()).isTrue();
      assertThat(solution.values()).containsExactly(Arrays.copyOf(graded, 20), offset(1e-5));
    }
  }

  /** (diagonal, beside) on n points. */
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

  @Test
  void generalisedPairsSatisfyTheirEquationAndAreMassOrthonormal() {
    int n = 400;
    CsrMatrix stiffness = tridiagonal(n, 2, -1);
    CsrMatrix mass = tridiagonal(n, 4.0 / 6, 1.0 / 6);
    try (GeneralizedProblem problem =
        GeneralizedProblem.of(new ReferenceBackend(), stiffness, mass)) {
      int k = 5;
      EigenSolution solution = EigenSolver.highest(k).solve(problem);
      assertThat(solution.converged()).isTrue();
      double[][] x = new double[k][n];
      double[][] mx = new double[k][];
      for (int j = 0; j < k; j++) {
        for (int i = 0; i < n; i++) {
          x[j][i] = solution.vectors()[i * k + j];
        }
        mx[j] = mass.multiply(x[j]);
      }
      for (int j = 0; j < k; j++) {
        double c = Math.cos((n - k + 1 + j) * Math.PI / (n + 1));
        double exact = 6 * (2 - 2 * c) / (4 + 2 * c);
        assertThat(solution.values()[j]).isCloseTo(exact, offset(1e-9));
        double[] image = stiffness.multiply(x[j]);
        for (int i = 0; i < n; i++) {
          assertThat(image[i]).isCloseTo(exact * mx[j][i], offset(1e-6));
        }
        for (int l = 0; l < k; l++) {
          double dot = 0;
          for (int i = 0; i < n; i++) {
            dot += x[l][i] * mx[j][i];
          }
          assertThat(dot).isCloseTo(l == j ? 1 : 0, offset(1e-10));
        }
      }
    }
  }

  @Test
  void aMassThatIsNotPositiveDefiniteIsRefused() {
    CsrMatrix stiffness = tridiagonal(50, 2, -1);
    ReferenceBackend backend = new ReferenceBackend();
    assertThatThrownBy(() -> GeneralizedProblem.of(backend, stiffness, tridiagonal(50, 1, 1)))
        .hasMessageContaining("M is not positive definite: it has an eigenvalue below");
    assertThatThrownBy(() -> GeneralizedProblem.of(backend, stiffness, tridiagonal(50, -1, 0)))
        .hasMessageContaining("its diagonal entry 1 is -1.0");
    assertThatThrownBy(() -> GeneralizedProblem.of(backend, stiffness, tridiagonal(49, 1, 0)))
        .hasMessageContaining("A is 50 x 50, M is 49 x 49");
  }
}
