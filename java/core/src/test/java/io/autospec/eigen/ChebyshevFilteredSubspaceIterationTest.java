package io.autospec.eigen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.filter.ChebyshevFilter;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.GraphLaplacian;
import io.autospec.solve.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChebyshevFilteredSubspaceIterationTest {

  private static EigenSolution run(CsrMatrix matrix, int count, Extreme which) {
    try (PreparedMatrix a =
        new ReferenceBackend().prepare(matrix, Scaling.NONE, Precision.FLOAT64)) {
      return new ChebyshevFilteredSubspaceIteration(count, which).run(a);
    }
  }

  /** The eigenvalues of the 2-D Poisson matrix on nx × ny points, ascending. */
  private static List<Double> poissonSpectrum(int nx, int ny) {
    List<Double> spectrum = new ArrayList<>();
    for (int i = 1; i <= nx; i++) {
      for (int j = 1; j <= ny; j++) {
        spectrum.add(
            4 - 2 * Math.cos(i * Math.PI / (nx + 1)) - 2 * Math.cos(j * Math.PI / (ny + 1)));
      }
    }
    Collections.sort(spectrum);
    return spectrum;
  }

  @ParameterizedTest
  @EnumSource(Extreme.class)
  void doubleEigenvaluesAreFoundTwice(Extreme which) {
    List<Double> spectrum = poissonSpectrum(24, 24);
    EigenSolution solution = run(Gallery.poisson2d(24, 24), 20, which);
    assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
    int from = which == Extreme.LOWEST ? 0 : spectrum.size() - 20;
    double[] expected =
        spectrum.subList(from, from + 20).stream().mapToDouble(Double::doubleValue).toArray();
    assertThat(solution.values()).containsExactly(expected, offset(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 10, 20, 21, 40, 70})
  void neverMoreLiveThanThreeBlocksAndTheVectorsWanted(int count) {
    try (PreparedMatrix a =
        new ReferenceBackend()
            .prepare(Gallery.poisson2d(31, 23), Scaling.NONE, Precision.FLOAT64)) {
      CountedVectors vectors = new CountedVectors(a);
      EigenSolution solution =
          new ChebyshevFilteredSubspaceIteration(count, Extreme.LOWEST).run(vectors.operator());
      assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
      int block = count + Math.max(8, count / 4);
      assertThat(vectors.most()).isBetween(3 * block, 3 * block + count);
      vectors.closePool();
      assertThat(vectors.alive()).isZero();
    }
  }

  @Test
  void vectorsAreOrthonormalAndTheirResidualsAreTold() {
    CsrMatrix matrix = Gallery.poisson2d(17, 23);
    int k = 12;
    EigenSolution solution = run(matrix, k, Extreme.LOWEST);
    assertThat(solution.certificate().check()).isEqualTo(Check.NONE);
    assertThat(solution.certificate().orthogonality()).isBetween(0.0, 1e-11);
    double[][] vectors = new double[k][];
    for (int j = 0; j < k; j++) {
      int column = j;
      vectors[j] = new double[matrix.rows()];
      Arrays.setAll(vectors[j], i -> solution.vectors()[i * k + column]);
    }
    for (int j = 0; j < k; j++) {
      double[] image = matrix.multiply(vectors[j]);
      double squares = 0;
      for (int i = 0; i < image.length; i++) {
        double r = image[i] - solution.values()[j] * vectors[j][i];
        squares += r * r;
      }
      assertThat(Math.sqrt(squares)).isCloseTo(solution.residualNorms()[j], offset(1e-12));
      assertThat(Math.sqrt(squares)).isLessThanOrEqualTo(1e-8 * 8);
      for (int l = 0; l <= j; l++) {
        double dot = 0;
        for (int i = 0; i < image.length; i++) {
          dot += vectors[j][i] * vectors[l][i];
        }
        assertThat(dot).isCloseTo(l == j ? 1 : 0, offset(1e-11));
      }
    }
  }

  @Test
  void multiplesOfTheIdentityAndTheZeroMatrix() {
    assertThat(run(CsrMatrix.identity(50), 5, Extreme.LOWEST).values())
        .containsExactly(new double[] {1, 1, 1, 1, 1}, offset(1e-13));
    double[] zeros = new double[30];
    assertThat(run(CsrMatrix.ofDiagonal(zeros), 3, Extreme.HIGHEST).values())
        .containsExactly(0, 0, 0);
  }

  @Test
  void everyEigenvalueOfASmallMatrix() {
    double[] diagonal = {3, -1, 4, 1, -5, 9, 2, 6};
    EigenSolution solution = run(CsrMatrix.ofDiagonal(diagonal), 8, Extreme.HIGHEST);
    Arrays.sort(diagonal);
    assertThat(solution.values()).containsExactly(diagonal, offset(1e-12));
  }

  @Test
  void aClusterIsFoundWhole() {
    double[] diagonal = new double[300];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = i < 12 ? 1 + 1e-11 * i : 2 + i;
    }
    EigenSolution solution = run(CsrMatrix.ofDiagonal(diagonal), 14, Extreme.LOWEST);
    assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
    assertThat(Arrays.stream(solution.values()).limit(12)).allMatch(v -> Math.abs(v - 1) < 1e-9);
    assertThat(solution.values()[12]).isCloseTo(14, offset(1e-8));
  }

  @Test
  void threeComponentsGiveThreeZeros() {
    int[] from = new int[90];
    int[] to = new int[90];
    for (int i = 0; i < 90; i++) {
      from[i] = i;
      to[i] = i % 30 == 29 ? i - 29 : i + 1;
    }
    double[] values = run(GraphLaplacian.ofEdges(90, from, to), 5, Extreme.LOWEST).values();
    assertThat(values[2]).isCloseTo(0, offset(1e-9));
    assertThat(values[3]).isGreaterThan(0.04);
  }

  @Test
  void aLimitKeepsWhatHasConverged() {
    try (PreparedMatrix a =
        new ReferenceBackend()
            .prepare(Gallery.poisson2d(40, 30), Scaling.NONE, Precision.FLOAT64)) {
      EigenSolution solution =
          new ChebyshevFilteredSubspaceIteration(
                  10, Extreme.LOWEST, 1e-8, 1500, 1, new ChebyshevFilter(), EigenListener.SILENT)
              .run(a);
      assertThat(solution.outcome()).isEqualTo(Outcome.LIMIT_REACHED);
      assertThat(solution.operatorApplications()).isLessThanOrEqualTo(1500);
      assertThat(solution.values().length).isLessThan(10);
      assertThat(solution.advice()).contains("of 10 eigenvalues were found");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 17, 60, 130, 777, 1501, 1900})
  void aLimitIsNeverExceededAndHardlyMissed(int limit) {
    try (PreparedMatrix a =
        new ReferenceBackend()
            .prepare(Gallery.poisson2d(40, 30), Scaling.NONE, Precision.FLOAT64)) {
      EigenSolution solution =
          new ChebyshevFilteredSubspaceIteration(
                  10, Extreme.LOWEST, 1e-8, limit, 1, new ChebyshevFilter(), EigenListener.SILENT)
              .run(a);
      assertThat(solution.outcome()).isEqualTo(Outcome.LIMIT_REACHED);
      assertThat(solution.operatorApplications()).isBetween(Math.min(limit, 54L), (long) limit);
      assertThat(limit - solution.operatorApplications()).isLessThan(3 * 18);
    }
  }

  @Test
  void wrongAsksAreRefused() {
    assertThatThrownBy(() -> run(CsrMatrix.identity(4), 5, Extreme.LOWEST))
        .hasMessageContaining("count is 5, the matrix has 4 rows");
    assertThatThrownBy(() -> new ChebyshevFilteredSubspaceIteration(0, Extreme.LOWEST))
        .hasMessageContaining("count is 0");
    try (PreparedMatrix a =
        new ReferenceBackend().prepare(CsrMatrix.identity(4), Scaling.JACOBI, Precision.FLOAT64)) {
      assertThatThrownBy(() -> new ChebyshevFilteredSubspaceIteration(1, Extreme.LOWEST).run(a))
          .hasMessageContaining("Scaling.NONE");
    }
  }

  /**
   * The leaves of a star are alike to the last bit of every product: rounding spans nothing new.
   */
  @Test
  void columnsThatDependOnEachOtherToTheLastBitGiveWayToOthers() {
    EigenSolution solution = run(GraphLaplacian.star(300), 20, Extreme.LOWEST);
    assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
    double[] expected = new double[20];
    Arrays.fill(expected, 1, 20, 1);
    assertThat(solution.values()).containsExactly(expected, offset(1e-9));
  }
}
