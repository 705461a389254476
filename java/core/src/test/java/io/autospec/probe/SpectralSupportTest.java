package io.autospec.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.matrix.CsrMatrix;
import io.autospec.recurrence.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpectralSupportTest {

  private static SpectralSummary summary(double[] spectrum, int steps, long seed) {
    try (PreparedMatrix a =
        new ReferenceBackend()
            .prepare(CsrMatrix.ofDiagonal(spectrum), Scaling.NONE, Precision.FLOAT64)) {
      return LanczosProbe.orthogonal(steps, seed).run(a);
    }
  }

  private static List<Interval> support(double[] spectrum, int steps, long seed) {
    return SpectralSupport.of(
        summary(spectrum, steps, seed), new Interval(0, 1.1 * spectrum[spectrum.length - 1]));
  }

  private static boolean holds(List<Interval> parts, double value) {
    return parts.stream().anyMatch(part -> part.lower() <= value && value <= part.upper());
  }

  private static double[] bulkAndOutliers(int n, double... outliers) {
    double[] spectrum = new double[n];
    for (int i = 0; i < n - outliers.length; i++) {
      spectrum[i] = 1 + (double) i / n;
    }
    System.arraycopy(outliers, 0, spectrum, n - outliers.length, outliers.length);
    return spectrum;
  }

  @Test
  void outliersBecomePoints() {
    double[] spectrum = bulkAndOutliers(500, 40, 90, 91, 400);
    List<Interval> parts = support(spectrum, 40, 1);
    assertThat(parts).hasSize(5);
    assertThat(parts.get(0).lower()).isBetween(0.5, 1.0);
    assertThat(parts.get(0).upper()).isBetween(spectrum[495], 3.0);
    for (int i = 1; i < 5; i++) {
      assertThat(parts.get(i).halfWidth()).isLessThan(1e-9);
      assertThat(holds(parts, spectrum[495 + i])).isTrue();
    }
  }

  /**
   * Spectra with gaps at random places: an eigenvalue outside of the support is what must not be.
   */
  @Test
  void everyEigenvalueLiesInTheSupport() {
    for (int sample = 0; sample < 100; sample++) {
      SplittableRandom random = new SplittableRandom(sample);
      double[] spectrum = new double[300];
      double at = 1;
      for (int i = 0; i < spectrum.length; i++) {
        at += random.nextInt(30) == 0 ? 20 * random.nextDouble() : 0.01 * random.nextDouble();
        spectrum[i] = at;
      }
      List<Interval> parts = support(spectrum, 8 + random.nextInt(50), sample);
      assertThat(Arrays.stream(spectrum).filter(value -> !holds(parts, value))).isEmpty();
    }
  }

  @Test
  void christoffelFunctionOfAnEigenvalueIsAtMostTheInverseOfItsShare() {
    double[] spectrum = bulkAndOutliers(200); // at a converged value K is steeper than rounding
    double[] start = StartVector.uniform(200, 3);
    double squares = Arrays.stream(start).map(x -> x * x).sum();
    ChristoffelFunction function = new ChristoffelFunction(summary(spectrum, 20, 3).tridiagonal());
    for (int i = 0; i < 200; i++) {
      double share = start[i] * start[i] / squares;
      assertThat(share * function.inverse(spectrum[i], 1e300)).isLessThan(1 + 1e-6);
    }
  }

  @Test
  void withoutTheNumberOfRowsItIsTheHull() {
    SpectralSummary summary = summary(bulkAndOutliers(100, 30), 20, 1).withRows(0);
    Interval hull = new Interval(0, 33);
    assertThat(SpectralSupport.of(summary, hull)).containsExactly(hull);
  }

  @Test
  void orthogonalProbeHasNoGhosts() {
    double[] spectrum = bulkAndOutliers(400, 1000);
    double[] ritz = summary(spectrum, 60, 1).ritzValues();
    assertThat(Arrays.stream(ritz).filter(theta -> theta > 500)).hasSize(1);
    double[] withGhosts = Spectra.summary(spectrum, 60).ritzValues();
    assertThat(Arrays.stream(withGhosts).filter(theta -> theta > 500).count()).isGreaterThan(1);
  }

  /** 20 eigenvalues of multiplicity 18 are found in some 20 steps; 80 do not make them more. */
  @Test
  void stepsInAnExhaustedSpaceAddNothing() {
    double[] distinct = Spectra.logUniform(20, 1e-2, 30);
    double[] spectrum = new double[360];
    Arrays.setAll(spectrum, i -> distinct[i / 18]);
    SpectralSummary summary;
    try (PreparedMatrix a = Spectra.diagonal(spectrum)) {
      summary = LanczosProbe.orthogonal(80, 3).run(a);
    }
    assertThat(summary.steps()).isGreaterThan(40);
    List<Interval> parts = SpectralSupport.of(summary, new Interval(0, 40));
    assertThat(parts).hasSize(20);
    for (int i = 0; i < 20; i++) {
      assertThat(parts.get(i).lower()).isBetween(distinct[i] - 1e-9, distinct[i]);
      assertThat(parts.get(i).upper()).isBetween(distinct[i], distinct[i] + 1e-9);
    }
  }

  /** On its way from one cluster to the other a Ritz value stands for no eigenvalue. */
  @Test
  void ritzValueThatCrossesAGapIsNoPart() {
    double[] spectrum = new double[400];
    Arrays.setAll(spectrum, i -> i < 300 ? 1 + i / 300.0 : 20 + i / 300.0);
    int crossing = 0;
    for (int steps = 10; steps < 40; steps++) {
      SpectralSummary summary = summary(spectrum, steps, 1);
      boolean crosses = Arrays.stream(summary.ritzValues()).anyMatch(t -> t > 5 && t < 18);
      crossing += crosses ? 1 : 0;
      for (Interval part : SpectralSupport.of(summary, new Interval(0, 25))) {
        assertThat(part.upper() < 5 || part.lower() > 18).isTrue();
      }
    }
    assertThat(crossing).isPositive();
  }

  @Test
  void moreRiskLeavesLess() {
    SpectralSummary summary = summary(bulkAndOutliers(500, 40, 90, 91, 400), 20, 1);
    Interval hull = new Interval(0, 440);
    List<Interval> likely = SpectralSupport.of(summary, hull, 0.1);
    List<Interval> possible = SpectralSupport.of(summary, hull);
    for (Interval part : likely) {
      assertThat(holds(possible, part.lower()) && holds(possible, part.upper())).isTrue();
    }
    assertThat(length(likely)).isLessThan(0.96 * length(possible));
  }

  private static double length(List<Interval> parts) {
    return parts.stream().mapToDouble(part -> part.upper() - part.lower()).sum();
  }
}
