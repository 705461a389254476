package io.autospec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.autospec.network.ModelFile;
import io.autospec.network.Network;
import io.autospec.probe.IntervalUnion;
import io.autospec.probe.Spectra;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedModelTest {

  private final LearnedModel shipped = LearnedModel.shipped();

  @Test
  void untrainedIsChebyshevByTheRule() {
    SpectralSummary summary = Spectra.summary(Spectra.laplacian(400), 10);
    for (int degree : new int[] {1, 2, 8, 16, 32}) {
      double gamma = LowerEndRule.gamma(summary, degree);
      PolynomialExpansion rule = new ChebyshevModel(gamma).predict(summary, degree).expansion();
      PolynomialExpansion untrained = LearnedModel.untrained().predict(summary, degree).expansion();
      assertThat(untrained.packed()).isEqualTo(rule.packed());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-300, 0x1p-7, 0x1p100, 0x1p330})
  void scalingTheOperatorChangesThePolynomialExactlyAsTheorySays(double factor) {
    for (double[] lambda : new double[][] {Spectra.laplacian(400), Spectra.largeOutliers(500)}) {
      SpectralSummary base = Spectra.summary(lambda, 14);
      SpectralSummary scaled = Spectra.summary(Spectra.scaled(lambda, factor), 14);
      for (int degree : new int[] {2, 8, 16}) {
        PolynomialExpansion p = shipped.predict(base, degree).expansion();
        PolynomialExpansion q = shipped.predict(scaled, degree).expansion();
        for (double t : lambda) {
          assertThat(factor * q.evaluate(factor * t))
              .isCloseTo(p.evaluate(t), within(1e-6 * Math.abs(p.evaluate(t))));
        }
        assertThat(shipped.logProducts(scaled, degree))
            .isCloseTo(shipped.logProducts(base, degree), within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 10, 31, 64})
  void anyNumberOfProbeValuesGivesAPolynomialTheGuardPasses(int steps) {
    for (double[] lambda :
        new double[][] {
          Spectra.laplacian(500), Spectra.logUniform(500, 1e-5, 1), Spectra.largeOutliers(500)
        }) {
      SpectralSummary summary = Spectra.summary(lambda, steps);
      for (int degree = 1; degree <= 32; degree++) {
        Prediction prediction =
            new GuardedModel(shipped, new ChebyshevModel()).predict(summary, degree);
        assertThat(prediction.model()).isEqualTo("learned");
        assertThat(prediction.expansion().degree()).isEqualTo(degree - 1);
      }
    }
  }

  @Test
  void outliersAboveAreGivenThePolynomialOfTheirIntervals() {
    double[] lambda = Spectra.largeOutliers(800);
    SpectralSummary ten = Spectra.summary(lambda, 10);
    assertThat(shipped.wantsLongerProbe(ten, 16)).isTrue();
    assertThat(shipped.wantsLongerProbe(ten, 4)).isFalse();
    SpectralSummary summary = Spectra.summary(lambda, 14);
    assertThat(shipped.wantsLongerProbe(summary, 16)).isFalse();
    Prediction prediction = shipped.predict(summary, 16);
    assertThat(prediction.support()).isEqualTo(IntervalUnion.of(summary).intervals());
    for (double t : lambda) {
      assertThat(prediction.expansion().evaluate(t)).isPositive();
    }
    SpectralSummary smooth = Spectra.summary(Spectra.laplacian(800), 10);
    assertThat(shipped.wantsLongerProbe(smooth, 16)).isFalse();
    assertThat(shipped.predict(smooth, 16).support()).isEmpty();
  }

  @Test
  void otherTasksAndShapesAreRefusedByName() {
    ModelFile good = shipped.toFile(Map.of());
    assertThatThrownBy(
            () -> LearnedModel.of(new ModelFile("filter", Map.of(), good.networks()), "m.st"))
        .hasMessageContaining("m.st")
        .hasMessageContaining("filter");
    assertThatThrownBy(
            () ->
                LearnedModel.of(
                    new ModelFile(
                        "solve",
                        Map.of(),
                        Map.of(
                            "embedding", good.networks().get("embedding"),
                            "head", Network.zeroHead(new int[] {3, 2}, 1))),
                    "m.st"))
        .hasMessageContaining("head");
    assertThatThrownBy(() -> LearnedModel.of(new ModelFile("solve", Map.of(), Map.of()), "m.st"))
        .hasMessageContaining("embedding");
  }

  @Test
  void residualNormsThatAreWrongByTenStayWithinTheGuard() {
    // the features are bounded: whatever the probe says, gamma stays in its range
    SpectralSummary summary = Spectra.summary(Spectra.logUniform(300, 1e-9, 1), 12);
    for (int degree : new int[] {2, 5, 16}) {
      assertThat(shipped.gamma(summary, degree)).isBetween(0.1, 31.0);
    }
  }
}
