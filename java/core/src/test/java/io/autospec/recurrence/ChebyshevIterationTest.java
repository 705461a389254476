package io.autospec.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChebyshevIterationTest {

  private static final Interval INTERVAL = new Interval(0.01, 1.9);

  /** Points of [0, upper], dense at the ends. */
  static double[] points(double upper) {
    int n = 40;
    return DoubleStream.iterate(0, j -> j + 1)
        .limit(n + 1)
        .map(j -> upper * 0.5 * (1 - Math.cos(Math.PI * j / n)))
        .toArray();
  }

  private static double residual(PolynomialExpansion p, double lambda) {
    return 1 - lambda * p.evaluate(lambda);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 13, 16, 24, 31, 32, 64, 100, 150})
  void firstKindEqualsItsClosedForm(int degree) {
    PolynomialExpansion p = ChebyshevIteration.firstKind(INTERVAL, degree);
    assertThat(p.degree()).isEqualTo(degree - 1);
    for (double lambda : points(INTERVAL.upper())) {
      double expected =
          ClosedForms.firstKindResidual(INTERVAL.lower(), INTERVAL.upper(), degree, lambda)
              .doubleValue();
      assertThat(residual(p, lambda))
          .as("degree %d at %s", degree, lambda)
          .isCloseTo(expected, within(Tolerances.residual(degree)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 17, 32, 150})
  void firstKindAtZeroIsMinusTheSlopeOfItsResidual(int degree) {
    double expected =
        ClosedForms.firstKindAtZero(INTERVAL.lower(), INTERVAL.upper(), degree).doubleValue();
    double p0 = ChebyshevIteration.firstKind(INTERVAL, degree).evaluate(0);
    assertThat(p0 / expected).isCloseTo(1, within(Tolerances.residual(degree)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 13, 16, 24, 31, 32, 64, 100, 150})
  void fourthKindEqualsItsClosedForm(int degree) {
    double lambdaMax = 1.9;
    PolynomialExpansion p = ChebyshevIteration.fourthKind(lambdaMax, degree);
    assertThat(p.degree()).isEqualTo(degree - 1);
    for (double lambda : points(lambdaMax)) {
      double expected = ClosedForms.fourthKindResidual(lambdaMax, degree, lambda).doubleValue();
      assertThat(residual(p, lambda))
          .as("degree %d at %s", degree, lambda)
          .isCloseTo(expected, within(Tolerances.residual(degree)));
    }
    double slope = 2.0 * degree * (degree + 1) / (3 * lambdaMax);
    assertThat(p.evaluate(0) / slope).isCloseTo(1, within(Tolerances.residual(degree)));
  }

  @Test
  void anIntervalOfLengthZeroGivesAPowerOfTheShiftedOperator() {
    PolynomialExpansion p = ChebyshevIteration.firstKind(new Interval(2, 2), 5);
    for (double lambda : points(4)) {
      assertThat(residual(p, lambda))
          .isCloseTo(Math.pow(1 - lambda / 2, 5), within(Tolerances.residual(5)));
    }
  }

  @Test
  void onlyTheLastVectorIsWeighted() {
    PolynomialExpansion p = ChebyshevIteration.firstKind(INTERVAL, 6);
    for (int i = 0; i < 5; i++) {
      assertThat(p.weight(0, i)).isZero();
    }
    assertThat(p.weight(0, 5)).isPositive();
  }

  @Test
  void wrongParametersAreNamed() {
    assertThatThrownBy(() -> ChebyshevIteration.firstKind(new Interval(0, 1), 3))
        .hasMessageContaining("lower > 0");
    assertThatThrownBy(() -> ChebyshevIteration.firstKind(INTERVAL, 0))
        .hasMessageContaining("degree is 0");
    assertThatThrownBy(() -> ChebyshevIteration.fourthKind(-1, 3))
        .hasMessageContaining("lambdaMax is -1");
  }
}
