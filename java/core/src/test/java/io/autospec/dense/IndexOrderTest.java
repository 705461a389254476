package io.autospec.dense;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndexOrderTest {

  @Test
  void keysAscendAndEqualOnesKeepTheirOrder() {
    double[] keys = {3, -1, 3, Double.NEGATIVE_INFINITY, -1, 0};
    assertThat(IndexOrder.ascending(keys.length, i -> keys[i])).containsExactly(3, 1, 4, 5, 0, 2);
    assertThat(IndexOrder.ascending(0, i -> Double.NaN)).isEmpty();
  }
}
