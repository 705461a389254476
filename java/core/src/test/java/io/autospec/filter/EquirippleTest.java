package io.autospec.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EquirippleTest {

  private static double chebyshev(int d, double x) {
    return Math.cosh(d * Math.log(x + Math.sqrt(x * x - 1)));
  }

  /**
   * On one interval the polynomial that grows fastest outside is Chebyshev's, for every c. Beyond
   * 1e15 ripples values are rounding.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 40, 150})
  void oneIntervalGivesTheChebyshevPolynomial(int degree) {
    Equiripple p = new Equiripple(List.of(new Interval(-1, 1)), 1.02, degree);
    double closedForm = Math.log(chebyshev(degree, 1.02));
    assertThat(Math.log(p.value(1.02) / p.ripple()))
        .isCloseTo(closedForm, within(0.01 * closedForm + 0.01));
    assertThat(p.ripple()).isBetween(0.999, 1.2);
  }

  /** On two intervals of equal length, at even degree, it is Chebyshev's of the square. */
  @Test
  void twoEqualIntervalsGiveTheChebyshevPolynomialOfTheSquare() {
    double gap = 0.2;
    Equiripple p = new Equiripple(List.of(new Interval(-1, -gap), new Interval(gap, 1)), 0, 40);
    double y = (1 + gap * gap) / (1 - gap * gap);
    double closedForm = chebyshev(20, y);
    assertThat(p.value(0)).isCloseTo(closedForm, within(0.02 * closedForm));
  }

  @Test
  void pointFarAwayCostsOneDegree() {
    List<Interval> bulk = List.of(new Interval(1, 2));
    List<Interval> withOutlier = List.of(new Interval(1, 2), new Interval(100, 100));
    double alone = new Equiripple(bulk, 0.9, 10).value(0.9);
    assertThat(new Equiripple(withOutlier, 0.9, 11).value(0.9)).isBetween(0.9 * alone, 1.1 * alone);
  }

  @Test
  void expansionHasTheValuesOfTheInterpolant() {
    List<Interval> parts =
        List.of(new Interval(0, 3), new Interval(3.5, 7), new Interval(7.4, 7.4));
    Equiripple p = new Equiripple(parts, 3.2, 30);
    PolynomialExpansion expansion = p.expansion(0.5);
    IntStream.rangeClosed(0, 70)
        .mapToDouble(i -> 0.1 * i)
        .forEach(t -> assertThat(expansion.evaluate(t)).isCloseTo(0.5 * p.value(t), within(1e-9)));
  }

  @Test
  void hugeSwingsBetweenIntervalsLeaveTheRippleIntact() {
    List<Interval> parts =
        List.of(new Interval(1, 2), new Interval(90, 91), new Interval(400, 400.1));
    Equiripple p = new Equiripple(parts, 0.5, 16);
    PolynomialExpansion expansion = p.expansion(1);
    for (double t = 1; t <= 2; t += 0.01) {
      assertThat(Math.abs(expansion.evaluate(t))).isLessThan(1.05);
    }
  }

  @Test
  void fewerPointsThanTheDegreeLowerIt() {
    Equiripple p = new Equiripple(List.of(new Interval(1, 1), new Interval(3, 3)), 0, 9);
    assertThat(p.value(1)).isCloseTo(1, within(1e-12));
    assertThat(p.value(3)).isCloseTo(-1, within(1e-12));
    assertThat(p.value(0)).isCloseTo(2, within(1e-12));
  }

  @Test
  void intervalOfAFewUnitsOfRoundingIsAPoint() {
    Interval narrow = new Interval(1, 1 + 8 * Math.ulp(1.0));
    Equiripple alone = new Equiripple(List.of(narrow), 2, 9);
    assertThat(alone.expansion(1).evaluate(1)).isCloseTo(1, within(1e-12));
    Equiripple beside = new Equiripple(List.of(narrow, new Interval(3, 4)), 2, 9);
    assertThat(beside.value(2)).isGreaterThan(1e3);
    assertThat(beside.ripple()).isBetween(0.999, 1.1);
  }

  /** The parts are far apart, so that the short one takes more ripples than its length tells. */
  @Test
  void shortPartsFarFromOthersStaySmallBetweenTheGridsPoints() {
    List<Interval> parts =
        List.of(new Interval(0, 1), new Interval(40, 40.001), new Interval(99, 100));
    Equiripple p = new Equiripple(parts, 20, 60);
    for (Interval part : parts) {
      for (int i = 0; i <= 1000; i++) {
        double t = part.lower() + 1e-3 * i * (part.upper() - part.lower());
        assertThat(Math.abs(p.value(t))).isLessThan(1.1 * p.ripple());
      }
    }
  }
}
