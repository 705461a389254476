package io.autospec.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaledChebyshevTest {

  private static final Interval INTERVAL = new Interval(0.5, 4);

  /** T_d(t) of any real t, by cosines. */
  private static double chebyshev(int degree, double t) {
    return Math.abs(t) <= 1
        ? Math.cos(degree * Math.acos(t))
        : Math.pow(Math.signum(t), degree)
            * Math.cosh(degree * Math.log(Math.abs(t) + Math.sqrt(t * t - 1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 25, 60})
  void equalsTheClosedForm(int degree) {
    for (double anchor : new double[] {-0.3, 0.1, 4.2, 9}) {
      PolynomialExpansion p = ScaledChebyshev.of(INTERVAL, anchor, degree);
      double scale = chebyshev(degree, (anchor - 2.25) / 1.75);
      assertThat(p.evaluate(anchor)).isCloseTo(1, within(1e-13 * degree * degree));
      for (double lambda : new double[] {0.5, 0.77, 2.25, 3.1, 4}) {
        double expected = chebyshev(degree, (lambda - 2.25) / 1.75) / scale;
        assertThat(p.evaluate(lambda)).isCloseTo(expected, within(1e-13 * degree * degree));
      }
    }
  }

  @Test
  void growthIsThatOfTheClosedForm() {
    double rate = ScaledChebyshev.logGrowth(INTERVAL, 0.1);
    double twenty = chebyshev(20, (0.1 - 2.25) / 1.75);
    assertThat(rate).isCloseTo(Math.log(2 * twenty) / 20, within(1e-9));
    assertThat(ScaledChebyshev.logGrowth(INTERVAL, 3)).isZero();
  }

  @Test
  void highDegreesDoNotOverflow() {
    assertThat(ScaledChebyshev.of(INTERVAL, -1000, 256).evaluate(-1000))
        .isCloseTo(1, within(1e-10));
  }

  @Test
  void anchorsInsideAreRefused() {
    assertThatThrownBy(() -> ScaledChebyshev.of(INTERVAL, 0.5, 3))
        .hasMessageContaining("anchor is 0.5, the interval [0.5, 4.0]");
    assertThatThrownBy(() -> ScaledChebyshev.of(INTERVAL, 0, 0))
        .hasMessageContaining("degree is 0");
  }
}
