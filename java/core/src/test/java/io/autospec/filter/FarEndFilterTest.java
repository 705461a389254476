package io.autospec.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.matrix.CsrMatrix;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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

  private static Optional<PolynomialExpansion> filter(
      List<Interval> possible, List<Interval> likely, int degree, double worthwhile) {
    return new FarEndFilter(WINDOW, HULL, degree).on(possible, likely, worthwhile);
  }

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
    PolynomialExpansion p = filter(PARTS, PARTS, degree, 0).orElseThrow();
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
    assertThat(filter(PARTS, PARTS, 24, 40)).isEmpty();
  }

  /** A root at the outlier and three for the bulk: none is lost to the outlier's width. */
  @Test
  void outlierOfAFlatFilterTakesOneRoot() {
    PolynomialExpansion p = filter(PARTS.subList(0, 2), PARTS.subList(0, 2), 4, 0).orElseThrow();
    double x = (2.05 - 1) / 0.95;
    double bulk = (4 * x * x - 3) * x;
    assertThat(largest(p, PARTS.get(0))).isBetween(0.98 / bulk, 1.05 / bulk);
  }

  @Test
  void filterIsMadeForWhatIsLikelyWhereLittleIsLostOtherwise() {
    List<Interval> possible = List.of(new Interval(1.1, 3), new Interval(9900, 9900));
    List<Interval> likely = List.of(new Interval(1.4, 3), new Interval(9900, 9900));
    PolynomialExpansion safe = filter(possible, possible, 6, 0).orElseThrow();
    PolynomialExpansion bold = filter(possible, likely, 6, 0).orElseThrow();
    assertThat(largest(bold, likely.get(0))).isLessThan(0.8 * largest(safe, likely.get(0)));
    double worthwhile = -Math.log(largest(safe, possible.get(0))) - 0.1;
    assertThat(filter(possible, likely, 6, worthwhile).orElseThrow().evaluate(1.2))
        .isEqualTo(safe.evaluate(1.2));
  }

  @Test
  void outlierThatIsNotLikelyIsDampedAllTheSame() {
    PolynomialExpansion p = filter(PARTS, PARTS.subList(0, 3), 24, 0).orElseThrow();
    assertThat(largest(p, PARTS.get(3))).isLessThan(1e-2);
  }

  /**
   * The wanted end grows by 1e12, so that no filter leaves the others more than four digits; as
   * polynomials they differ all the same.
   */
  @Test
  void roundingThatChebyshevsFilterSuffersTooIsNoObjection() {
    SpectralWindow window = SpectralWindow.highest(0.27, 0.19);
    List<Interval> parts =
        DoubleStream.of(0, 0.007, 0.043, 0.122, 0.143, 0.19 - 1e-6)
            .mapToObj(at -> new Interval(at, at + 1e-6))
            .toList();
    double t = (0.27 - 0.095) / 0.095;
    double chebyshev = 16 * Math.log(t + Math.sqrt(t * t - 1)) - Math.log(2);
    FarEndFilter filter = new FarEndFilter(window, new Interval(0, 1), 16);
    PolynomialExpansion p = filter.on(parts, parts, 1.08 * chebyshev).orElseThrow();
    double largest = parts.stream().mapToDouble(part -> largest(p, part)).max().orElse(1);
    assertThat(-Math.log(largest)).isGreaterThan(1.3 * chebyshev);
    assertThat(-Math.log(0x1p-52 * p.evaluate(1))).isLessThan(0.8 * chebyshev);
  }

  /**
   * Roots a billionth of the spectrum away: what grows is the rounding, and Chebyshev's has none.
   */
  @Test
  void filterThatDrownsTheOthersInRoundingIsNotMade() {
    SpectralWindow window = SpectralWindow.lowest(1, 1 + 1e-10);
    List<Interval> parts = List.of(new Interval(1 + 1e-10, 1 + 2e-9), new Interval(900, 900));
    assertThat(new FarEndFilter(window, new Interval(0, 1000), 16).on(parts, parts, 1e-3))
        .isEmpty();
  }

  @Test
  void roundingOfAnEigenvectorStaysWithinTheBound() {
    double[] set = {1.1, 1.4, 1.9, 2.4, 3, 400, 2000, 9900};
    Equiripple p =
        new Equiripple(
            Arrays.stream(set).mapToObj(t -> new Interval(t - 1e-7, t + 1e-7)).toList(), 1, 24);
    FactoredFilter factored = new FactoredFilter(p.roots(), 1, 0.5, p.grid());
    double[] eigenvalues = DoubleStream.concat(DoubleStream.of(1), Arrays.stream(set)).toArray();
    double[] unit = new double[eigenvalues.length];
    unit[0] = 1;
    double[] filtered = componentsOfFiltered(eigenvalues, unit, factored.expansion());
    assertThat(filtered[0]).isCloseTo(1, within(1e-9));
    double residual = 0;
    for (int i = 1; i < filtered.length; i++) {
      residual = Math.max(residual, Math.abs(filtered[i]) * (eigenvalues[i] - 1) / 9900);
    }
    assertThat(residual).isBetween(1e-4 * factored.residual(), factored.residual());
  }

  /**
   * A vector with the same component in every eigenvector of a full matrix: what comes out at the
   * outliers is not only p but the rounding of all others.
   */
  @Test
  void roundingOfAVectorStaysWithinTheBound() {
    double[] set = {1.1, 1.4, 1.9, 2.4, 3, 400, 2000, 9900};
    Equiripple p =
        new Equiripple(
            Arrays.stream(set).mapToObj(t -> new Interval(t - 1e-5, t + 1e-5)).toList(), 1, 30);
    FactoredFilter factored = new FactoredFilter(p.roots(), 1, 0.5, p.grid());
    double promised = p.ripple() / p.value(1);
    assertThat(factored.logSeparation())
        .isBetween(-Math.log(1.1 * promised + 2 * factored.error()), -Math.log(0.9 * promised));
    double largest = 0;
    double[] ones = new double[set.length];
    Arrays.fill(ones, 1);
    for (double component : componentsOfFiltered(set, ones, factored.expansion())) {
      largest = Math.max(largest, Math.abs(component));
    }
    assertThat(largest).isBetween(0.01 * factored.error(), promised + 3 * factored.error());
  }

  /** The components of p(A) x in the eigenvectors, A = H diag(λ) H, from those of x. */
  private static double[] componentsOfFiltered(
      double[] eigenvalues, double[] start, PolynomialExpansion p) {
    int n = eigenvalues.length;
    double[] values = new double[n * n]; // H = I - 2/n, the reflection along (1, …, 1)
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          values[i * n + j] += reflection(i, k, n) * eigenvalues[k] * reflection(k, j, n);
        }
      }
    }
    int[] pointers = IntStream.rangeClosed(0, n).map(i -> i * n).toArray();
    int[] indices = IntStream.range(0, n * n).map(i -> i % n).toArray();
    double[] filtered = new double[n];
    try (PreparedMatrix a =
            new ReferenceBackend()
                .prepare(
                    new CsrMatrix(n, n, pointers, indices, values),
                    Scaling.NONE,
                    Precision.FLOAT64);
        MultiVector x = a.newVector(1);
        MultiVector y = a.newVector(1)) {
      x.write(reflected(start));
      a.expand(p, x, y);
      y.read(filtered);
    }
    return reflected(filtered);
  }

  /** H x. */
  private static double[] reflected(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < x.length; k++) {
        y[i] += reflection(i, k, x.length) * x[k];
      }
    }
    return y;
  }

  private static double reflection(int i, int j, int n) {
    return (i == j ? 1 : 0) - 2.0 / n;
  }

  @Test
  void firstRootIsTheFarthest() {
    double[] set = {2, 5, 10};
    PolynomialExpansion p = new FactoredFilter(new double[] {2, 10, 5}, 1, 1, set).expansion();
    assertThat(p.recurrence().a(0)).isEqualTo(1.0 / (1 - 10));
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
