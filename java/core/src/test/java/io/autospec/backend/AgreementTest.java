package io.autospec.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import org.junit.jupiter.api.Test;

/** The contract must be able to fail: what it takes for rounding is no more than that. */
class AgreementTest {

  private static void check(double actual, double expected, double bound) {
    Agreement.ROUNDED.check(
        "y", new double[] {actual}, new double[] {expected}, () -> new double[] {bound});
  }

  @Test
  void roundedTakesWhatIsWithinTheBoundAlone() {
    check(1 + 1e-15, 1, 2e-15);
    assertThatThrownBy(() -> check(1 + 3e-15, 1, 2e-15)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> check(Double.NaN, 1, 2e-15)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> check(Double.POSITIVE_INFINITY, 1, 2e-15))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void whereTheBoundOverflowsNothingIsAsserted() {
    assertThatCode(() -> check(Double.NaN, 1, Double.POSITIVE_INFINITY)).doesNotThrowAnyException();
  }

  @Test
  void theBoundsOfAProductAndAnExpansionAreRoundingAlone() {
    CsrMatrix a = Gallery.poisson2d(20, 20);
    double[] x = Scenarios.vector(a.rows(), 1);
    for (double bound : RoundingBound.product(a, x, 1)) {
      assertThat(bound).isLessThan(1e-13);
    }
    var p = Scenarios.expansions().get(2).expansion();
    for (double bound : RoundingBound.expansion(a, p, x, 1, Precision.FLOAT64)) {
      assertThat(bound).isLessThan(1e-11);
    }
  }
}
