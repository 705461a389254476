package io.autospec.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CsrMatrixTest {

  private static CsrMatrix of(double[][] dense) {
    Triplets triplets = new Triplets(dense.length, dense.length == 0 ? 0 : dense[0].length);
    for (int i = 0; i < dense.length; i++) {
      for (int j = 0; j < dense[i].length; j++) {
        if (dense[i][j] != 0) {
          triplets.add(i, j, dense[i][j]);
        }
      }
    }
    return triplets.toCsr();
  }

  private static double[][] random(int rows, int columns, double density, Random random) {
    double[][] dense = new double[rows][columns];
    for (double[] row : dense) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextDouble() < density ? random.nextGaussian() : 0;
      }
    }
    return dense;
  }

  @Test
  void theTransposeSwapsRowsAndColumns() {
    double[][] dense = random(30, 20, 0.2, new Random(1));
    double[][] transpose = MatrixFiles.dense(of(dense).transpose());
    assertThat(transpose).hasDimensions(20, 30);
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < 20; j++) {
        assertThat(transpose[j][i]).isEqualTo(dense[i][j]);
      }
    }
    MatrixMarketReadTest.assertSame(of(dense).transpose().transpose(), of(dense));
  }

  @Test
  void theProductIsTheSumOverEachRow() {
    assertThat(of(new double[][] {{1, 0, 2}, {0, 0, 0}}).multiply(new double[] {3, 4, 5}))
        .containsExactly(13, 0);
    assertThatThrownBy(() -> CsrMatrix.identity(3).multiply(new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vector has 2 values, matrix is 3 x 3");
  }

  @Test
  void theDiagonalHasZerosWhereNothingIsStored() {
    assertThat(of(new double[][] {{1, 2, 3}, {4, 0, 6}}).diagonal()).containsExactly(1, 0);
    assertThat(CsrMatrix.identity(3).diagonal()).containsExactly(1, 1, 1);
    assertThat(CsrMatrix.ofDiagonal(4, 5).get(1, 1)).isEqualTo(5);
  }

  @Test
  void groundingDeletesTheFirstRowAndColumn() {
    CsrMatrix grounded = GraphLaplacian.cycle(4).withoutFirst();
    assertThat(MatrixFiles.dense(grounded))
        .isEqualTo(new double[][] {{2, -1, 0}, {-1, 2, -1}, {0, -1, 2}});
    assertThat(CsrMatrix.identity(1).withoutFirst().rows()).isZero();
    assertThatThrownBy(() -> CsrMatrix.identity(0).withoutFirst())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 x 0");
  }

  @Test
  void rowSumsOfALaplacianVanishAndOthersDoNot() {
    assertThat(GraphLaplacian.randomGeometric(200, 0.1, 3).rowSumsVanish(1e-15)).isTrue();
    assertThat(GraphLaplacian.path(5).withoutFirst().rowSumsVanish(1e-3)).isFalse();
    assertThat(of(new double[][] {{1, -0.999}, {0, 0}}).rowSumsVanish(1e-3)).isTrue();
  }

  @Test
  void theFirstAsymmetricEntryIsNamed() {
    CsrMatrix matrix = of(new double[][] {{1, 2, 0}, {2, 1, 3}, {0, 4, 1}});
    assertThat(matrix.asymmetry(0)).contains(new Asymmetry(1, 2, 3, 4));
    assertThat(matrix.asymmetry(0).orElseThrow())
        .hasToString("entry (1, 2) is 3.0, but entry (2, 1) is 4.0");
    assertThat(matrix.isSymmetric(0.34)).isTrue();
    assertThat(matrix.isSymmetric(0.33)).isFalse();
  }

  @Test
  void aMissingImageCountsAsZero() {
    assertThat(of(new double[][] {{0, 0, 0}, {0, 0, 0}, {7, 0, 0}}).asymmetry(1e-3))
        .contains(new Asymmetry(2, 0, 7, 0));
    assertThat(of(new double[][] {{0, 7}, {0, 0}}).asymmetry(0.9))
        .contains(new Asymmetry(0, 1, 7, 0));
  }

  @Test
  void roundingBesideLargeEntriesIsNoAsymmetry() {
    CsrMatrix matrix = of(new double[][] {{1, 1e-16, 0}, {0, 1, 0}, {0, 0, 1e-20}});
    assertThat(matrix.isSymmetric(1e-12)).isTrue();
    assertThat(matrix.isSymmetric(0)).isFalse();
    // but a small row is measured by its own size
    assertThat(of(new double[][] {{1, 1e-20}, {0, 1e-20}}).isSymmetric(1e-12)).isFalse();
  }

  @Test
  void asymmetryEqualsItsDefinitionOnRandomMatrices() {
    Random random = new Random(5);
    for (int trial = 0; trial < 200; trial++) {
      int n = 1 + random.nextInt(8);
      double[][] dense = random(n, n, 0.4, random);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          dense[i][j] = random.nextInt(12) == 0 ? dense[i][j] : dense[j][i];
        }
      }
      Asymmetry first = null;
      for (int k = n * n - 1; k >= 0; k--) {
        double value = dense[k / n][k % n];
        double image = dense[k % n][k / n];
        // the walk is over stored entries only
        first = value != image && value != 0 ? new Asymmetry(k / n, k % n, value, image) : first;
      }
      assertThat(of(dense).asymmetry(0).orElse(null)).isEqualTo(first);
    }
  }

  @Test
  void onlyASquareMatrixCanBeSymmetric() {
    CsrMatrix matrix = of(new double[][] {{1, 2}});
    assertThat(matrix.isSymmetric(0)).isFalse();
    assertThatThrownBy(() -> matrix.asymmetry(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 x 2: expected square");
  }

  @Test
  void wrongArraysAreRefusedByName() {
    int[] one = {0};
    double[] value = {1};
    assertThatThrownBy(() -> new CsrMatrix(-1, 1, new int[1], one, value))
        .hasMessageContaining("-1 x 1");
    assertThatThrownBy(() -> new CsrMatrix(2, 2, new int[] {0, 1}, one, value))
        .hasMessageContaining("expected 3 values");
    assertThatThrownBy(() -> new CsrMatrix(1, 1, new int[] {0, 2}, one, value))
        .hasMessageContaining("row 0 ends at entry 2");
    assertThatThrownBy(() -> new CsrMatrix(1, 1, new int[] {0, 1}, new int[] {1}, value))
        .hasMessageContaining("row 0 has column 1");
    assertThatThrownBy(() -> new CsrMatrix(1, 2, new int[] {0, 2}, new int[] {1, 1}, new double[2]))
        .hasMessageContaining("after column 1");
    assertThatThrownBy(() -> new CsrMatrix(1, 1, new int[] {0, 1}, one, new double[] {Double.NaN}))
        .hasMessageContaining("(0, 0) is NaN");
  }

  @Test
  void tripletsAreSortedAndSummed() {
    Random random = new Random(9);
    for (int trial = 0; trial < 50; trial++) {
      int rows = 1 + random.nextInt(20);
      int columns = 1 + random.nextInt(20);
      double[][] expected = new double[rows][columns];
      Triplets triplets = new Triplets(rows, columns, random.nextInt(3));
      int count = random.nextInt(200);
      for (int k = 0; k < count; k++) {
        int i = random.nextInt(rows);
        int j = random.nextInt(columns);
        double value = random.nextGaussian();
        triplets.add(i, j, value);
        expected[i][j] += value;
      }
      assertThat(triplets.size()).isEqualTo(count);
      CsrMatrix matrix = triplets.toCsr();
      assertThat(MatrixFiles.dense(matrix)).isEqualTo(expected);
      MatrixMarketReadTest.assertSame(triplets.toCsr(), matrix);
      MatrixMarketReadTest.assertSame(
          new CsrMatrix(
              rows, columns, matrix.rowPointers(), matrix.columnIndices(), matrix.values()),
          matrix);
    }
  }

  @Test
  void tripletsOutsideOrNotFiniteAreRefused() {
    Triplets triplets = new Triplets(2, 3);
    assertThatThrownBy(() -> triplets.add(2, 0, 1))
        .hasMessageContaining("entry (2, 0) lies outside of the 2 x 3 matrix");
    assertThatThrownBy(() -> triplets.add(0, 1, Double.POSITIVE_INFINITY))
        .hasMessageContaining("entry (0, 1) is Infinity");
    triplets.add(1, 1, 1e308);
    triplets.add(1, 1, 1e308);
    assertThatThrownBy(triplets::toCsr).hasMessageContaining("duplicates of entry (1, 1)");
    assertThatThrownBy(() -> new Triplets(-1, 0)).hasMessageContaining("-1 x 0");
  }
}
