package io.autospec.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.recurrence.Interval;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EquilibriumPointsTest {

  /** Two intervals of equal length are the preimage of one under x², its measure's too. */
  @Test
  void equalIntervalsGiveRootsOfChebyshevExtrema() {
    double gap = 0.2;
    double[] points = EquilibriumPoints.of(new Interval(-1, -gap), new Interval(gap, 1), 41);
    assertThat(points).hasSize(42).isSorted();
    for (int j = 0; j <= 20; j++) { // ⌊41/2⌋ branches on the left, 40 − 20 on the right
      double y = 0.5 * (1 + gap * gap + (1 - gap * gap) * Math.cos(Math.PI * j / 20));
      assertThat(points[j]).isCloseTo(-Math.sqrt(y), within(1e-3));
      assertThat(points[41 - j]).isCloseTo(Math.sqrt(y), within(1e-3));
    }
  }

  @Test
  void pointsStayInTheirIntervals() {
    Interval left = new Interval(0, 0.1);
    Interval right = new Interval(0.2, 100);
    double[] points = EquilibriumPoints.of(left, right, 150);
    assertThat(points).hasSize(151).isSorted();
    assertThat(points).startsWith(0).endsWith(100);
    assertThat(Arrays.stream(points)).allMatch(x -> x <= 0.1 || x >= 0.2);
  }

  @Test
  void intervalsThatAreTooShortForABranchHaveNone() {
    assertThat(EquilibriumPoints.of(new Interval(0, 0), new Interval(1, 2), 9)).isNull();
    assertThat(EquilibriumPoints.of(new Interval(0, 1e-9), new Interval(1, 2), 4)).isNull();
    assertThat(EquilibriumPoints.of(new Interval(0, 1), new Interval(1.1, 2), 1)).isNull();
  }
}
