package io.autospec.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.recurrence.Interval;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class IntervalUnionTest {

  @Test
  void smoothSpectraAreOneInterval() {
    assertThat(IntervalUnion.of(Spectra.summary(Spectra.laplacian(500), 10)).size()).isOne();
    assertThat(IntervalUnion.of(Spectra.summary(Spectra.logUniform(500, 1e-4, 1), 10)).size())
        .isOne();
  }

  @Test
  void outliersStandAloneAndEveryEigenvalueIsCovered() {
    double[] lambda = Spectra.largeOutliers(700);
    IntervalUnion union = IntervalUnion.of(Spectra.summary(lambda, 16));
    assertThat(union.size()).isEqualTo(8);
    assertThat(union.singles()[0]).isFalse();
    for (int k = 1; k < 8; k++) {
      assertThat(union.singles()[k]).isTrue();
    }
    for (double t : lambda) {
      // the smallest few lie below the lowest interval, as a probe cannot see them
      assertThat(union.intervals().stream().anyMatch(i -> i.contains(t) || t < i.lower())).isTrue();
    }
  }

  @Test
  void twoClustersAreTwoIntervalsInOrder() {
    double[] lambda =
        DoubleStream.concat(
                Arrays.stream(Spectra.logUniform(300, 0.5e-3, 1.5e-3)),
                Arrays.stream(Spectra.logUniform(300, 0.8, 1)))
            .toArray();
    IntervalUnion union = IntervalUnion.of(Spectra.summary(lambda, 10));
    assertThat(union.size()).isEqualTo(2);
    Interval low = union.intervals().get(0);
    Interval high = union.intervals().get(1);
    assertThat(low.upper()).isBetween(1.4e-3, 1e-2);
    assertThat(high.lower()).isBetween(0.7, 0.82);
    assertThat(Arrays.stream(union.weights()).sum()).isBetween(0.999, 1.001);
  }
}
