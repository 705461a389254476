package io.autospec.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DensityEstimateTest {

  @Test
  void quantilesFollowTheTrueDensity() {
    double[] lambda = Spectra.laplacian(2000);
    double[] points = DensityEstimate.of(Spectra.summary(lambda, 32)).points();
    Arrays.sort(lambda);
    for (double share : new double[] {0.05, 0.2, 0.5, 0.8, 0.95}) {
      double expected = lambda[(int) (share * lambda.length)];
      double found = points[(int) (share * points.length)];
      assertThat(found).isCloseTo(expected, within(0.06)); // a Ritz gap of 32 steps
    }
  }

  @Test
  void ritzValuesAreAmongThePoints() {
    SpectralSummary summary = Spectra.summary(Spectra.largeOutliers(300), 12);
    double[] points = DensityEstimate.of(summary, 40).points();
    assertThat(points).hasSize(52).isSorted().contains(summary.ritzValues());
    assertThat(points[0]).isEqualTo(summary.ritzValues()[0]);
    assertThat(points[51]).isEqualTo(summary.ritzValues()[11]);
  }

  @Test
  void oneRitzValueGivesOnePoint() {
    SpectralSummary summary = Spectra.summary(new double[] {2}, 4);
    assertThat(DensityEstimate.of(summary, 5).points()).containsOnly(2);
  }
}
