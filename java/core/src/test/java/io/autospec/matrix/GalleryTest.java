package io.autospec.matrix;

import static java.lang.Math.PI;
import static java.lang.Math.cos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GalleryTest {

  private interface Symbol {
    double at(double cx, double cy, double cz);
  }

  /** A matrix and its eigenvalues in closed form. */
  @SuppressWarnings("ArrayRecordComponent")
  record Case(String name, CsrMatrix matrix, double[] eigenvalues) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case grid(String name, CsrMatrix matrix, int nx, int ny, int nz, Symbol symbol) {
    double[] values = new double[nx * ny * nz];
    for (int k = 0; k < values.length; k++) {
      double cx = cos(PI * (1 + k % nx) / (nx + 1));
      double cy = cos(PI * (1 + k / nx % ny) / (ny + 1));
      double cz = cos(PI * (1 + k / (nx * ny)) / (nz + 1));
      values[k] = symbol.at(cx, cy, cz);
    }
    return new Case(name, matrix, values);
  }

  private static double[] modes(int n, java.util.function.IntToDoubleFunction eigenvalue) {
    return IntStream.range(0, n).mapToDouble(eigenvalue).toArray();
  }

  private static double[] zeroAnd(int n, double value) {
    return modes(n, j -> j == 0 ? 0 : value);
  }

  static Stream<Case> closedForms() {
    double[] star = zeroAnd(9, 1);
    star[8] = 9;
    return Stream.of(
        grid("one point", Gallery.poisson3d(1, 1, 1), 1, 1, 1, (x, y, z) -> 6),
        grid("1-D", Gallery.poisson1d(17), 17, 1, 1, (x, y, z) -> 2 - 2 * x),
        grid("2-D", Gallery.poisson2d(5, 8), 5, 8, 1, (x, y, z) -> 4 - 2 * x - 2 * y),
        grid("a line in 2-D", Gallery.poisson2d(1, 6), 1, 6, 1, (x, y, z) -> 4 - 2 * x - 2 * y),
        grid(
            "2-D, nine points",
            Gallery.poisson2dNinePoint(6, 7),
            6,
            7,
            1,
            (x, y, z) -> 20 - 8 * x - 8 * y - 4 * x * y),
        grid(
            "anisotropic",
            Gallery.anisotropic2d(7, 5, 1e-3),
            7,
            5,
            1,
            (x, y, z) -> 2 * (1 - x) + 2e-3 * (1 - y)),
        grid("3-D", Gallery.poisson3d(4, 3, 5), 4, 3, 5, (x, y, z) -> 6 - 2 * (x + y + z)),
        grid(
            "3-D, anisotropic",
            Gallery.anisotropic3d(4, 3, 5, 0.1, 10),
            4,
            3,
            5,
            (x, y, z) -> 2 * (1 - x) + 0.2 * (1 - y) + 20 * (1 - z)),
        grid(
            "3-D, 27 points",
            Gallery.poisson3dTwentySevenPoint(3, 4, 5),
            3,
            4,
            5,
            (x, y, z) -> 27 - (1 + 2 * x) * (1 + 2 * y) * (1 + 2 * z)),
        new Case("path", GraphLaplacian.path(11), modes(11, j -> 2 - 2 * cos(PI * j / 11))),
        new Case("cycle", GraphLaplacian.cycle(12), modes(12, j -> 2 - 2 * cos(2 * PI * j / 12))),
        new Case("complete", GraphLaplacian.complete(8), zeroAnd(8, 8)),
        new Case("star", GraphLaplacian.star(9), star),
        new Case(
            "no jump",
            Gallery.jumpingCoefficients2d(4, 4, 0, 5),
            grid("", null, 4, 4, 1, (x, y, z) -> 4 - 2 * x - 2 * y).eigenvalues()));
  }

  static double[] eigenvalues(CsrMatrix matrix) {
    DMatrixRMaj dense = new DMatrixRMaj(MatrixFiles.dense(matrix));
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(matrix.rows(), false, true);
    assertThat(eigen.decompose(dense)).isTrue();
    return IntStream.range(0, matrix.rows())
        .mapToDouble(i -> eigen.getEigenvalue(i).getReal())
        .sorted()
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("closedForms")
  void theSpectrumHasItsClosedForm(Case it) {
    assertThat(it.matrix().isSymmetric(0)).isTrue();
    double[] expected = it.eigenvalues().clone();
    Arrays.sort(expected);
    double largest = DoubleStream.of(expected).max().orElseThrow();
    assertThat(eigenvalues(it.matrix()))
        .usingComparatorWithPrecision(64 * Math.ulp(1.0) * largest * it.matrix().rows())
        .containsExactly(expected);
  }

  @Test
  void jumpingCoefficientsAreSymmetricDefiniteAndOfTheirSeed() {
    for (CsrMatrix matrix :
        new CsrMatrix[] {
          Gallery.jumpingCoefficients2d(7, 6, 6, 1), Gallery.jumpingCoefficients3d(3, 4, 4, 6, 1)
        }) {
      assertThat(matrix.isSymmetric(0)).isTrue();
      double[] spectrum = eigenvalues(matrix);
      assertThat(spectrum[0]).isPositive();
      assertThat(spectrum[spectrum.length - 1] / spectrum[0]).isGreaterThan(1e3);
    }
    CsrMatrix first = Gallery.jumpingCoefficients2d(5, 5, 3, 17);
    MatrixMarketReadTest.assertSame(Gallery.jumpingCoefficients2d(5, 5, 3, 17), first);
    assertThat(Gallery.jumpingCoefficients2d(5, 5, 3, 18).values()).isNotEqualTo(first.values());
  }

  @Test
  void jumpingCoefficientsAddUpToTheFluxOfEveryFace() {
    // away from the boundary a row sums to zero
    CsrMatrix matrix = Gallery.jumpingCoefficients3d(5, 5, 5, 4, 2);
    double[] sums = matrix.multiply(DoubleStream.generate(() -> 1).limit(125).toArray());
    int centre = 2 + 5 * (2 + 5 * 2);
    assertThat(sums[centre] / matrix.get(centre, centre)).isCloseTo(0, within(1e-14));
    assertThat(sums[0]).isPositive();
  }

  @Test
  void theRandomGeometricGraphJoinsExactlyTheClosePoints() {
    int n = 300;
    double radius = 0.08;
    java.util.Random random = new java.util.Random(21);
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextDouble();
      y[i] = random.nextDouble();
    }
    double[][] expected = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i != j && Math.hypot(x[i] - x[j], y[i] - y[j]) < radius) {
          expected[i][j] = -1;
          expected[i][i]++;
        }
      }
    }
    assertThat(MatrixFiles.dense(GraphLaplacian.randomGeometric(n, radius, 21)))
        .isEqualTo(expected);
    assertThat(GraphLaplacian.randomGeometric(20, 2, 1).nonzeros()).isEqualTo(400);
  }

  @Test
  void edgesListedTwiceCountTwiceAndLoopsNot() {
    CsrMatrix matrix =
        GraphLaplacian.ofEdges(3, new int[] {0, 1, 2}, new int[] {1, 0, 2}, new double[] {2, 3, 9});
    assertThat(MatrixFiles.dense(matrix))
        .isEqualTo(new double[][] {{5, -5, 0}, {-5, 5, 0}, {0, 0, 0}});
  }

  @Test
  void aMillionUnknownsAreBuiltDirectly() {
    CsrMatrix matrix = Gallery.poisson3d(100, 100, 100);
    assertThat(matrix.rows()).isEqualTo(1_000_000);
    assertThat(matrix.nonzeros()).isEqualTo(6_940_000);
    assertThat(matrix.values()).hasSize(6_940_000);
  }

  @Test
  void gridsAndGraphsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Gallery.poisson2d(0, 5)).hasMessageContaining("0 x 5 x 1");
    assertThatThrownBy(() -> Gallery.poisson3d(10_000, 10_000, 10_000))
        .hasMessageContaining("10000 x 10000 x 10000");
    assertThatThrownBy(() -> Gallery.anisotropic2d(2, 2, 0)).hasMessageContaining("epsilon is 0");
    assertThatThrownBy(() -> Gallery.anisotropic2d(2, 2, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Gallery.jumpingCoefficients2d(2, 2, -1, 0))
        .hasMessageContaining("decades");
    assertThatThrownBy(() -> GraphLaplacian.cycle(2)).hasMessageContaining("2 vertices");
    assertThatThrownBy(() -> GraphLaplacian.complete(50_000)).hasMessageContaining("50000");
    assertThatThrownBy(() -> GraphLaplacian.randomGeometric(5, -1, 0))
        .hasMessageContaining("radius is -1");
    assertThatThrownBy(() -> GraphLaplacian.ofEdges(2, new int[1], new int[2]))
        .hasMessageContaining("1 and 2 ends");
    assertThatThrownBy(() -> GraphLaplacian.ofEdges(2, new int[1], new int[] {2}))
        .hasMessageContaining("(0, 2)");
  }
}
