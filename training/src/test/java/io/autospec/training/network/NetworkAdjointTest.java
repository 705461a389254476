package io.autospec.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.network.Network;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkAdjointTest {

  private static final double STEP = 1e-5;

  @ParameterizedTest
  @ValueSource(strings = {"3,2", "3,5,2", "2,7,6,3", "4,4,4,4,1"})
  void gradientAgreesWithFiniteDifferences(String text) {
    int[] widths = java.util.Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    Random random = new Random(5);
    double[] parameters =
        random.doubles(Network.parameterCount(widths)).map(u -> 2 * u - 1).toArray();
    double[] x = random.doubles(widths[0]).map(u -> 2 * u - 1).toArray();
    double[] bar = random.doubles(widths[widths.length - 1]).toArray();

    Network network = new Network(widths, parameters);
    double[] tape = new double[network.activations()];
    network.evaluate(x, 0, new double[bar.length], 0, tape, 0);
    double[] parameterBar = new double[parameters.length];
    double[] inputBar = new double[x.length];
    new NetworkAdjoint(network).backward(x, 0, tape, 0, bar, 0, parameterBar, 0, inputBar, 0);

    for (int i = 0; i < parameters.length; i++) {
      assertThat(parameterBar[i])
          .isCloseTo(difference(widths, parameters, x, bar, i), within(1e-8));
    }
    for (int j = 0; j < x.length; j++) {
      double kept = x[j];
      x[j] = kept + STEP;
      double above = loss(widths, parameters, x, bar);
      x[j] = kept - STEP;
      double below = loss(widths, parameters, x, bar);
      x[j] = kept;
      assertThat(inputBar[j]).isCloseTo((above - below) / (2 * STEP), within(1e-8));
    }
  }

  private static double difference(
      int[] widths, double[] parameters, double[] x, double[] bar, int i) {
    double[] moved = parameters.clone();
    moved[i] = parameters[i] + STEP;
    double above = loss(widths, moved, x, bar);
    moved[i] = parameters[i] - STEP;
    return (above - loss(widths, moved, x, bar)) / (2 * STEP);
  }

  private static double loss(int[] widths, double[] parameters, double[] x, double[] bar) {
    double[] y = new Network(widths, parameters).evaluate(x);
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += bar[i] * y[i];
    }
    return sum;
  }
}
