package io.autospec.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworkTest {

  @Test
  void oneLayerIsAffine() {
    Network network = new Network(new int[] {2, 3}, new double[] {1, 2, 3, 4, 5, 6, 10, 20, 30});
    assertThat(network.evaluate(new double[] {1, -1})).containsExactly(9, 19, 29);
  }

  @Test
  void hiddenLayersAreActivated() {
    Network network = new Network(new int[] {1, 2, 1}, new double[] {3, -4, 1, 0, 2, 5, 7});
    double t = 0.25;
    double expected = 2 * Network.activation(3 * t + 1) + 5 * Network.activation(-4 * t) + 7;
    assertThat(network.evaluate(new double[] {t})[0]).isCloseTo(expected, within(1e-14));
  }

  @Test
  void widthsThatAreNoMultipleOfFourAreSummedAlike() {
    int[] widths = {5, 7, 6, 3};
    Random random = new Random(7);
    double[] parameters =
        random.doubles(Network.parameterCount(widths)).map(u -> 2 * u - 1).toArray();
    double[] x = random.doubles(5).toArray();
    assertThat(new Network(widths, parameters).evaluate(x))
        .containsExactly(plainly(widths, parameters, x), within(1e-14));
  }

  private static double[] plainly(int[] widths, double[] parameters, double[] x) {
    double[] h = x;
    int at = 0;
    for (int layer = 1; layer < widths.length; layer++) {
      double[] next = new double[widths[layer]];
      for (int i = 0; i < next.length; i++) {
        next[i] = parameters[at + next.length * h.length + i];
        for (int j = 0; j < h.length; j++) {
          next[i] += parameters[at + i * h.length + j] * h[j];
        }
        next[i] = layer == widths.length - 1 ? next[i] : Network.activation(next[i]);
      }
      at += next.length * (h.length + 1);
      h = next;
    }
    return h;
  }

  @Test
  void untrainedAnswersZero() {
    Network network = Network.zeroHead(new int[] {4, 16, 16, 2}, 3);
    assertThat(network.evaluate(new double[] {1, 2, 3, 4})).containsExactly(0, 0);
    assertThat(network.parameterCount()).isEqualTo(5 * 16 + 17 * 16 + 17 * 2);
  }

  @Test
  void slopeIsTheDerivativeOfTheActivation() {
    for (double t : new double[] {-30, -2, -0.5, 0, 1e-3, 1, 7}) {
      double h = 1e-5;
      double difference = (Network.activation(t + h) - Network.activation(t - h)) / (2 * h);
      assertThat(Network.slope(t)).isCloseTo(difference, within(1e-9));
    }
  }

  @Test
  void wrongSizesAndValuesAreNamed() {
    assertThatThrownBy(() -> new Network(new int[] {2, 3}, new double[8]))
        .hasMessageContaining("has 8 parameters: expected 9");
    assertThatThrownBy(() -> new Network(new int[] {1, 1}, new double[] {1, Double.NaN}))
        .hasMessageContaining("parameter 1 is NaN");
    assertThatThrownBy(() -> new Network(new int[] {3}, new double[0]))
        .hasMessageContaining("1 widths");
    assertThatThrownBy(() -> new Network(new int[] {3, 0}, new double[0]))
        .hasMessageContaining("width 1 is 0");
    assertThatThrownBy(() -> Network.zeroHead(new int[] {2, 1}, 0).evaluate(new double[3]))
        .hasMessageContaining("x has length 3, the network 2 inputs");
  }
}
