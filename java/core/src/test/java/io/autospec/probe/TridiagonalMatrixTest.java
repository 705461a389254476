package io.autospec.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.autospec.recurrence.Tolerances;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TridiagonalMatrixTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 12, 32, 64})
  void ritzValuesWeightsAndResidualNormsAgreeWithADenseSolver(int m) {
    SplittableRandom random = new SplittableRandom(m);
    for (double scale : new double[] {1, 1e100, 1e-100}) {
      double[] diagonal = new double[m];
      double[] couplings = new double[m];
      DMatrixRMaj dense = new DMatrixRMaj(m, m); // unscaled
      for (int i = 0; i < m; i++) {
        dense.set(i, i, random.nextDouble(-1, 3));
        diagonal[i] = scale * dense.get(i, i);
        double coupling = random.nextDouble();
        couplings[i] = scale * coupling;
        if (i + 1 < m) {
          dense.set(i, i + 1, coupling);
          dense.set(i + 1, i, coupling);
        }
      }
      TridiagonalMatrix t = new TridiagonalMatrix(diagonal, couplings);
      EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(m, true, true);
      assertThat(eigen.decompose(dense)).isTrue();
      Integer[] order =
          IntStream.range(0, m)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> eigen.getEigenvalue(i).getReal()))
              .toArray(Integer[]::new);
      double tolerance = 4 * Tolerances.eigenvalue(m);
      double gapTolerance = 1e4 * tolerance; // eigenvectors: by the gaps, which are > 1e-4 here
      for (int i = 0; i < m; i++) {
        double value = eigen.getEigenvalue(order[i]).getReal();
        DMatrixRMaj s = eigen.getEigenVector(order[i]);
        assertThat(t.ritzValues()[i] / scale).isCloseTo(value, within(tolerance));
        assertThat(t.weights()[i]).isCloseTo(s.get(0) * s.get(0), within(gapTolerance));
        assertThat(t.residualNorms()[i] / scale)
            .isCloseTo(couplings[m - 1] / scale * Math.abs(s.get(m - 1)), within(gapTolerance));
      }
      assertThat(Arrays.stream(t.weights()).sum()).isCloseTo(1, within(tolerance));
    }
  }

  @Test
  void toeplitzRitzValuesAreCosines() {
    int m = 40;
    double[] diagonal = new double[m];
    double[] couplings = new double[m];
    Arrays.fill(diagonal, 2);
    Arrays.fill(couplings, 1);
    double[] ritz = new TridiagonalMatrix(diagonal, couplings).ritzValues();
    for (int i = 0; i < m; i++) {
      assertThat(ritz[i])
          .isCloseTo(
              2 - 2 * Math.cos(Math.PI * (i + 1) / (m + 1)), within(Tolerances.eigenvalue(m)));
    }
  }

  @Test
  void leadingMatrixIsThatOfAShorterRun() {
    double[] spectrum = Spectra.logUniform(200, 1e-3, 1);
    TridiagonalMatrix whole = Spectra.summary(spectrum, 20).tridiagonal();
    TridiagonalMatrix shorter = Spectra.summary(spectrum, 9).tridiagonal();
    assertThat(whole.leading(9)).isEqualTo(shorter);
    assertThat(whole.leading(20)).isEqualTo(whole);
  }

  @Test
  void zeroCouplingsAndZeroMatricesPass() {
    TridiagonalMatrix zero = new TridiagonalMatrix(new double[3], new double[3]);
    assertThat(zero.ritzValues()).containsExactly(0, 0, 0);
    TridiagonalMatrix split =
        new TridiagonalMatrix(new double[] {3, 1, 2}, new double[] {0, 0, 0.5});
    assertThat(split.ritzValues()).containsExactly(1, 2, 3);
    assertThat(split.weights()).containsExactly(0, 0, 1);
    assertThat(split.residualNorms()).containsExactly(0, 0.5, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 10})
  void harmonicRitzValuesAreTheEigenvaluesOfTheirDefinition(int degree) {
    TridiagonalMatrix t = Spectra.summary(Spectra.logUniform(120, 0.02, 2), 12).tridiagonal();
    DMatrixRMaj h = new DMatrixRMaj(degree, degree);
    for (int i = 0; i < degree; i++) {
      h.set(i, i, t.diagonal(i));
      if (i + 1 < degree) {
        h.set(i, i + 1, t.coupling(i));
        h.set(i + 1, i, t.coupling(i));
      }
    }
    DMatrixRMaj last = new DMatrixRMaj(degree, 1);
    last.set(degree - 1, 1);
    DMatrixRMaj f = new DMatrixRMaj(degree, 1);
    assertThat(CommonOps_DDRM.solve(h, last, f)).isTrue();
    double square = t.coupling(degree - 1) * t.coupling(degree - 1);
    for (int i = 0; i < degree; i++) {
      h.add(i, degree - 1, square * f.get(i));
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(degree, false, false);
    assertThat(eigen.decompose(h)).isTrue();
    double[] expected =
        IntStream.range(0, degree).mapToDouble(i -> eigen.getEigenvalue(i).getReal()).toArray();
    Arrays.sort(expected);
    double[] found = t.harmonicRitzValues(degree);
    assertThat(found).hasSize(degree);
    for (int i = 0; i < degree; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(100 * Tolerances.eigenvalue(degree)));
    }
  }

  @Test
  void harmonicRitzValuesOfAnInvariantSubspaceAreItsRitzValues() {
    TridiagonalMatrix t =
        new TridiagonalMatrix(new double[] {2, 3, 2}, new double[] {0.5, 0.25, 0});
    for (int i = 0; i < 3; i++) {
      assertThat(t.harmonicRitzValues(3)[i])
          .isCloseTo(t.ritzValues()[i], within(Tolerances.eigenvalue(3)));
    }
  }

  @Test
  void indefiniteMatricesHaveNoHarmonicRitzValues() {
    TridiagonalMatrix t = new TridiagonalMatrix(new double[] {1, -2}, new double[] {0.5, 0.5});
    assertThat(t.harmonicRitzValues(1)).hasSize(1);
    assertThat(t.harmonicRitzValues(2)).isEmpty();
  }

  @Test
  void wrongShapesAndValuesAreNamed() {
    assertThatThrownBy(() -> new TridiagonalMatrix(new double[2], new double[1]))
        .hasMessageContaining("2 diagonal entries and 1 couplings");
    assertThatThrownBy(() -> new TridiagonalMatrix(new double[] {1}, new double[] {-1}))
        .hasMessageContaining("step 1");
    assertThatThrownBy(
            () -> TridiagonalMatrix.fromConjugateGradient(new double[] {0}, new double[1]))
        .hasMessageContaining("alpha 0.0");
    assertThatThrownBy(
            () -> TridiagonalMatrix.fromConjugateGradient(new double[] {1, 1}, new double[1]))
        .hasMessageContaining("2 steps and beta 1");
  }
}
