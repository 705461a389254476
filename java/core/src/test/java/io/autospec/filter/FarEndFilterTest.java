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
    for (double component : componentsOfFiltered(set, factored.expansion())) {
      largest = Math.max(largest, Math.abs(component));
    }
    assertThat(largest).isBetween(0.01 * factored.error(), promised + 3 * factored.error());
  }

  /** The components of p(A) x in the eigenvectors, A = H diag(λ) H, where those of x are 1. */
  private static double[] componentsOfFiltered(double[] eigenvalues, PolynomialExpansion p) {
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
      double[] start = new double[n];
      Arrays.fill(start, -1); // H (1, …, 1)
      x.write(start);
      a.expand(p, x, y);
      y.read(filtered);
    }
    double[] components = new double[n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        components[i] += reflection(i, k, n) * filtered[k];
      }
    }
    return components;
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
