package io.autospec.training.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.filter.SpectralWindow;
import io.autospec.training.density.CellParameters;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccupancyObjectiveTest {

  private final OccupancyObjective objective = new OccupancyObjective();

  @ParameterizedTest
  @ValueSource(longs = {2, 7})
  void gradientAgreesWithFiniteDifferences(long sample) {
    double[] parameters = CellParameters.start(3);
    Random random = new Random(8);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += 0.02 * random.nextGaussian();
    }
    double[] gradient = new double[parameters.length];
    objective.loss(parameters, sample, gradient);
    double[] direction = new Random(sample).doubles(parameters.length, -1, 1).toArray();
    double slope =
        IntStream.range(0, direction.length).mapToDouble(i -> gradient[i] * direction[i]).sum();
    double h = 1e-5;
    double difference =
        (objective.loss(moved(parameters, direction, h), sample, null)
                - objective.loss(moved(parameters, direction, -h), sample, null))
            / (2 * h);
    assertThat(slope).isCloseTo(difference, within(1e-6 * Math.max(1e-3, Math.abs(slope))));
  }

  private static double[] moved(double[] parameters, double[] direction, double h) {
    double[] moved = parameters.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += h * direction[i];
    }
    return moved;
  }

  /** Unwanted Chebyshev extrema are all the Chebyshev polynomial needs. */
  @Test
  void limitOnChebyshevExtremaIsTheChebyshevPolynomial() {
    double[] spectrum = new double[10];
    for (int k = 0; k <= 8; k++) {
      spectrum[k] = -Math.cos(Math.PI * k / 8);
    }
    spectrum[9] = 1.5;
    double expected = 8 * Math.log(1.5 + Math.sqrt(1.25)) - Math.log(2);
    assertThat(FilterLimit.of(spectrum, SpectralWindow.highest(1.5, 1.2), 8))
        .isCloseTo(expected, within(1e-3));
  }
}
