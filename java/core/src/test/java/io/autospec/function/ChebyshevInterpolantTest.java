package io.autospec.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.autospec.probe.Spectra;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChebyshevInterpolantTest {

  private static final Interval INTERVAL = new Interval(0.5, 3);

  private static double[] grid(Interval interval) {
    return IntStream.rangeClosed(0, 500)
        .mapToDouble(i -> interval.lower() + i / 500.0 * (interval.upper() - interval.lower()))
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7})
  void polynomialOfTheDegreeIsReproduced(int degree) {
    PolynomialExpansion p =
        ChebyshevInterpolant.interpolate(INTERVAL, degree, t -> 3 * Math.pow(t - 1, degree) - 2);
    assertThat(FunctionErrors.largest(p, grid(INTERVAL), t -> 3 * Math.pow(t - 1, degree) - 2))
        .isLessThan(1e-12 * Math.pow(2, degree + 2));
  }

  @Test
  void valuesAtTheChebyshevPointsAreThoseOfTheFunction() {
    int degree = 12;
    PolynomialExpansion p = ChebyshevInterpolant.interpolate(INTERVAL, degree, Math::log);
    for (int k = 0; k <= degree; k++) {
      double t =
          INTERVAL.center() + INTERVAL.halfWidth() * Math.cos(Math.PI * (k + 0.5) / (degree + 1));
      assertThat(p.evaluate(t)).isCloseTo(Math.log(t), within(1e-14));
    }
    assertThat(p.degree()).isEqualTo(degree);
  }

  @Test
  void errorFallsAtTheRateOfTheBernsteinEllipse() {
    double x = (0 - INTERVAL.center()) / INTERVAL.halfWidth(); // the singularity of log
    double rate = Math.abs(x) + Math.sqrt(x * x - 1);
    double[] grid = grid(INTERVAL);
    double at8 =
        FunctionErrors.largest(
            ChebyshevInterpolant.interpolate(INTERVAL, 8, Math::log), grid, Math::log);
    double at16 =
        FunctionErrors.largest(
            ChebyshevInterpolant.interpolate(INTERVAL, 16, Math::log), grid, Math::log);
    assertThat(at8 / at16).isBetween(Math.pow(rate, 8), 3 * Math.pow(rate, 8));
  }

  @Test
  void intervalOfLengthZeroGivesTheValueThere() {
    PolynomialExpansion p = ChebyshevInterpolant.interpolate(new Interval(2, 2), 5, Math::sqrt);
    assertThat(p.degree()).isZero();
    assertThat(p.evaluate(2)).isEqualTo(Math.sqrt(2));
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(
            () -> ChebyshevInterpolant.interpolate(new Interval(-1, 1), 4, t -> 1 / Math.sqrt(t)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a finite value");
    assertThatThrownBy(
            () ->
                new ChebyshevInterpolant()
                    .predict(Spectra.summary(Spectra.laplacian(50), 8), -1, Math::exp))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("degree is -1: expected at least 0");
  }
}
