package io.autospec.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.probe.Spectra;
import io.autospec.probe.SpectralSummary;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DensityCellsTest {

  private static final double[] SPECTRUM = Spectra.logUniform(300, 1e-3, 2);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 16, 64})
  void cellsTileTheSpectrumAndSharesSumToOneAndTheAtoms(int steps) {
    SpectralSummary summary = Spectra.summary(SPECTRUM, steps);
    DensityCells cells = DensityCells.even(summary);
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
  @ValueSource(ints = {1, 2, 4, 16, 64})
  void cellsOfBoundedSharesTileTheSpectrumAndSumToOneOrSo(int steps) {
    SpectralSummary summary = Spectra.summary(SPECTRUM, steps);
    DensityCells cells = DensityCells.bounded(summary);
    double sum = 0;
    for (int i = 0; i < cells.count(); i++) {
      sum += cells.share(i);
      assertThat(cells.lower(i)).isLessThanOrEqualTo(cells.upper(i));
      if (i > 0) {
        assertThat(cells.lower(i)).isCloseTo(cells.upper(i - 1), within(1e-12));
      }
    }
    assertThat(sum).isBetween(0.8, 1.5); // with the tail below the first Ritz value
  }

  @Test
  void copiesAndGhostsOfRitzValuesDivideNothing() {
    SpectralSummary summary = Spectra.summary(Spectra.largeOutliers(400), 40);
    double[] ritz = summary.ritzValues();
    long aboveBulk = Arrays.stream(ritz).filter(t -> t > 0.02).count();
    assertThat(aboveBulk).isGreaterThan(7); // without reorthogonalisation they come again
    DensityCells cells = DensityCells.bounded(summary);
    double[] found =
        IntStream.range(0, cells.count())
            .filter(i -> cells.atom(i) && cells.lower(i) > 0.02 && cells.share(i) > 1e-6)
            .mapToDouble(cells::lower)
            .toArray();
    assertThat(found).hasSize(7);
    for (int i = 0; i < 7; i++) {
      assertThat(found[i]).isCloseTo(0.4 + 0.1 * i, within(1e-9));
    }
  }

  /** Where the run has seen that nothing is, even shares leave more than 1e-8. */
  @Test
  void gapsBetweenConvergedValuesAreAllButEmpty() {
    SpectralSummary summary = Spectra.summary(Spectra.largeOutliers(400), 16);
    assertThat(shareAround(DensityCells.bounded(summary), 0.05, 0.39)).isLessThan(1e-9);
    assertThat(shareAround(DensityCells.even(summary), 0.05, 0.39)).isGreaterThan(1e-8);
  }

  /** A polynomial may swing amid such a gap, and not between two Ritz values that are close. */
  @Test
  void leastShareIsSmallerAmidAGapThanNextToARitzValue() {
    DensityCells cells = DensityCells.bounded(Spectra.summary(Spectra.largeOutliers(400), 20));
    double smallest = 1;
    for (int i = 0; i < cells.count(); i++) {
      double width = cells.upper(i) - cells.lower(i);
      if (cells.lower(i) > 0.05) {
        smallest = Math.min(smallest, cells.share(i));
        assertThat(cells.share(i)).isGreaterThanOrEqualTo(width > 1e-6 ? 1e-32 : 1e-24);
      }
    }
    assertThat(smallest).isLessThan(1e-28);
  }

  @Test
  void spectrumThatGoesOnBelowTheFirstRitzValueHasATailThere() {
    double[] down = IntStream.range(0, 2000).mapToDouble(i -> (i + 0.5) / 2000).toArray();
    double[] ending = Spectra.scaled(down, 0.5);
    for (int i = 0; i < ending.length; i++) {
      ending[i] += 0.5;
    }
    assertThat(shareBelow(down)).isBetween(1e-4, 1e-2);
    assertThat(shareBelow(ending)).isLessThan(1e-3 * shareBelow(down));
  }

  /** The share below half the first Ritz value. */
  private static double shareBelow(double[] spectrum) {
    SpectralSummary summary = Spectra.summary(spectrum, 16);
    return shareAround(DensityCells.bounded(summary), 0, 0.5 * summary.ritzValues()[0]);
  }

  /** The share of the cells whose middles lie there. */
  private static double shareAround(DensityCells cells, double from, double to) {
    double sum = 0;
    for (int i = 0; i < cells.count(); i++) {
      double middle = 0.5 * (cells.lower(i) + cells.upper(i));
      sum += middle > from && middle < to ? cells.share(i) : 0;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-330, 0x1p330})
  void scaledOperatorHasTheSameShares(double factor) {
    DensityCells plain = DensityCells.even(Spectra.summary(SPECTRUM, 20));
    DensityCells scaled = DensityCells.even(Spectra.summary(Spectra.scaled(SPECTRUM, factor), 20));
    for (int i = 0; i < plain.count(); i++) {
      assertThat(scaled.share(i)).isCloseTo(plain.share(i), within(1e-9));
      assertThat(scaled.lower(i)).isCloseTo(factor * plain.lower(i), within(1e-9 * factor));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-330, 0x1p330})
  void scaledOperatorHasTheSameBoundedShares(double factor) {
    DensityCells plain = DensityCells.bounded(Spectra.summary(SPECTRUM, 20));
    DensityCells scaled =
        DensityCells.bounded(Spectra.summary(Spectra.scaled(SPECTRUM, factor), 20));
    assertThat(scaled.count()).isEqualTo(plain.count());
    for (int i = 0; i < plain.count(); i++) {
      assertThat(scaled.share(i)).isCloseTo(plain.share(i), within(1e-9));
      assertThat(scaled.lower(i)).isCloseTo(factor * plain.lower(i), within(1e-9 * factor));
    }
  }
}
