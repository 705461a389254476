package io.autospec.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChebyshevSeriesTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 16, 31, 149})
  void seriesEqualsTheSumOfItsTerms(int degree) {
    Interval interval = new Interval(0.25, 2);
    double[] coefficients = new double[degree + 1];
    for (int j = 0; j <= degree; j++) {
      coefficients[j] = 1 / (1.0 + j) * (j % 3 == 0 ? -1 : 1);
    }
    PolynomialExpansion p = ChebyshevSeries.of(interval, coefficients);
    assertThat(p.degree()).isEqualTo(degree);
    for (double t : ChebyshevIterationTest.points(1.75)) {
      double lambda = 0.25 + t;
      BigDecimal x =
          new BigDecimal(lambda)
              .subtract(new BigDecimal("1.125"))
              .divide(new BigDecimal("0.875"), ClosedForms.DIGITS);
      BigDecimal sum = BigDecimal.ZERO;
      for (int j = 0; j <= degree; j++) {
        sum = sum.add(new BigDecimal(coefficients[j]).multiply(ClosedForms.chebyshevT(j, x)));
      }
      assertThat(p.evaluate(lambda))
          .isCloseTo(sum.doubleValue(), within(4 * Tolerances.residual(degree + 1)));
    }
  }

  @Test
  void anIntervalOfLengthZeroIsRefused() {
    assertThatThrownBy(() -> ChebyshevSeries.of(new Interval(1, 1), new double[2]))
        .hasMessageContaining("length 0");
    assertThatThrownBy(() -> ChebyshevSeries.of(new Interval(0, 1), new double[0]))
        .hasMessageContaining("at least one");
  }
}
