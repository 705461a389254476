package io.autospec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.probe.SafetyMargin;
import io.autospec.probe.SpectralSummary;
import io.autospec.probe.TridiagonalMatrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectralDensityTest {

  private static SpectralSummary summary(double[] diagonal, double[] couplings) {
    return SpectralSummary.of(
        new TridiagonalMatrix(diagonal, couplings),
        SafetyMargin.DEFAULT,
        Double.POSITIVE_INFINITY,
        diagonal.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 72, 1000})
  void massesAddUpToOne(int bins) {
    SpectralDensity density =
        new SpectralDensity(summary(new double[] {1, 2, 3, 4}, new double[] {1, 0.5, 1, 0.1}));
    double[] masses = density.masses(bins);
    assertThat(Arrays.stream(masses).sum()).isCloseTo(1, within(1e-12));
    assertThat(Arrays.stream(masses).min().orElseThrow()).isNotNegative();
  }

  @Test
  void aSingleEigenvalueIsOneBar() {
    SpectralDensity density = new SpectralDensity(summary(new double[] {2}, new double[] {0}));
    assertThat(Arrays.stream(density.masses(10)).sum()).isCloseTo(1, within(1e-12));
    assertThat(DensityDrawing.lines(density, false)).allMatch(line -> line.length() <= 80);
  }

  @Test
  void wideSpectraGetALogarithmicAxis() {
    SpectralDensity wide =
        new SpectralDensity(summary(new double[] {1e-6, 1, 1e6}, new double[] {0, 0, 0}));
    assertThat(wide.logarithmic()).isTrue();
    assertThat(wide.lower()).isCloseTo(1e-6, within(1e-12));
    SpectralDensity narrow = new SpectralDensity(summary(new double[] {1, 2}, new double[] {0, 0}));
    assertThat(narrow.logarithmic()).isFalse();
  }

  @Test
  void theDrawingPeaksWhereTheMassIs() {
    SpectralDensity density =
        new SpectralDensity(summary(new double[] {0.001, 5, 9}, new double[] {0, 0, 0}));
    String top = DensityDrawing.lines(density, false).get(0);
    assertThat(top).startsWith("  #");
  }
}
