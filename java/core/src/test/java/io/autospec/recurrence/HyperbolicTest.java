package io.autospec.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HyperbolicTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.5, 2, 18, 19.2, 40, 700, 709.7})
  void undoesTheHyperbolicCosine(double y) {
    double x = Math.cosh(y);
    // an ulp of x moves y by x ε / √(x² − 1)
    double unsure = 4 * Math.ulp(y) + 2 * Math.ulp(1.0) / Math.tanh(y);
    assertThat(Hyperbolic.arcosh(x)).isCloseTo(y, within(unsure));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.3, -2})
  void isZeroWhereChebyshevPolynomialsDoNotGrow(double x) {
    assertThat(Hyperbolic.arcosh(x)).isZero();
  }
}
