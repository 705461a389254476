package io.autospec.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.GraphLaplacian;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseLdlTest {

  private static CsrMatrix randomGraph(int n, int edges, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] from = new int[edges];
    int[] to = new int[edges];
    Arrays.setAll(from, i -> random.nextInt(n));
    Arrays.setAll(to, i -> (from[i] + 1 + random.nextInt(n - 1)) % n);
    return GraphLaplacian.ofEdges(n, from, to);
  }

  @Test
  void theOrderIsAPermutation() {
    for (CsrMatrix matrix :
        new CsrMatrix[] {
          Gallery.poisson2d(13, 9), CsrMatrix.identity(5), randomGraph(80, 600, 3), star(30)
        }) {
      int[] order = MinimumDegree.of(matrix);
      Arrays.sort(order);
      assertThat(order).containsExactly(IntStream.range(0, matrix.rows()).toArray());
    }
  }

  private static CsrMatrix star(int n) {
    int[] from = new int[n - 1];
    int[] to = new int[n - 1];
    Arrays.setAll(to, i -> i + 1);
    return GraphLaplacian.ofEdges(n, from, to);
  }

  @Test
  void aStarIsFactorisedWithoutFill() {
    assertThat(SparseLdl.analyse(star(50), 1000).orElseThrow().fill()).isEqualTo(49);
  }

  @Test
  void theOrderSavesFillOnAGrid() {
    int fill = SparseLdl.analyse(Gallery.poisson2d(40, 40), 1_000_000).orElseThrow().fill();
    assertThat(fill).isLessThan(30_000); // the natural order fills the band: 64,000
  }

  @Test
  void tooMuchFillIsRefused() {
    assertThat(SparseLdl.analyse(Gallery.poisson2d(40, 40), 5_000)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0.5, 2.0001, 3.7, 4.9, 9})
  void negativePivotsCountTheEigenvaluesBelow(double sigma) {
    CsrMatrix matrix = Gallery.poisson2d(17, 13);
    long below = 0;
    for (int i = 1; i <= 17; i++) {
      for (int j = 1; j <= 13; j++) {
        double value = 4 - 2 * Math.cos(i * Math.PI / 18) - 2 * Math.cos(j * Math.PI / 14);
        below += value < sigma ? 1 : 0;
      }
    }
    SparseLdl.Factors factors =
        SparseLdl.analyse(matrix, 1_000_000).orElseThrow().factorise(sigma).orElseThrow();
    assertThat(factors.negative()).isEqualTo((int) below);
    assertThat(factors.backwardError()).isLessThan(1e-11);
  }

  @Test
  void solvesSeveralColumns() {
    CsrMatrix matrix = randomGraph(90, 400, 5);
    SparseLdl.Factors factors =
        SparseLdl.analyse(matrix, 1_000_000).orElseThrow().factorise(1.2345).orElseThrow();
    int k = 3;
    SplittableRandom random = new SplittableRandom(2);
    double[] b = random.doubles(90L * k).toArray();
    double[] x = b.clone();
    factors.solve(x, k, new double[x.length]);
    for (int j = 0; j < k; j++) {
      double[] column = new double[90];
      for (int i = 0; i < 90; i++) {
        column[i] = x[i * k + j];
      }
      double[] image = matrix.multiply(column);
      for (int i = 0; i < 90; i++) {
        assertThat(image[i] - 1.2345 * column[i]).isCloseTo(b[i * k + j], offset(1e-9));
      }
    }
  }

  @Test
  void aPivotOfZeroIsToldAndALargeErrorMeasured() {
    assertThat(SparseLdl.analyse(CsrMatrix.identity(4), 10).orElseThrow().factorise(1)).isEmpty();
    // the first pivot is δ, and what remains has entries of 1/δ
    double delta = 3e-13;
    CsrMatrix matrix =
        new CsrMatrix(
            3,
            3,
            new int[] {0, 3, 6, 9},
            new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2},
            new double[] {delta, 1, 1, 1, 0.3, 0.2, 1, 0.2, 0.9});
    SparseLdl ldl = SparseLdl.analyse(matrix, 10).orElseThrow();
    assertThat(ldl.factorise(0).orElseThrow().backwardError()).isGreaterThan(1e-9);
    assertThat(ldl.factorise(-0.4).orElseThrow().backwardError()).isLessThan(1e-14);
  }

  @Test
  void anOblongMatrixIsRefused() {
    CsrMatrix oblong = new CsrMatrix(1, 2, new int[] {0, 0}, new int[0], new double[0]);
    assertThatThrownBy(() -> SparseLdl.analyse(oblong, 10)).hasMessageContaining("1 x 2");
  }

  @Test
  void anInterruptionEndsAFactorisation() {
    SparseLdl ldl = SparseLdl.analyse(Gallery.poisson2d(13, 9), 10_000).orElseThrow();
    Thread.currentThread().interrupt();
    try {
      assertThat(ldl.factorise(0.5)).isEmpty();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(ldl.factorise(0.5)).isPresent();
  }
}
