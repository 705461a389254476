package io.autospec.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.matrix.Gallery;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Recurrence;
import io.autospec.solve.LinearSolver;
import io.autospec.solve.Outcome;
import io.autospec.solve.Solution;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatrixFreeTest {

  private static final int N = 300;

  /** The second difference with Dirichlet ends, as a loop of the caller's own. */
  private static final LinearOperator SECOND_DIFFERENCE =
      new LinearOperator() {
        @Override
        public int rows() {
          return N;
        }

        @Override
        public int columns() {
          return N;
        }

        @Override
        public Set<Property> properties() {
          return Set.of(Property.SYMMETRIC, Property.POSITIVE_DEFINITE);
        }

        @Override
        public void apply(MultiVector x, MultiVector y) {
          double[] from = new double[N * x.columns()];
          double[] to = new double[from.length];
          x.read(from);
          int k = x.columns();
          for (int at = 0; at < to.length; at++) {
            double left = at >= k ? from[at - k] : 0;
            double right = at + k < to.length ? from[at + k] : 0;
            to[at] = 2 * from[at] - left - right;
          }
          y.write(to);
        }
      };

  @Test
  void defaultExpansionAgreesWithThePreparedMatrix() {
    Random random = new Random(1);
    double[][] c = new double[4][];
    for (int i = 0; i < 4; i++) {
      c[i] = random.doubles(6, -0.4, 0.4).toArray();
    }
    PolynomialExpansion p =
        new PolynomialExpansion(
            new Recurrence(c[0], c[1], c[2], c[3]), random.doubles(7, -1, 1).toArray());
    try (PreparedMatrix matrix =
            new ReferenceBackend().prepare(Gallery.poisson1d(N), Scaling.NONE, Precision.FLOAT64);
        MultiVector x = matrix.newVector(3);
        MultiVector y = matrix.newVector(3);
        MultiVector z = matrix.newVector(3)) {
      x.write(random.doubles(3 * N, -1, 1).toArray());
      SECOND_DIFFERENCE.expand(p, x, y);
      matrix.expand(p, x, z);
      double[] own = new double[3 * N];
      double[] fused = new double[3 * N];
      y.read(own);
      z.read(fused);
      for (int i = 0; i < own.length; i++) {
        assertThat(own[i]).isCloseTo(fused[i], within(1e-12));
      }
    }
  }

  @Test
  void severalOutputsOfAMatrixFreeOperatorAreRefused() {
    Recurrence one = new Recurrence(new double[1], new double[1], new double[1], new double[1]);
    PolynomialExpansion two = new PolynomialExpansion(one, new double[2][2]);
    MultiVector x = SECOND_DIFFERENCE.newVector(1);
    assertThatThrownBy(() -> SECOND_DIFFERENCE.expand(two, x, SECOND_DIFFERENCE.newVector(2)))
        .hasMessageContaining("2 outputs");
  }

  @Test
  void matrixFreeSystemIsNotCalledSingularOrALaplacian() {
    Solution hard = LinearSolver.defaults().solve(diagonal(1, 1e-8), new double[] {1, 1e-3});
    assertThat(hard.outcome()).isEqualTo(Outcome.CONVERGED);
    Solution indefinite =
        LinearSolver.defaults().solve(diagonal(1, 2, -3, 4), new double[] {1, 1, 1, 1});
    assertThat(indefinite.outcome()).isEqualTo(Outcome.NOT_POSITIVE_DEFINITE);
    assertThat(indefinite.advice()).doesNotContain("row sums");
  }

  private static LinearOperator diagonal(double... values) {
    return new LinearOperator() {
      @Override
      public int rows() {
        return values.length;
      }

      @Override
      public int columns() {
        return values.length;
      }

      @Override
      public Set<Property> properties() {
        return Set.of(Property.SYMMETRIC);
      }

      @Override
      public void apply(MultiVector x, MultiVector y) {
        double[] v = new double[values.length];
        x.read(v);
        for (int i = 0; i < v.length; i++) {
          v[i] *= values[i];
        }
        y.write(v);
      }
    };
  }

  @Test
  void matrixFreeSystemSolves() {
    double[] b = new Random(2).doubles(N, -1, 1).toArray();
    Solution solution = LinearSolver.defaults().withDegree(4).solve(SECOND_DIFFERENCE, b);
    assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
    double worst = 0;
    for (int i = 0; i < N; i++) {
      double left = i > 0 ? solution.x()[i - 1] : 0;
      double right = i + 1 < N ? solution.x()[i + 1] : 0;
      worst = Math.max(worst, Math.abs(b[i] - 2 * solution.x()[i] + left + right));
    }
    assertThat(worst).isLessThan(1e-7);
  }
}
