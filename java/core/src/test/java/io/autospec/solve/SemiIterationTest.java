package io.autospec.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.recurrence.Interval;
import org.junit.jupiter.api.Test;

class SemiIterationTest {

  private static final int N = 30;
  private static final CsrMatrix MATRIX = Gallery.poisson2d(N, N);
  private static final double LEAST = 8 * Math.pow(Math.sin(Math.PI / (2 * (N + 1))), 2);
  private static final double MOST = 8 * Math.pow(Math.cos(Math.PI / (2 * (N + 1))), 2);

  private static Solution solve(Interval interval, int cycle, long limit) {
    double[] b = LinearSolverTest.random(MATRIX.rows(), 1);
    try (PreparedMatrix a =
        new ReferenceBackend().prepare(MATRIX, Scaling.NONE, Precision.FLOAT64)) {
      Solution solution = new SemiIteration(interval, cycle, 1e-8, limit).solve(a, b);
      assertThat(LinearSolverTest.relativeResidual(MATRIX, solution.x(), b))
          .isCloseTo(
              solution.relativeResidual(), org.assertj.core.data.Percentage.withPercentage(1));
      return solution;
    }
  }

  @Test
  void convergesAtTheRateOfChebyshevWithoutDotProducts() {
    int cycle = 64;
    Solution solution = solve(new Interval(LEAST, MOST), cycle, 10_000);
    assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
    // every cycle multiplies the 2-norm of the residual by at most 1 / T_m(c / h)
    double center = (MOST + LEAST) / (MOST - LEAST);
    double rate = 1 / Math.cosh(cycle * Math.log(center + Math.sqrt(center * center - 1)));
    double before = 1;
    for (double after : solution.residualHistory()) {
      assertThat(after).isLessThanOrEqualTo(before * rate * (1 + 1e-9));
      before = after;
    }
    assertThat(solution.reductions()).isEqualTo(solution.iterations() + 2L); // ‖b‖ and rounding
    assertThat(solution.operatorApplications()).isEqualTo((long) cycle * solution.iterations());
  }

  @Test
  void intervalThatEndsTooLowStagnatesWithAdvice() {
    Solution solution = solve(new Interval(LEAST, 0.8 * MOST), 16, 10_000);
    assertThat(solution.outcome()).isEqualTo(Outcome.STAGNATED);
    assertThat(solution.advice()).contains("widen the interval");
  }

  @Test
  void limitIsKept() {
    Solution solution = solve(new Interval(LEAST, MOST), 10, 35);
    assertThat(solution.outcome()).isEqualTo(Outcome.LIMIT_REACHED);
    assertThat(solution.operatorApplications()).isEqualTo(30);
  }

  @Test
  void mistakesAreNamed() {
    Interval interval = new Interval(1, 2);
    assertThatThrownBy(() -> new SemiIteration(new Interval(0, 1), 8, 1e-8, 10))
        .hasMessageContaining("positive lower end");
    assertThatThrownBy(() -> new SemiIteration(interval, 1, 1e-8, 10))
        .hasMessageContaining("cycle is 1");
    assertThatThrownBy(() -> new SemiIteration(interval, 8, 2, 10))
        .hasMessageContaining("tolerance is 2");
    assertThatThrownBy(() -> new SemiIteration(interval, 8, 1e-8, 0))
        .hasMessageContaining("maxApplications is 0");
  }
}
