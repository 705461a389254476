package io.autospec.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChristoffelFunctionTest {

  private static final int SEED = 7; // of Spectra.summary

  private static ChristoffelFunction of(double[] spectrum, int steps) {
    return new ChristoffelFunction(Spectra.summary(spectrum, steps).tridiagonal());
  }

  private static double[] weights(int n) {
    double[] start = StartVector.uniform(n, SEED);
    double square = Arrays.stream(start).map(x -> x * x).sum();
    return Arrays.stream(start).map(x -> x * x / square).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 12, 20})
  void noEigenvalueHasMoreWeight(int steps) {
    double[] spectrum = Spectra.logUniform(400, 1e-2, 1);
    double[] weights = weights(400);
    ChristoffelFunction bound = of(spectrum, steps);
    for (int i = 0; i < 400; i++) {
      assertThat(bound.at(spectrum[i])).isGreaterThanOrEqualTo(weights[i] * (1 - 1e-6));
    }
  }

  @Test
  void atEigenvaluesFoundItIsTheirWeight() {
    double[] spectrum = Spectra.largeOutliers(400);
    double[] weights = weights(400);
    ChristoffelFunction bound = of(spectrum, 12);
    for (int i = 393; i < 400; i++) {
      assertThat(bound.at(spectrum[i])).isBetween(weights[i] * (1 - 1e-6), 1.1 * weights[i]);
    }
  }

  @Test
  void atRitzValuesItIsTheirWeight() {
    SpectralSummary summary = Spectra.summary(Spectra.logUniform(300, 1e-2, 1), 10);
    ChristoffelFunction bound = new ChristoffelFunction(summary.tridiagonal());
    for (int i = 0; i < 10; i++) {
      double weight = summary.weights()[i];
      assertThat(bound.at(summary.ritzValues()[i])).isCloseTo(weight, within(1e-9 * weight));
    }
  }

  @Test
  void invariantSpaceKeepsItsWeightsAndHidesNothing() {
    double[] spectrum = new double[300];
    Arrays.setAll(spectrum, i -> new double[] {0.3, 1, 1.7, 2.2, 4}[i % 5]);
    SpectralSummary summary = Spectra.summary(spectrum, 40);
    TridiagonalMatrix t = summary.tridiagonal();
    assertThat(t.coupling(t.steps() - 1)).isZero();
    ChristoffelFunction bound = new ChristoffelFunction(t);
    for (int i = 0; i < t.steps(); i++) {
      double weight = summary.weights()[i];
      assertThat(bound.at(summary.ritzValues()[i])).isBetween(0.5 * weight, 1.01 * weight);
    }
    assertThat(bound.at(2)).isLessThan(1e-20);
  }

  @Test
  void gapThatTheRunHasSeenCanHideNothing() {
    ChristoffelFunction bound = of(Spectra.largeOutliers(400), 16);
    assertThat(bound.at(0.15)).isLessThan(1e-9);
    assertThat(bound.at(1e30)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-330, 0x1p330})
  void scaledOperatorHasTheSameBounds(double factor) {
    double[] spectrum = Spectra.logUniform(300, 1e-3, 2);
    ChristoffelFunction plain = of(spectrum, 20);
    ChristoffelFunction scaled = of(Spectra.scaled(spectrum, factor), 20);
    for (double x : new double[] {0, 0.01, 0.5, 1.9, 3}) {
      assertThat(scaled.at(factor * x)).isCloseTo(plain.at(x), within(1e-6 * plain.at(x)));
    }
  }
}
