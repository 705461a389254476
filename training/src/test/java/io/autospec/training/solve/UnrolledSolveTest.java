package io.autospec.training.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.model.ChebyshevModel;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.ChebyshevIteration;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.training.spectrum.Grid;
import io.autospec.training.spectrum.LogUniform;
import io.autospec.training.spectrum.Range;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnrolledSolveTest {

  private final double[] spectrum = new LogUniform(new Range(1e3, 1e3)).draw(60, 4);
  private final double[] start = new Random(3).doubles(60, -1, 1).toArray();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 9})
  void gradientAgreesWithFiniteDifferencesToSixDigits(int steps) {
    double[] c = new Random(8).doubles(60, 0.5, 2).toArray();
    double[] gradient = new UnrolledSolve(spectrum, c, start, steps).gradient();
    double largest = 0;
    for (double component : gradient) {
      largest = Math.max(largest, Math.abs(component));
    }
    for (int i = 0; i < c.length; i++) {
      double kept = c[i];
      double h = 1e-4;
      double difference = 0;
      // the fourth-order central difference
      for (int[] term : new int[][] {{2, -1}, {1, 8}, {-1, -8}, {-2, 1}}) {
        c[i] = kept + term[0] * h;
        difference +=
            term[1] * new UnrolledSolve(spectrum, c, start, steps).logResidual() / (12 * h);
      }
      c[i] = kept;
      assertThat(gradient[i]).isCloseTo(difference, within(1e-6 * largest));
    }
  }

  @Test
  void stepsAreThoseOfTheSimulatedSolve() {
    double[] c = new double[60];
    PolynomialExpansion p = ChebyshevIteration.firstKind(new Interval(0.02, 1), 6);
    for (int i = 0; i < 60; i++) {
      c[i] = p.evaluate(spectrum[i]);
    }
    double after = Math.exp(new UnrolledSolve(spectrum, c, start, 7).logResidual());
    double iterations = DiagonalSolve.iterations(spectrum, c, start, after * (1 + 1e-9), 20);
    assertThat(iterations).isCloseTo(7, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 8, 16})
  void slopeOfChebyshevAgreesWithItsIterationAndWithDifferences(int degree) {
    double[] points = Grid.poisson(2).draw(50, 2);
    for (double lambda : points) {
      ChebyshevSlope at = ChebyshevSlope.at(lambda, 1.02, 2.5, degree);
      assertThat(at.value()).isCloseTo(value(lambda, 2.5, degree), within(1e-9 / lambda));
      double h = 1e-4;
      double difference =
          (value(lambda, 2.5 * Math.exp(h), degree) - value(lambda, 2.5 * Math.exp(-h), degree))
              / (2 * h);
      assertThat(at.slope()).isCloseTo(difference, within(1e-6 / lambda));
    }
  }

  private static double value(double lambda, double gamma, int degree) {
    Interval interval = new Interval(1.02 / (gamma * degree * degree), 1.02);
    return ChebyshevIteration.firstKind(interval, degree).evaluate(lambda);
  }

  @Test
  void chebyshevModelUsesTheSameLowerEnd() {
    double[] lambda = Grid.poisson(2).draw(400, 1);
    ProbedSystem system =
        ProbedSystem.of(
            lambda,
            io.autospec.training.spectrum.RightHandSideDistribution.RANDOM.draw(
                lambda, new Random(1)),
            8,
            new ChebyshevModel());
    SpectralSummary summary = system.summary();
    double p = new ChebyshevModel(3).predict(summary, 8).expansion().evaluate(0.5);
    double upper = summary.interval().upper();
    assertThat(ChebyshevSlope.at(0.5, upper, 3, 8).value()).isCloseTo(p, within(1e-10));
  }
}
