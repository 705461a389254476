package io.autospec.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.probe.Spectra;
import io.autospec.probe.SpectralSummary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DensityCellsTest {

  private static final double[] SPECTRUM = Spectra.logUniform(300, 1e-3, 2);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 16, 64})
  void cellsTileTheSpectrumAndSharesSumToOneAndTheAtoms(int steps) {
    SpectralSummary summary = Spectra.summary(SPECTRUM, steps);
    DensityCells cells = new DensityCells(summary);
    double sum = 0;
    for (int i = 0; i < cells.count(); i++) {
      sum += cells.share(i);
      assertThat(cells.lower(i)).isLessThanOrEqualTo(cells.upper(i));
      if (i > 0) {
        assertThat(cells.lower(i)).isCloseTo(cells.upper(i - 1), within(1e-12));
      }
    }
    assertThat(cells.upper(cells.count() - 1)).isCloseTo(summary.interval().upper(), within(1e-12));
    assertThat(sum).isCloseTo(1 + steps / 600.0, within(1e-3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-330, 0x1p330})
  void scaledOperatorHasTheSameShares(double factor) {
    DensityCells plain = new DensityCells(Spectra.summary(SPECTRUM, 20));
    DensityCells scaled = new DensityCells(Spectra.summary(Spectra.scaled(SPECTRUM, factor), 20));
    for (int i = 0; i < plain.count(); i++) {
      assertThat(scaled.share(i)).isCloseTo(plain.share(i), within(1e-9));
      assertThat(scaled.lower(i)).isCloseTo(factor * plain.lower(i), within(1e-9 * factor));
    }
  }
}
