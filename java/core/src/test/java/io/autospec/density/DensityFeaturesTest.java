package io.autospec.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.probe.Spectra;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DensityFeaturesTest {

  private static final int FAR = 3;
  private static final int HALF_OF_THE_RUN = 10;

  private static final double[] DOWN_TO_ZERO =
      IntStream.range(0, 1000).mapToDouble(i -> (i + 0.5) / 1000).toArray();
  private static final double[] FAR_FROM_ZERO =
      IntStream.range(0, 1000).mapToDouble(i -> 1 + (i + 0.5) / 1000).toArray();

  private static double[] lowerEnd(double[] spectrum) {
    double[] x = new double[DensityFeatures.END];
    DensityFeatures.distinct(Spectra.summary(spectrum, 16), 16).end(false, x);
    return x;
  }

  /** A run of 16 steps would have seen an eigenvalue at 0 beside a spectrum that begins at 1. */
  @Test
  void lowerEndTellsWhetherEigenvaluesMayLieBelow() {
    assertThat(lowerEnd(DOWN_TO_ZERO)[FAR]).isGreaterThan(-1);
    assertThat(lowerEnd(FAR_FROM_ZERO)[FAR]).isLessThan(-5);
    assertThat(lowerEnd(DOWN_TO_ZERO)[HALF_OF_THE_RUN])
        .isGreaterThan(1 + lowerEnd(FAR_FROM_ZERO)[HALF_OF_THE_RUN]);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-330, 0x1p330})
  void scaledOperatorHasTheSameFeatures(double factor) {
    double[] plain = new double[DensityFeatures.END];
    double[] scaled = new double[DensityFeatures.END];
    for (boolean top : new boolean[] {false, true}) {
      DensityFeatures.distinct(Spectra.summary(DOWN_TO_ZERO, 20), 16).end(top, plain);
      DensityFeatures.distinct(Spectra.summary(Spectra.scaled(DOWN_TO_ZERO, factor), 20), 16)
          .end(top, scaled);
      for (int i = 0; i < plain.length; i++) {
        assertThat(scaled[i]).isCloseTo(plain[i], within(1e-6));
      }
    }
  }
}
