package io.autospec.training.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.backend.Backend;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.matrix.CsrMatrix;
import io.autospec.model.ChebyshevModel;
import io.autospec.solve.LinearSolver;
import io.autospec.solve.Preconditioning;
import io.autospec.solve.Solution;
import io.autospec.training.DiagonalOperator;
import io.autospec.training.spectrum.Range;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperatorZooTest {

  private static final int MOST = 3000;

  static List<OperatorDistribution> families() {
    return OperatorZoo.all();
  }

  @ParameterizedTest
  @MethodSource("families")
  void matricesAreSymmetricAndDefiniteAndTheSameForTheSameSeed(OperatorDistribution family) {
    for (int n : new int[] {64, 700}) {
      CsrMatrix a = family.draw(n, new Random(n));
      CsrMatrix again = family.draw(n, new Random(n));
      assertThat(a.values()).isEqualTo(again.values());
      assertThat(a.columnIndices()).isEqualTo(again.columnIndices());
      assertThat((double) a.rows()).isBetween(0.3 * n, 2.5 * n);
      assertThat(a.isSymmetric(1e-14)).isTrue();
      double[] b = new Random(1).doubles(a.rows(), -1, 1).toArray();
      assertThat(solved(a, b, LinearSolver.defaults(), Preconditioning.JACOBI).converged())
          .as(family.name() + " of " + n)
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void conjugateGradientsTakeTheSameStepsOnTheSystemOfTheirRun(OperatorDistribution family) {
    CsrMatrix a = family.draw(900, new Random(5));
    double[] b = new Random(2).doubles(a.rows(), -1, 1).toArray();
    KrylovSystem system = KrylovSystem.of(a, b, 1e-8, MOST);
    assertThat(system.rows()).isEqualTo(a.rows());
    double tolerance = 1e-8 * system.b().norm(); // of a right-hand side of norm 1
    DiagonalOperator small = new DiagonalOperator(system.eigenvalues());
    LinearSolver there = LinearSolver.defaults().withTolerance(tolerance);
    LinearSolver here = LinearSolver.defaults();
    Solution plain = solved(a, b, here, Preconditioning.JACOBI);
    Solution plainThere =
        there.withPreconditioning(Preconditioning.NONE).solve(small, system.b().coefficients());
    assertThat((double) plainThere.operatorApplications())
        .isCloseTo(
            (double) plain.operatorApplications(), within(3 + 0.02 * plain.operatorApplications()));
    for (double gamma : new double[] {1, 4}) {
      Solution far = solved(a, b, here.withDegree(6).withModel(new ChebyshevModel(gamma)), null);
      Solution near =
          there
              .withDegree(6)
              .withModel(new ChebyshevModel(gamma))
              .solve(small, system.b().coefficients());
      assertThat((double) near.operatorApplications())
          .isCloseTo(
              (double) far.operatorApplications(), within(12 + 0.03 * far.operatorApplications()));
    }
  }

  @Test
  void samplesDifferAndComeFromEveryFamily() {
    assertThat(OperatorZoo.draw(3).values())
        .isEqualTo(OperatorZoo.draw(3).values())
        .isNotEqualTo(OperatorZoo.draw(4).values());
    Edges edges = new Edges(5);
    assertThat(edges.add(0, 1, 1)).isTrue();
    assertThat(edges.add(3, 4, 1)).isTrue();
    assertThat(edges.add(1, 0, 2)).isFalse();
    edges.connect(1);
    assertThat(edges.joined(0, 4)).isTrue();
    assertThat(edges.size()).isEqualTo(5);
  }

  @Test
  void gradientsLieInTheKernelOfTheCurl() {
    // what is left of Cᵀ K C + D on a gradient is D: every row sums, with a gradient's signs, to D
    CsrMatrix a = new Curls(new Range(1e-3, 1e-3), none()).draw(81, new Random(1));
    int side = 3;
    int[] stride = {1, side, side * side};
    double[] u = new Random(2).doubles(27).toArray();
    double[] gradient = new double[a.rows()];
    for (int point = 0; point < u.length; point++) {
      for (int d = 0; d < 3; d++) {
        boolean inside = point / stride[d] % side + 1 < side;
        gradient[3 * point + d] = inside ? u[point + stride[d]] - u[point] : 0;
      }
    }
    double[] image = a.multiply(gradient);
    for (int i = 0; i < image.length; i++) {
      assertThat(Math.abs(image[i])).isLessThanOrEqualTo(2.1e-3 * Math.abs(gradient[i]) + 1e-14);
    }
  }

  private static Range none() {
    return new Range(0, 0);
  }

  private static Solution solved(
      CsrMatrix matrix, double[] b, LinearSolver solver, Preconditioning preconditioning) {
    Backend backend = new ReferenceBackend();
    try (PreparedMatrix a = backend.prepare(matrix, Scaling.JACOBI, Precision.FLOAT64)) {
      LinearSolver of =
          preconditioning == null ? solver : solver.withPreconditioning(preconditioning);
      return of.solve(a, b);
    }
  }
}
