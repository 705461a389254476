package io.autospec.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FarEndFilterTest {

  private static final SpectralWindow WINDOW = SpectralWindow.lowest(1, 1.1);
  private static final Interval HULL = new Interval(0.5, 1e4);
  private static final List<Interval> PARTS =
      List.of(
          new Interval(1.1, 3),
          new Interval(400, 400),
          new Interval(2000, 2000),
          new Interval(9900, 9900));

  private static double largest(PolynomialExpansion p, Interval part) {
    double largest = 0;
    for (int i = 0; i <= 200; i++) {
      double t = part.lower() + i * (part.upper() - part.lower()) / 200;
      largest = Math.max(largest, Math.abs(p.evaluate(t)));
    }
    return largest;
  }

  /** As if the bulk were alone, but for the degrees that the three outliers take. */
  @Test
  void outliersCostDegreesInsteadOfStretchingTheInterval() {
    int degree = 24;
    PolynomialExpansion p = FarEndFilter.on(PARTS, WINDOW, HULL, degree, 0).orElseThrow();
    assertThat(p.degree()).isEqualTo(degree);
    assertThat(p.evaluate(1)).isCloseTo(1, within(1e-12));
    double separation = -Math.log(PARTS.stream().mapToDouble(q -> largest(p, q)).max().orElse(1));
    double x = (2.05 - 1) / 0.95;
    double alone = Math.log(x + Math.sqrt(x * x - 1));
    assertThat(separation).isBetween((degree - 16) * alone - Math.log(2), degree * alone);
    double t = (5000.5 - 1) / 4999.5;
    assertThat(separation).isGreaterThan(10 * degree * Math.log(t + Math.sqrt(t * t - 1)));
  }

  @Test
  void filterThatIsNotWorthwhileIsNotMade() {
    assertThat(FarEndFilter.on(PARTS, WINDOW, HULL, 24, 40)).isEmpty();
  }

  /**
   * A vector with a component in every eigenvector, all components summed in one norm: what comes
   * out at the outliers is not only |p| but the rounding of the others.
   */
  @Test
  void roundingOfAVectorStaysWithinTheBound() {
    double[] set = {1.1, 1.4, 1.9, 2.4, 3, 400, 2000, 9900};
    Equiripple p =
        new Equiripple(
            Arrays.stream(set).mapToObj(t -> new Interval(t - 1e-5, t + 1e-5)).toList(), 1, 30);
    FactoredFilter factored = new FactoredFilter(p.roots(), 1, 0.5, p.grid());
    assertThat(factored.error()).isBetween(1e-16, 1e-6);
    double promised = p.ripple() / p.value(1);
    assertThat(factored.logSeparation())
        .isBetween(-Math.log(1.1 * promised + 2 * factored.error()), -Math.log(0.9 * promised));
  }

  @Test
  void rootsAlternateWithTheReference() {
    Equiripple p = new Equiripple(List.of(new Interval(-1, 1)), 2, 9);
    double[] roots = p.roots();
    for (int k = 0; k < 9; k++) {
      assertThat(roots[k]).isCloseTo(-Math.cos(Math.PI * (k + 0.5) / 9), within(1e-3));
    }
  }
}
