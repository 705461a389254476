package io.autospec.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every provider of dense algebra does. */
public abstract class DenseAlgebraContract {

  /** Returns the provider under test. */
  protected abstract DenseAlgebra algebra();

  private static double[] random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[count];
    Arrays.setAll(values, i -> 2 * random.nextDouble() - 1);
    return values;
  }

  /** A B by the definition. */
  private static double[] product(int m, int n, int k, double[] a, double[] b) {
    double[] c = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        for (int l = 0; l < k; l++) {
          c[i * n + j] += a[i * k + l] * b[l * n + j];
        }
      }
    }
    return c;
  }

  private static double[] transposed(int m, int n, double[] a) {
    double[] t = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        t[j * m + i] = a[i * n + j];
      }
    }
    return t;
  }

  private static double[] identity(int n) {
    double[] e = new double[n * n];
    for (int i = 0; i < n; i++) {
      e[i * n + i] = 1;
    }
    return e;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40})
  void multiplyIsTheProduct(int k) {
    double[] a = random(5 * k, 1);
    double[] b = random(k * 3, 2);
    double[] c = random(15, 3);
    algebra().multiply(5, 3, k, a, b, c);
    assertThat(c).containsExactly(product(5, 3, k, a, b), offset(1e-13));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 60, 170})
  void eigenvectorsDiagonalise(int n) {
    double[] a = random(n * n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        a[j * n + i] = a[i * n + j];
      }
    }
    double[] v = a.clone();
    for (int i = 0; i < n; i++) { // the upper triangle is not read
      Arrays.fill(v, i * n + i + 1, (i + 1) * n, 77);
    }
    double[] values = new double[n];
    algebra().symmetricEigen(n, v, values);
    assertThat(values).isSorted();
    double[] vt = transposed(n, n, v);
    assertThat(product(n, n, n, vt, v)).containsExactly(identity(n), offset(1e-12));
    double[] diagonal = product(n, n, n, vt, product(n, n, n, a, v));
    for (int i = 0; i < n; i++) {
      diagonal[i * n + i] -= values[i];
    }
    assertThat(diagonal).containsExactly(new double[n * n], offset(1e-12 * n));
  }

  @Test
  void multipleEigenvaluesHaveOrthonormalVectors() {
    double[] a = identity(12);
    double[] values = new double[12];
    algebra().symmetricEigen(12, a, values);
    assertThat(values).containsOnly(1);
    assertThat(product(12, 12, 12, transposed(12, 12, a), a))
        .containsExactly(identity(12), offset(1e-14));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 30})
  void choleskyGivesTheMatrixBack(int n) {
    double[] b = random(n * n, 5);
    double[] a = product(n, n, n, b, transposed(n, n, b));
    for (int i = 0; i < n; i++) {
      a[i * n + i] += 1;
    }
    double[] l = a.clone();
    assertThat(algebra().cholesky(n, l)).isTrue();
    for (int i = 0; i < n; i++) {
      assertThat(Arrays.stream(l, i * n + i + 1, (i + 1) * n)).allMatch(v -> v == 0);
      assertThat(l[i * n + i]).isPositive();
    }
    assertThat(product(n, n, n, l, transposed(n, n, l))).containsExactly(a, offset(1e-12));
  }

  @Test
  void choleskyTellsWhatIsNotPositiveDefinite() {
    assertThat(algebra().cholesky(2, new double[] {1, 2, 2, 1})).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 25})
  void qrGivesTheMatrixBack(int n) {
    int m = 25;
    double[] a = random(m * n, 6);
    double[] q = a.clone();
    double[] r = random(n * n, 7);
    algebra().qr(m, n, q, r);
    assertThat(product(n, n, m, transposed(m, n, q), q))
        .containsExactly(identity(n), offset(1e-13));
    assertThat(product(m, n, n, q, r)).containsExactly(a, offset(1e-13));
    for (int i = 0; i < n; i++) {
      assertThat(r[i * n + i]).isNotNegative();
      assertThat(Arrays.stream(r, i * n, i * n + i)).allMatch(v -> v == 0);
    }
  }

  @Test
  void wrongSizesAndValuesAreRefused() {
    assertThatThrownBy(() -> algebra().symmetricEigen(3, new double[8], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("length 8: expected that of a 3 x 3 matrix");
    assertThatThrownBy(() -> algebra().qr(2, 3, new double[6], new double[9]))
        .hasMessageContaining("2 x 3: expected at least as many rows");
    assertThatThrownBy(
            () -> algebra().symmetricEigen(2, new double[] {1, 0, Double.NaN, 1}, new double[2]))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("(1, 0)");
  }
}
