package io.autospec.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.autospec.probe.Spectra;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DiscreteLeastSquaresTest {

  private static final double[] NODES = Spectra.logUniform(80, 1e-2, 3);
  private static final double[] WEIGHTS = new Random(5).doubles(NODES.length, 0.1, 1).toArray();

  private static double[] values(double[] nodes) {
    return Arrays.stream(nodes).map(Math::log).toArray();
  }

  @Test
  void polynomialOfTheDegreeIsReproduced() {
    DiscreteLeastSquares problem = new DiscreteLeastSquares(NODES, WEIGHTS, 5);
    double[] f = Arrays.stream(NODES).map(t -> Math.pow(t, 5) - t).toArray();
    PolynomialExpansion p = problem.expansion(problem.solve(f));
    assertThat(FunctionErrors.largest(p, NODES, t -> Math.pow(t, 5) - t)).isLessThan(1e-11);
  }

  @Test
  void residualIsOrthogonalToEveryPolynomialOfTheDegree() {
    DiscreteLeastSquares problem = new DiscreteLeastSquares(NODES, WEIGHTS, 9);
    PolynomialExpansion p = problem.expansion(problem.solve(values(NODES)));
    for (int power = 0; power <= 9; power++) {
      double dot = 0;
      double size = 0;
      for (int j = 0; j < NODES.length; j++) {
        double term =
            WEIGHTS[j] * (Math.log(NODES[j]) - p.evaluate(NODES[j])) * Math.pow(NODES[j], power);
        dot += term;
        size += Math.abs(term);
      }
      assertThat(Math.abs(dot)).isLessThan(1e-10 * size);
    }
  }

  @Test
  void basisIsOrthonormalInTheNormalisedWeights() {
    DiscreteLeastSquares problem = new DiscreteLeastSquares(NODES, WEIGHTS, 7);
    double[] row = new double[8];
    double[][] gram = new double[8][8];
    double sum = Arrays.stream(WEIGHTS).sum();
    for (int j = 0; j < NODES.length; j++) {
      problem.evaluateBasis(NODES[j], row);
      for (int k = 0; k < 8; k++) {
        for (int l = 0; l < 8; l++) {
          gram[k][l] += WEIGHTS[j] / sum * row[k] * row[l];
        }
      }
    }
    for (int k = 0; k < 8; k++) {
      for (int l = 0; l < 8; l++) {
        assertThat(gram[k][l]).isCloseTo(k == l ? 1 : 0, within(1e-10));
      }
    }
  }

  /** Two outliers may cost two degrees, and no more. */
  @Test
  void outliersCostNoMoreThanADegreeEach() {
    double[] nodes = NODES.clone();
    nodes[79] = 12;
    nodes[78] = 9;
    double[] ones = new double[80];
    Arrays.fill(ones, 1);
    double[] bulk = Arrays.copyOf(nodes, 78);
    double alone = FunctionErrors.limit(bulk, 8, Math::log);
    assertThat(FunctionErrors.limit(nodes, 10, Math::log)).isLessThan(1.3 * alone);
  }

  @Test
  void gradientAgreesWithFiniteDifferences() {
    double[] target = new Random(9).doubles(10, -1, 1).toArray();
    double[] f = values(NODES);
    DiscreteLeastSquares problem = new DiscreteLeastSquares(NODES, WEIGHTS, 9);
    double[] row = new double[10];
    double[] bar = new double[10]; // of the loss Σ_i target_i p(t_i)
    double[] points = Spectra.logUniform(10, 0.02, 2.5);
    for (int i = 0; i < points.length; i++) {
      problem.evaluateBasis(points[i], row);
      for (int k = 0; k < 10; k++) {
        bar[k] += target[i] * row[k];
      }
    }
    double[] gradient = problem.logWeightGradient(f, problem.solve(f), bar);
    double largest = Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    for (int j = 0; j < NODES.length; j += 7) {
      double h = 1e-4;
      double difference =
          (loss(j, h, f, points, target) - loss(j, -h, f, points, target)) / (2 * h);
      assertThat(gradient[j]).isCloseTo(difference, within(1e-6 * largest));
    }
  }

  private static double loss(int j, double h, double[] f, double[] points, double[] target) {
    double[] weights = WEIGHTS.clone();
    weights[j] *= Math.exp(h);
    DiscreteLeastSquares problem = new DiscreteLeastSquares(NODES, weights, 9);
    PolynomialExpansion p = problem.expansion(problem.solve(f));
    double loss = 0;
    for (int i = 0; i < points.length; i++) {
      loss += target[i] * p.evaluate(points[i]);
    }
    return loss;
  }

  @Test
  void nodesFewerThanTheDegreeShortenTheRecurrence() {
    double[] nodes = {1, 2, 4, 2};
    DiscreteLeastSquares problem = new DiscreteLeastSquares(nodes, new double[] {1, 1, 1, 1}, 6);
    assertThat(problem.degree()).isEqualTo(2);
    PolynomialExpansion p = problem.expansion(problem.solve(new double[] {5, -1, 2, -1}));
    assertThat(p.evaluate(1)).isCloseTo(5, within(1e-12));
    assertThat(p.evaluate(2)).isCloseTo(-1, within(1e-12));
    assertThat(p.evaluate(4)).isCloseTo(2, within(1e-12));
  }

  @Test
  void nodeWithoutWeightNeedsNoValue() {
    double[] weights = WEIGHTS.clone();
    weights[3] = 0;
    double[] f = values(NODES);
    f[3] = Double.NaN;
    DiscreteLeastSquares problem = new DiscreteLeastSquares(NODES, weights, 5);
    assertThat(problem.solve(f)).doesNotContain(Double.NaN);
  }

  @Test
  void mistakesAreNamed() {
    double[] two = {1, 2};
    assertThatThrownBy(() -> new DiscreteLeastSquares(two, new double[1], 1))
        .hasMessage(
            "degree is 1 with 2 nodes and 1 weights: expected degree >= 0 and one weight per node");
    assertThatThrownBy(() -> new DiscreteLeastSquares(two, new double[2], 1))
        .hasMessage("weights have sum 0.0: expected a positive sum");
    assertThatThrownBy(() -> new DiscreteLeastSquares(two, new double[] {1, -1}, 1))
        .hasMessage("node 2.0 has weight -1.0: expected finite and >= 0");
  }
}
