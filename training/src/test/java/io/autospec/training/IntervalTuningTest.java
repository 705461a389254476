package io.autospec.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntervalTuningTest {

  @ParameterizedTest
  @EnumSource(SpectrumDistribution.class)
  void spectraArePositiveAscendingAndTheSameForTheSameSeed(SpectrumDistribution distribution) {
    double[] spectrum = distribution.draw(500, 7);
    assertThat(spectrum).isEqualTo(distribution.draw(500, 7)).isSorted();
    assertThat(spectrum[0]).isPositive();
    assertThat(spectrum[499]).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = SpectrumDistribution.class,
      names = {"LOG_UNIFORM", "POWER_LAW", "POISSON_2D", "OUTLIERS_BELOW"})
  void ruleStaysWithinAThirdOfTheTunedInterval(SpectrumDistribution distribution) {
    IntervalTuning tuning = IntervalTuning.search(distribution.draw(1000, 1), 4, 2);
    assertThat(tuning.tuned()).isLessThanOrEqualTo(tuning.rule());
    assertThat((double) tuning.rule()).isLessThan(1.34 * tuning.tuned());
    assertThat(tuning.plain()).isLessThanOrEqualTo(tuning.tuned());
  }

  @Test
  void tuningIsDeterministic() {
    double[] spectrum = SpectrumDistribution.TWO_CLUSTERS.draw(300, 3);
    assertThat(IntervalTuning.search(spectrum, 8, 4))
        .isEqualTo(IntervalTuning.search(spectrum, 8, 4));
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(() -> new DiagonalOperator(new double[] {1, -2}))
        .hasMessageContaining("-2.0");
    assertThatThrownBy(() -> SpectrumDistribution.LOG_UNIFORM.draw(5, 1))
        .hasMessageContaining("n is 5");
  }
}
