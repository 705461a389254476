package io.autospec.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TwoDensitiesTest {

  private static final int DEGREE = 4;
  private static final double TRUST = 2;
  private static final double[] NODES = new double[200];
  private static final double[] LOW = new double[200];
  private static final double[] HIGH = new double[200];

  static {
    for (int j = 0; j < 200; j++) {
      NODES[j] = j / 199.0;
      LOW[j] = j < 120 ? 1 : 1e-3;
      HIGH[j] = j < 80 ? 1e-2 : 7;
    }
  }

  private static final double[] VALUES = Arrays.stream(NODES).map(t -> Math.exp(-6 * t)).toArray();

  private static double[] polynomial(DiscreteLeastSquares problem) {
    double[] c = problem.solve(VALUES);
    return Arrays.stream(NODES).map(problem.expansion(c)::evaluate).toArray();
  }

  private static double square(double[] density, double[] p) {
    double sum = 0;
    for (int j = 0; j < p.length; j++) {
      sum += density[j] * (p[j] - VALUES[j]) * (p[j] - VALUES[j]);
    }
    return sum;
  }

  private static double lost(double[] p) {
    double low = square(LOW, polynomial(new DiscreteLeastSquares(NODES, LOW, DEGREE)));
    double high = square(HIGH, polynomial(new DiscreteLeastSquares(NODES, HIGH, DEGREE)));
    return TRUST * square(LOW, p) / low + square(HIGH, p) / high;
  }

  @Test
  void noPolynomialOfTheDegreeLosesLess() {
    double[] p = polynomial(TwoDensities.problem(NODES, LOW, HIGH, TRUST, VALUES, DEGREE));
    double least = lost(p);
    for (int k = 0; k <= DEGREE; k++) {
      for (double step : new double[] {-1e-3, 1e-3}) {
        double[] moved = p.clone();
        for (int j = 0; j < moved.length; j++) {
          moved[j] += step * Math.pow(NODES[j], k);
        }
        assertThat(lost(moved)).isGreaterThan(least);
      }
    }
  }

  @Test
  void equalDensitiesGiveTheLeastSquaresPolynomial() {
    double[] twice = Arrays.stream(LOW).map(w -> 2 * w).toArray();
    double[] p = polynomial(TwoDensities.problem(NODES, LOW, twice, TRUST, VALUES, DEGREE));
    double[] alone = polynomial(new DiscreteLeastSquares(NODES, LOW, DEGREE));
    for (int j = 0; j < p.length; j++) {
      assertThat(p[j]).isCloseTo(alone[j], within(1e-10));
    }
  }

  /** A function that is a polynomial has no error to divide by. */
  @Test
  void polynomialsAreReproduced() {
    double[] cube = Arrays.stream(NODES).map(t -> t * t * t - t).toArray();
    DiscreteLeastSquares problem = TwoDensities.problem(NODES, LOW, HIGH, TRUST, cube, DEGREE);
    double[] c = problem.solve(cube);
    for (int j = 0; j < NODES.length; j++) {
      assertThat(problem.expansion(c).evaluate(NODES[j])).isCloseTo(cube[j], within(1e-9));
    }
  }
}
