package io.autospec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.probe.SafetyMargin;
import io.autospec.probe.Spectra;
import io.autospec.probe.SpectralSummary;
import io.autospec.probe.TridiagonalMatrix;
import io.autospec.recurrence.ClosedForms;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Tolerances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmonicRitzModelTest {

  private static final double[] LAMBDA = Spectra.logUniform(150, 0.02, 1.8);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 12, 16})
  void residualIsTheProductOverTheHarmonicRitzValues(int degree) {
    SpectralSummary summary = Spectra.summary(LAMBDA, 16);
    Prediction prediction = new HarmonicRitzModel().predict(summary, degree);
    assertThat(prediction.fellBack()).isFalse();
    PolynomialExpansion p = prediction.expansion();
    assertThat(p.degree()).isEqualTo(degree - 1);
    double[] roots = summary.tridiagonal().harmonicRitzValues(degree);
    for (double lambda : LAMBDA) {
      assertThat(1 - lambda * p.evaluate(lambda))
          .isCloseTo(
              ClosedForms.rootResidual(roots, lambda).doubleValue(),
              within(4 * Tolerances.residual(degree)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7})
  void residualIsThatOfMinimalResiduals(int degree) {
    // r(A) v is orthogonal to A times the Krylov space, and to nothing less
    double[] v = Spectra.randomVector(LAMBDA.length, 7); // the probe's start vector
    PolynomialExpansion p =
        new HarmonicRitzModel().predict(Spectra.summary(LAMBDA, 8), degree).expansion();
    for (int power = 1; power <= degree; power++) {
      double inner = 0;
      double size = 0;
      for (int i = 0; i < v.length; i++) {
        double term =
            v[i] * v[i] * Math.pow(LAMBDA[i], power) * (1 - LAMBDA[i] * p.evaluate(LAMBDA[i]));
        inner += term;
        size += Math.abs(term);
      }
      assertThat(inner / size).isCloseTo(0, within(Tolerances.predicted(degree)));
    }
  }

  @Test
  void copiesRaiseTheDegreeWhereOutliersAreFar() {
    double[] lambda = Spectra.largeOutliers(300);
    for (int i = 0; i < lambda.length - 7; i++) {
      lambda[i] *= 1e-3;
    }
    SpectralSummary summary = Spectra.summary(lambda, 14);
    PolynomialExpansion p = new HarmonicRitzModel().predict(summary, 14).expansion();
    assertThat(p.degree()).isGreaterThan(13);
    for (double t : lambda) {
      assertThat(Math.abs(1 - t * p.evaluate(t))).isLessThan(2);
    }
  }

  @Test
  void aShortProbeGivesALowerDegreeAndSaysSo() {
    Prediction prediction = new HarmonicRitzModel().predict(Spectra.summary(LAMBDA, 5), 9);
    assertThat(prediction.model()).isEqualTo("harmonic-ritz");
    assertThat(prediction.expansion().degree()).isEqualTo(4);
    assertThat(prediction.fallbackReason()).contains("5 steps").contains("in place of 9");
  }

  @Test
  void anIndefiniteProbeFallsBackToChebyshev() {
    TridiagonalMatrix t = new TridiagonalMatrix(new double[] {-1, 2}, new double[] {0.5, 0.5});
    SpectralSummary summary =
        SpectralSummary.of(t, SafetyMargin.DEFAULT, Double.POSITIVE_INFINITY, 2);
    Prediction prediction = new HarmonicRitzModel().predict(summary, 2);
    assertThat(prediction.model()).isEqualTo("chebyshev");
    assertThat(prediction.fallbackReason()).contains("not positive definite");
    assertThat(prediction.expansion().degree()).isEqualTo(1);
  }
}
