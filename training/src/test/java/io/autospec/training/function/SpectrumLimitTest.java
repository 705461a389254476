package io.autospec.training.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpectrumLimitTest {

  /** On −1, 0, 1 the best straight line for t² is 2/3, with errors 1/3, −2/3, 1/3. */
  @Test
  void parabolaOnThreePointsHasTheErrorOfTheClosedForm() {
    SpectrumLimit limit = new SpectrumLimit(new double[] {-1, 0, 1}, 5);
    double[] f = {1, 0, 1};
    assertThat(limit.of(f, 1)).isCloseTo(Math.sqrt(2.0 / 9), within(1e-14));
    assertThat(limit.of(f, 2)).isCloseTo(0, within(1e-14));
    assertThat(limit.of(f, 5)).isCloseTo(0, within(1e-14));
  }

  /** On Chebyshev points T_{d+1} is orthogonal to every polynomial of degree d. */
  @Test
  void chebyshevPolynomialOnChebyshevPointsIsAllError() {
    int n = 64;
    double[] points =
        IntStream.range(0, n).mapToDouble(i -> Math.cos(Math.PI * (i + 0.5) / n)).toArray();
    SpectrumLimit limit = new SpectrumLimit(points, 20);
    double[] f = Arrays.stream(points).map(t -> Math.cos(11 * Math.acos(t))).toArray();
    assertThat(limit.of(f, 10)).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(limit.of(f, 11)).isCloseTo(0, within(1e-12));
  }
}
