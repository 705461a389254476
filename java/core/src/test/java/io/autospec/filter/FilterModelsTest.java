package io.autospec.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.autospec.probe.Spectra;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Damping;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilterModelsTest {

  private static final double[] SPECTRUM = Spectra.laplacian(400);
  private static final SpectralWindow WINDOW = SpectralWindow.interior(0.8, 0.05);
  private static final List<FilterModel> USED =
      Stream.of(DampedFilter.Target.values())
          .flatMap(t -> Stream.of(Damping.values()).map(d -> new DampedFilter(t, d)))
          .map(FilterModel.class::cast)
          .toList();

  static Stream<FilterModel> models() {
    return Stream.concat(
        USED.stream(), Stream.of(new EquirippleFilter(), LearnedFilterModel.shipped()));
  }

  static double logSeparation(PolynomialExpansion p, double[] spectrum, SpectralWindow window) {
    double wanted = Double.POSITIVE_INFINITY;
    double unwanted = 0;
    for (double t : spectrum) {
      if (window.wants(t)) {
        wanted = Math.min(wanted, Math.abs(p.evaluate(t)));
      } else if (window.damps(t)) {
        unwanted = Math.max(unwanted, Math.abs(p.evaluate(t)));
      }
    }
    return Math.log(wanted / unwanted);
  }

  @ParameterizedTest
  @MethodSource("models")
  void windowIsSeparated(FilterModel model) {
    PolynomialExpansion p = model.predict(Spectra.summary(SPECTRUM, 24), WINDOW, 50).expansion();
    assertThat(p.degree()).isEqualTo(50);
    assertThat(p.evaluate(0.8)).isBetween(0.9, 10.0);
    assertThat(logSeparation(p, SPECTRUM, WINDOW)).isGreaterThan(0.5);
  }

  @Test
  void equirippleSeparatesTwiceAsWellAsTheFiltersInUse() {
    SpectralSummary summary = Spectra.summary(SPECTRUM, 24);
    double best =
        USED.stream()
            .mapToDouble(
                m -> logSeparation(m.predict(summary, WINDOW, 60).expansion(), SPECTRUM, WINDOW))
            .max()
            .orElse(0);
    PolynomialExpansion p = new EquirippleFilter().predict(summary, WINDOW, 60).expansion();
    assertThat(logSeparation(p, SPECTRUM, WINDOW)).isGreaterThan(1.8 * best);
  }

  @ParameterizedTest
  @MethodSource("models")
  void scaledOperatorGivesTheSameValues(FilterModel model) {
    PolynomialExpansion p = model.predict(Spectra.summary(SPECTRUM, 24), WINDOW, 40).expansion();
    for (double factor : new double[] {0x1p-300, 0x1p300}) {
      SpectralSummary scaled = Spectra.summary(Spectra.scaled(SPECTRUM, factor), 24);
      SpectralWindow window = SpectralWindow.interior(0.8 * factor, 0.05 * factor);
      PolynomialExpansion q = model.predict(scaled, window, 40).expansion();
      for (double t : SPECTRUM) {
        assertThat(q.evaluate(t * factor)).isCloseTo(p.evaluate(t), within(1e-6));
      }
    }
  }

  @Test
  void chebyshevFilterIsTheClosedForm() {
    SpectralSummary summary = Spectra.summary(SPECTRUM, 24);
    SpectralWindow window = SpectralWindow.lowest(0.01, 0.02);
    PolynomialExpansion p = new ChebyshevFilter().predict(summary, window, 16).expansion();
    double upper = summary.interval().upper();
    double center = 0.5 * (0.02 + upper);
    double half = 0.5 * (upper - 0.02);
    double scale = Math.cosh(16 * arcosh((center - 0.01) / half));
    assertThat(p.evaluate(0.01)).isCloseTo(1, within(1e-12));
    assertThat(p.evaluate(0))
        .isCloseTo(Math.cosh(16 * arcosh(center / half)) / scale, within(1e-9));
    for (double x = -1; x <= 1; x += 0.05) {
      assertThat(p.evaluate(center + half * x))
          .isCloseTo(Math.cos(16 * Math.acos(Math.max(-1, x))) / scale, within(1e-10));
    }
  }

  /** Seven outliers above stretch Chebyshev's interval a hundredfold; the probe has found them. */
  @Test
  void learnedFilterSpendsADegreeOnEachOutlier() {
    double[] spectrum = Spectra.largeOutliers(400);
    SpectralSummary summary = Spectra.summary(spectrum, 40);
    SpectralWindow window = SpectralWindow.lowest(spectrum[19], spectrum[26]);
    FilterModel learned = LearnedFilterModel.shipped();
    double with = logSeparation(learned.predict(summary, window, 16).expansion(), spectrum, window);
    double without =
        logSeparation(
            new ChebyshevFilter().predict(summary, window, 16).expansion(), spectrum, window);
    assertThat(with).isGreaterThan(2 * without);
  }

  @Test
  void learnedFilterIsChebyshevsWhereNothingIsEmpty() {
    SpectralSummary summary = Spectra.summary(SPECTRUM, 24);
    SpectralWindow window = SpectralWindow.lowest(0.01, 0.02);
    var learned = LearnedFilterModel.shipped().predict(summary, window, 16);
    var chebyshev = new ChebyshevFilter().predict(summary, window, 16);
    assertThat(learned.expansion().packed()).isEqualTo(chebyshev.expansion().packed());
    assertThat(learned.fallbackReason()).isNotEmpty();
  }

  @Test
  void mistakesAreNamed() {
    SpectralSummary summary = Spectra.summary(SPECTRUM, 12);
    assertThatThrownBy(() -> new SpectralWindow(1, 0.5, 2, 3))
        .hasMessageContaining("expected ends in this order");
    assertThatThrownBy(
            () -> new EquirippleFilter().predict(summary, SpectralWindow.interior(9, 1), 10))
        .hasMessageContaining("expected a window inside");
    assertThatThrownBy(() -> new EquirippleFilter().predict(summary, WINDOW, 0))
        .hasMessage("degree is 0: expected at least 1");
    assertThatThrownBy(() -> new ChebyshevFilter().predict(summary, WINDOW, 5))
        .hasMessageContaining("has two sides: expected one");
  }

  private static double arcosh(double x) {
    return Math.log(x + Math.sqrt(x * x - 1));
  }
}
