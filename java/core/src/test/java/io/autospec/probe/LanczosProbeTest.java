package io.autospec.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.matrix.CsrMatrix;
import io.autospec.operator.LinearOperator;
import io.autospec.recurrence.Tolerances;
import java.util.Arrays;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;

class LanczosProbeTest {

  private static final int N = 30;

  /** A dense SPD matrix of order N with a well-spread spectrum. */
  private static DMatrixRMaj dense() {
    DMatrixRMaj g = new DMatrixRMaj(N, N, true, Spectra.randomVector(N * N, 3));
    DMatrixRMaj a = new DMatrixRMaj(N, N);
    CommonOps_DDRM.multTransB(g, g, a);
    CommonOps_DDRM.addEquals(a, CommonOps_DDRM.identity(N));
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < i; j++) {
        a.set(i, j, a.get(j, i));
      }
    }
    return a;
  }

  private static PreparedMatrix prepared(DMatrixRMaj a) {
    int n = a.numRows;
    int[] pointers = new int[n + 1];
    int[] indices = new int[n * n];
    for (int i = 0; i < n; i++) {
      pointers[i + 1] = (i + 1) * n;
      for (int j = 0; j < n; j++) {
        indices[i * n + j] = j;
      }
    }
    CsrMatrix matrix = new CsrMatrix(n, n, pointers, indices, a.data.clone());
    return new ReferenceBackend().prepare(matrix, Scaling.NONE, Precision.FLOAT64);
  }

  private static double[] eigenvalues(DMatrixRMaj a) {
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(a.numRows, false, true);
    assertThat(eigen.decompose(a.copy())).isTrue();
    double[] values = new double[a.numRows];
    for (int i = 0; i < values.length; i++) {
      values[i] = eigen.getEigenvalue(i).getReal();
    }
    Arrays.sort(values);
    return values;
  }

  @Test
  void extremeRitzValuesReachTheEigenvaluesOfADenseMatrix() {
    DMatrixRMaj a = dense();
    double[] exact = eigenvalues(a);
    try (PreparedMatrix matrix = prepared(a)) {
      SpectralSummary summary = new LanczosProbe(N, 1, SafetyMargin.NONE).run(matrix);
      double norm = exact[N - 1];
      double[] ritz = summary.ritzValues();
      assertThat(ritz[summary.steps() - 1])
          .isCloseTo(norm, within(norm * Tolerances.eigenvalue(N)));
      assertThat(ritz[0]).isGreaterThan(exact[0] - norm * Tolerances.eigenvalue(N));
    }
  }

  @Test
  void everyRitzValueHasAnEigenvalueWithinItsResidualNorm() {
    DMatrixRMaj a = dense();
    double[] exact = eigenvalues(a);
    double slack = exact[N - 1] * 4 * Tolerances.eigenvalue(N);
    try (PreparedMatrix matrix = prepared(a)) {
      for (int steps : new int[] {1, 2, 3, 5, 8, 13, 21}) {
        SpectralSummary summary = new LanczosProbe(steps, 1).run(matrix);
        assertThat(summary.steps()).isEqualTo(steps);
        assertThat(summary.applications()).isEqualTo(steps);
        for (int i = 0; i < steps; i++) {
          double ritz = summary.ritzValues()[i];
          double distance = Arrays.stream(exact).map(x -> Math.abs(x - ritz)).min().orElseThrow();
          assertThat(distance).isLessThanOrEqualTo(summary.residualNorms()[i] + slack);
        }
      }
    }
  }

  @Test
  void momentsOfTheQuadratureAreThoseOfTheStartVector() {
    double[] lambda = Spectra.logUniform(200, 0.05, 2);
    long seed = 7;
    int m = 6;
    double[] v = Spectra.randomVector(lambda.length, seed); // the probe's start vector
    SpectralSummary summary = Spectra.summary(lambda, m);
    double norm2 = Arrays.stream(v).map(x -> x * x).sum();
    for (int power = 0; power < 2 * m; power++) {
      double exact = 0;
      for (int i = 0; i < v.length; i++) {
        exact += v[i] * v[i] / norm2 * Math.pow(lambda[i], power);
      }
      double quadrature = 0;
      for (int i = 0; i < m; i++) {
        quadrature += summary.weights()[i] * Math.pow(summary.ritzValues()[i], power);
      }
      assertThat(quadrature / exact).isCloseTo(1, within(8 * Tolerances.eigenvalue(2 * m)));
    }
  }

  @Test
  void ghostsDoNotHarmTheInterval() {
    double[] lambda = Spectra.largeOutliers(400);
    SpectralSummary summary = Spectra.summary(lambda, 64);
    assertThat(summary.ritzValues()[63]).isCloseTo(1, within(Tolerances.eigenvalue(64)));
    assertThat(summary.interval().upper()).isBetween(1.0, 1.02);
    assertThat(summary.ritzValues()[0]).isGreaterThan(0.99e-4);
  }

  @Test
  void anInvariantSubspaceEndsTheRun() {
    SpectralSummary identity = Spectra.summary(new double[] {3, 3, 3, 3, 3, 3, 3}, 5);
    assertThat(identity.steps()).isEqualTo(1);
    assertThat(identity.ritzValues()[0]).isCloseTo(3, within(Tolerances.eigenvalue(7)));
    assertThat(identity.residualNorms()).containsExactly(0);

    double[] two = new double[50];
    Arrays.fill(two, 0, 20, 1);
    Arrays.fill(two, 20, 50, 4);
    SpectralSummary summary = Spectra.summary(two, 12);
    assertThat(summary.steps()).isEqualTo(2);
    assertThat(summary.ritzValues()[0]).isCloseTo(1, within(Tolerances.eigenvalue(50)));
    assertThat(summary.ritzValues()[1]).isCloseTo(4, within(Tolerances.eigenvalue(50)));
  }

  @Test
  void smallAndZeroMatricesPass() {
    SpectralSummary one = Spectra.summary(new double[] {2.5}, 8);
    assertThat(one.steps()).isEqualTo(1);
    assertThat(one.ritzValues()).containsExactly(2.5);
    assertThat(one.weights()).containsExactly(1);

    assertThat(Spectra.summary(new double[] {1, 2, 3}, 8).steps()).isLessThanOrEqualTo(3);

    SpectralSummary zero = Spectra.summary(new double[4], 8);
    assertThat(zero.ritzValues()).containsExactly(0);
    assertThat(zero.interval().upper()).isZero();
  }

  @Test
  void theNormBoundCapsTheUpperEnd() {
    try (PreparedMatrix matrix = Spectra.diagonal(Spectra.logUniform(100, 0.1, 2))) {
      SafetyMargin wide = new SafetyMargin(10, 1);
      assertThat(new LanczosProbe(8, 1, wide).run(matrix).interval().upper()).isEqualTo(2);
      assertThat(new LanczosProbe(8, 1, wide).run(matrix, 1e9).interval().upper()).isGreaterThan(3);
    }
  }

  @Test
  void aMatrixFreeOperatorGivesTheSameSummary() {
    double[] lambda = Spectra.logUniform(100, 0.1, 2);
    try (PreparedMatrix matrix = Spectra.diagonal(lambda)) {
      LinearOperator free =
          new LinearOperator() {
            @Override
            public int rows() {
              return matrix.rows();
            }

            @Override
            public int columns() {
              return matrix.columns();
            }

            @Override
            public Set<Property> properties() {
              return Set.of(Property.SYMMETRIC);
            }

            @Override
            public void apply(MultiVector x, MultiVector y) {
              matrix.apply(x, y);
            }
          };
      LanczosProbe probe = new LanczosProbe(9, 5);
      assertThat(probe.run(free, matrix.normBound())).isEqualTo(probe.run(matrix));
    }
  }

  @Test
  void scalingTheOperatorScalesTheSummary() {
    double[] lambda = Spectra.logUniform(80, 1e-3, 1);
    SpectralSummary base = Spectra.summary(lambda, 10);
    for (double factor : new double[] {1e-100, 1e-3, 1e100, -1}) {
      SpectralSummary scaled = Spectra.summary(Spectra.scaled(lambda, factor), 10);
      for (int i = 0; i < 10; i++) {
        double expected = base.ritzValues()[factor < 0 ? 9 - i : i];
        assertThat(scaled.ritzValues()[i] / factor)
            .isCloseTo(expected, within(100 * Tolerances.eigenvalue(10)));
      }
    }
  }

  @Test
  void coefficientsOfConjugateGradientsGiveTheLanczosMatrix() {
    DMatrixRMaj a = dense();
    int m = 6;
    double[] alpha = new double[m];
    double[] beta = new double[m];
    double[] r = Spectra.randomVector(N, 11); // also the probe's start vector
    conjugateGradients(a, r, alpha, beta);
    TridiagonalMatrix fromCg = TridiagonalMatrix.fromConjugateGradient(alpha, beta);
    try (PreparedMatrix matrix = prepared(a)) {
      SpectralSummary lanczos = new LanczosProbe(m, 11).run(matrix);
      double norm = lanczos.ritzValues()[m - 1];
      for (int i = 0; i < m; i++) {
        assertThat(fromCg.diagonal(i))
            .isCloseTo(
                lanczos.tridiagonal().diagonal(i), within(8 * norm * Tolerances.eigenvalue(N)));
        assertThat(fromCg.coupling(i))
            .isCloseTo(
                lanczos.tridiagonal().coupling(i), within(8 * norm * Tolerances.eigenvalue(N)));
      }
      SpectralSummary summary =
          SpectralSummary.fromConjugateGradient(
              alpha, beta, SafetyMargin.DEFAULT, matrix.normBound());
      assertThat(summary.applications()).isEqualTo(m);
      assertThat(summary.interval().upper())
          .isCloseTo(lanczos.interval().upper(), within(8 * norm * Tolerances.eigenvalue(N)));
    }
  }

  private static void conjugateGradients(
      DMatrixRMaj a, double[] start, double[] alpha, double[] beta) {
    double[] r = start.clone();
    double[] p = start.clone();
    double square = dot(r, r);
    for (int j = 0; j < alpha.length; j++) {
      double[] q = new double[N];
      for (int i = 0; i < N; i++) {
        for (int k = 0; k < N; k++) {
          q[i] += a.get(i, k) * p[k];
        }
      }
      alpha[j] = square / dot(p, q);
      for (int i = 0; i < N; i++) {
        r[i] -= alpha[j] * q[i];
      }
      double next = dot(r, r);
      beta[j] = next / square;
      square = next;
      for (int i = 0; i < N; i++) {
        p[i] = r[i] + beta[j] * p[i];
      }
    }
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  @Test
  void wrongParametersAreNamed() {
    assertThatThrownBy(() -> new LanczosProbe(0, 1)).hasMessageContaining("steps is 0");
    assertThatThrownBy(() -> new SafetyMargin(-1, 0)).hasMessageContaining("-1");
    try (PreparedMatrix empty = Spectra.diagonal()) {
      assertThatThrownBy(() -> new LanczosProbe(3, 1).run(empty)).hasMessageContaining("0 x 0");
    }
  }
}
