package io.autospec.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.GraphLaplacian;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockSolveTest {

  private static final CsrMatrix MATRIX = Gallery.poisson2d(40, 31);

  private static PreparedMatrix prepare(CsrMatrix matrix) {
    return new ReferenceBackend().prepare(matrix, Scaling.JACOBI, Precision.FLOAT64);
  }

  private static double[] random(int count, long seed) {
    Random random = new Random(seed);
    return random.doubles(count).map(u -> 2 * u - 1).toArray();
  }

  private static double[] column(double[] block, int columns, int j) {
    double[] column = new double[block.length / columns];
    for (int i = 0; i < column.length; i++) {
      column[i] = block[i * columns + j];
    }
    return column;
  }

  private static double relativeResidual(CsrMatrix matrix, double[] x, double[] b) {
    double[] image = matrix.multiply(x);
    double squares = 0;
    double norm = 0;
    for (int i = 0; i < b.length; i++) {
      squares += (b[i] - image[i]) * (b[i] - image[i]);
      norm += b[i] * b[i];
    }
    return Math.sqrt(squares / norm);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,5", "2,8", "7,1", "7,5", "16,8"})
  void everyColumnMeetsTheTolerance(int columns, int degree) {
    double[] b = random(MATRIX.rows() * columns, 3);
    try (PreparedMatrix a = prepare(MATRIX)) {
      List<Solution> solutions = LinearSolver.defaults().withDegree(degree).solveAll(a, b, columns);
      assertThat(solutions).hasSize(columns);
      for (int j = 0; j < columns; j++) {
        Solution solution = solutions.get(j);
        assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
        assertThat(relativeResidual(MATRIX, solution.x(), column(b, columns, j)))
            .isLessThanOrEqualTo(1.0001e-8);
      }
    }
  }

  @Test
  void columnsTakeAsManyProductsAsAlone() {
    int columns = 4;
    double[] b = random(MATRIX.rows() * columns, 5);
    LinearSolver solver = LinearSolver.defaults().withDegree(6);
    try (PreparedMatrix a = prepare(MATRIX)) {
      List<Solution> together = solver.solveAll(a, b, columns);
      for (int j = 0; j < columns; j++) {
        Solution alone = solver.solve(a, column(b, columns, j));
        assertThat((double) together.get(j).operatorApplications())
            .isBetween(0.85 * alone.operatorApplications(), 1.15 * alone.operatorApplications());
        assertThat(together.get(j).preconditioner()).isEqualTo(alone.preconditioner());
        assertThat(together.get(j).probeApplications()).isEqualTo(10);
      }
    }
  }

  @Test
  void anOpenDegreeIsChosenAfterTheProbeAsAlone() {
    double[] b = random(MATRIX.rows() * 2, 6);
    try (PreparedMatrix a = prepare(MATRIX)) {
      Solution alone = LinearSolver.defaults().solve(a, column(b, 2, 0));
      for (Solution together : LinearSolver.defaults().solveAll(a, b, 2)) {
        assertThat(together.converged()).isTrue();
        assertThat(together.degree()).isEqualTo(alone.degree());
        assertThat(together.preconditioner()).isEqualTo(alone.preconditioner());
      }
    }
  }

  @Test
  void aConvergedColumnPaysNoMore() {
    int n = MATRIX.rows();
    double[] hard = random(n, 10);
    double[] b = new double[3 * n];
    double[] eased = MATRIX.multiply(MATRIX.multiply(random(n, 9)));
    for (int i = 0; i < n; i++) {
      b[3 * i] = hard[i];
      b[3 * i + 2] = eased[i];
    }
    try (PreparedMatrix a = prepare(MATRIX)) {
      List<Solution> solutions = LinearSolver.defaults().withDegree(1).solveAll(a, b, 3);
      assertThat(solutions).allMatch(Solution::converged);
      assertThat(solutions.get(1).x()).containsOnly(0);
      assertThat(solutions.get(1).operatorApplications()).isZero();
      assertThat(solutions.get(2).operatorApplications())
          .isLessThan(solutions.get(0).operatorApplications());
    }
  }

  @Test
  void singularColumnsEndWithoutHarmToTheOthers() {
    CsrMatrix laplacian = GraphLaplacian.cycle(100);
    int n = laplacian.rows();
    double[] consistent = laplacian.multiply(random(n, 4));
    double[] b = new double[2 * n];
    for (int i = 0; i < n; i++) {
      b[2 * i] = consistent[i];
      b[2 * i + 1] = 1 + 0.1 * i;
    }
    try (PreparedMatrix a = prepare(laplacian)) {
      List<Solution> solutions = LinearSolver.defaults().solveAll(a, b, 2);
      assertThat(solutions.get(0).outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(solutions.get(1).outcome()).isIn(Outcome.STAGNATED, Outcome.BREAKDOWN);
      assertThat(solutions.get(1).advice()).contains("graph Laplacian");
    }
  }

  @Test
  void limitsEndEveryColumn() {
    double[] b = random(MATRIX.rows() * 3, 8);
    try (PreparedMatrix a = prepare(MATRIX)) {
      for (Solution solution : LinearSolver.defaults().withMaxApplications(30).solveAll(a, b, 3)) {
        assertThat(solution.outcome()).isEqualTo(Outcome.LIMIT_REACHED);
        assertThat(solution.operatorApplications()).isLessThanOrEqualTo(30);
        assertThat(solution.relativeResidual()).isLessThan(1);
      }
    }
  }

  @Test
  void wrongSizesAreNamed() {
    try (PreparedMatrix a = prepare(MATRIX)) {
      LinearSolver solver = LinearSolver.defaults();
      assertThatThrownBy(() -> solver.solveAll(a, new double[7], 2))
          .hasMessageContaining("b has length 7 and 2 columns, the matrix is 1240 x 1240");
      double[] b = random(2 * MATRIX.rows(), 1);
      b[5] = Double.NaN;
      assertThatThrownBy(() -> solver.solveAll(a, b, 2)).hasMessageContaining("b[5] is NaN");
    }
  }
}
