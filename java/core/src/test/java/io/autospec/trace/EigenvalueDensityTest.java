package io.autospec.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.Triplets;
import io.autospec.recurrence.Damping;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EigenvalueDensityTest {

  private static EigenvalueDensity of(CsrMatrix matrix) {
    try (PreparedMatrix a =
        Backends.named("reference").prepare(matrix, Scaling.NONE, Precision.FLOAT64)) {
      return new DensityEstimator(1).run(a);
    }
  }

  private static double[] grid(double lower, double upper, int count) {
    double[] grid = new double[count];
    Arrays.setAll(grid, i -> lower + i * (upper - lower) / (count - 1));
    return grid;
  }

  @Test
  void binsAddUpToN() {
    EigenvalueDensity density = of(Gallery.poisson2d(20, 20));
    double[] edges = grid(density.interval().lower(), density.interval().upper(), 41);
    assertThat(Arrays.stream(density.counts(edges)).sum()).isCloseTo(400, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(Damping.class)
  void theCurveIntegratesToN(Damping damping) {
    EigenvalueDensity density = of(Gallery.poisson2d(20, 20));
    double center = density.interval().center();
    double half = density.interval().halfWidth();
    int points = 400;
    double[] x = new double[points]; // Gauss and Chebyshev: exact for a polynomial over √(1 − t²)
    Arrays.setAll(x, i -> center + half * Math.cos(Math.PI * (i + 0.5) / points));
    double[] y = density.curve(100, damping, x);
    double sum = 0;
    for (int i = 0; i < points; i++) {
      sum += y[i] * half * Math.sin(Math.PI * (i + 0.5) / points) * Math.PI / points;
    }
    assertThat(sum).isCloseTo(400, within(1e-8));
  }

  @Test
  void jacksonsCurveIsNotNegative() {
    EigenvalueDensity density = of(Gallery.poisson2d(20, 20));
    double[] x = grid(density.interval().lower() + 1e-6, density.interval().upper() - 1e-6, 500);
    for (double y : density.curve(60, Damping.JACKSON, x)) {
      assertThat(y).isGreaterThan(-1e-9);
    }
  }

  @Test
  void countsHoldTheTruth() {
    int n = 900;
    EigenvalueDensity density = of(Gallery.poisson2d(30, 30));
    int held = 0;
    for (int w = 0; w < 20; w++) {
      double lower = 0.35 * w;
      double upper = lower + 1.1;
      int truth = 0;
      for (int i = 1; i <= 30; i++) {
        for (int j = 1; j <= 30; j++) {
          double x = 4 - 2 * Math.cos(Math.PI * i / 31) - 2 * Math.cos(Math.PI * j / 31);
          truth += lower <= x && x <= upper ? 1 : 0;
        }
      }
      CountEstimate count = density.count(lower, upper);
      held += count.lower() <= truth && truth <= count.upper() ? 1 : 0;
      assertThat(count.halfWidth()).isLessThan(0.15 * n);
    }
    assertThat(held).isGreaterThanOrEqualTo(18);
  }

  @Test
  void windowsOutsideAreEmptyAndThoseAroundHoldAll() {
    EigenvalueDensity density = of(Gallery.poisson2d(20, 20));
    assertThat(density.count(-5, -1).value()).isCloseTo(0, within(1e-6));
    assertThat(density.count(9, 10).value()).isCloseTo(0, within(1e-6));
    CountEstimate all = density.count(-1, 9);
    assertThat(all.value()).isCloseTo(400, within(1e-6));
    assertThat(all.halfWidth()).isLessThan(1e-3);
    assertThatThrownBy(() -> density.count(2, 1)).hasMessageContaining("is empty");
  }

  @Test
  void aMultipleOfTheIdentityIsOnePoint() {
    Triplets triplets = new Triplets(30, 30);
    for (int i = 0; i < 30; i++) {
      triplets.add(i, i, 2);
    }
    EigenvalueDensity density = of(triplets.toCsr());
    assertThat(density.steps()).isEqualTo(1);
    assertThat(density.count(1.9, 2.1).value()).isCloseTo(30, within(1e-9));
    for (double node : density.nodes()) {
      assertThat(node).isCloseTo(2, within(1e-12));
    }
  }

  @Test
  void momentsEndWhereTheQuadratureDoes() {
    EigenvalueDensity density = of(Gallery.poisson2d(20, 20));
    assertThatThrownBy(() -> density.curve(192, Damping.JACKSON, new double[] {1}))
        .hasMessageContaining("expected 1 to 191");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -3, 1e-100})
  void theDensityOfAMultipleOfTheIdentityAddsUpToN(double value) {
    EigenvalueDensity density = of(diagonal(i -> value));
    double[] edges = grid(density.interval().lower(), density.interval().upper(), 41);
    assertThat(Arrays.stream(density.counts(edges)).sum()).isCloseTo(60, within(1e-9));
    assertThat(density.count(value, value).value()).isCloseTo(60, within(1e-9));
  }

  @Test
  void eigenvaluesOnTheEndsOfAWindowAreCounted() {
    EigenvalueDensity density =
        of(diagonal(i -> (3 + Math.floor(i / 20.0)) / 3)); // 20 each of 1, 4/3 and 5/3
    assertThat(density.count(4 / 3.0, 5 / 3.0).value())
        .isCloseTo(density.count(1.1, 2).value(), within(1e-6));
    assertThat(density.count(1, 4 / 3.0).value())
        .isCloseTo(density.count(0, 1.5).value(), within(1e-6));
  }

  private static CsrMatrix diagonal(IntToDoubleFunction value) {
    Triplets triplets = new Triplets(60, 60);
    for (int i = 0; i < 60; i++) {
      triplets.add(i, i, value.applyAsDouble(i));
    }
    return triplets.toCsr();
  }
}
