package io.autospec.eigen;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.filter.EquirippleFilter;
import io.autospec.filter.LearnedFilterModel;
import io.autospec.filter.SpectralWindow;
import io.autospec.matrix.CsrMatrix;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.solve.Outcome;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilteredSpectrumTest {

  private static final int ROWS = 800;

  /** 800 eigenvalues from 0 to 80, evenly on the whole. */
  private static CsrMatrix even() {
    double[] diagonal = new double[ROWS];
    Arrays.setAll(diagonal, i -> 0.1 * i + 0.02 * Math.sin(2.3 * i));
    return CsrMatrix.ofDiagonal(diagonal);
  }

  private static SpectralSummary probed(CsrMatrix matrix) {
    try (PreparedMatrix a =
        new ReferenceBackend().prepare(matrix, Scaling.NONE, Precision.FLOAT64)) {
      return new LanczosProbe(48, 1).run(a);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "39.95, 42.95, 0.7, 20", // hardly separates
    "39.95, 42.95, 0.7, 40",
    "39.95, 42.95, 1.5, 40",
    "39.95, 42.95, 0.7, 80",
    "3.95, 6.95, 0.7, 16",
    "3.95, 6.95, Infinity, 12", // all below passes
    "72.95, 76.95, 1.5, 10"
  })
  void predictsTheColumnsOfARun(double lower, double upper, double margin, int degree) {
    double[] predicted = new double[1];
    FilterRule rule =
        (summary, window, effort) -> {
          double reach = margin * window.halfWidth();
          SpectralWindow task =
              SpectralWindow.within(summary, window, reach, Math.min(reach, window.halfWidth()))
                  .orElseThrow();
          PolynomialExpansion p = new EquirippleFilter().predict(summary, task, degree).expansion();
          predicted[0] =
              WindowFilter.of(p, summary, window, effort.count())
                  .spectrum()
                  .columns(effort.block(), effort.reduction());
          return Optional.of(p);
        };
    CsrMatrix matrix = even();
    try (PreparedMatrix a =
        new ReferenceBackend().prepare(matrix, Scaling.NONE, Precision.FLOAT64)) {
      EigenSolution solution = new WindowEigenSolver(lower, upper).withRule(rule).run(a, matrix);
      assertThat(solution.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(solution.method()).isEqualTo("filtered-lanczos");
      double columns =
          (double) (solution.operatorApplications() - solution.probeApplications()) / degree;
      assertThat(columns).isBetween(0.75 * predicted[0], 1.3 * predicted[0]);
    }
  }

  @Test
  void nearAnEndOfTheSpectrumTheFewBeyondAreLetThrough() {
    SpectralSummary summary = probed(even());
    Interval window = new Interval(1.95, 4.95);
    PolynomialExpansion p = chosen(summary, window).orElseThrow();
    assertThat(p.evaluate(0)).isGreaterThan(p.evaluate(window.lower()));
    assertThat(Math.abs(p.evaluate(80))).isLessThan(0.5 * p.evaluate(window.upper()));
  }

  @Test
  void inTheMiddleWhatLiesOnEitherSideIsDamped() {
    SpectralSummary summary = probed(even());
    Interval window = new Interval(39.95, 42.95);
    PolynomialExpansion p = chosen(summary, window).orElseThrow();
    double level = Math.min(p.evaluate(window.lower()), p.evaluate(window.upper()));
    assertThat(Math.abs(p.evaluate(0))).isLessThan(level);
    assertThat(Math.abs(p.evaluate(80))).isLessThan(level);
  }

  @Test
  void noFilterIsChosenThatSwingsInAGap() {
    double[] diagonal = new double[ROWS];
    Arrays.setAll(diagonal, i -> i < 780 ? 0.01 * i : 1000 + 50 * (i - 780));
    SpectralSummary summary = probed(CsrMatrix.ofDiagonal(diagonal));
    Interval window = new Interval(3.995, 4.295);
    Optional<PolynomialExpansion> chosen = chosen(summary, window);
    Interval hull = SpectralWindow.hull(summary);
    double largest = 0;
    assertThat(chosen).isPresent();
    for (int i = 0; i <= 20_000; i++) {
      double t = hull.lower() + i * (hull.upper() - hull.lower()) / 20_000;
      largest = Math.max(largest, Math.abs(chosen.get().evaluate(t)));
    }
    double level = Math.min(chosen.get().evaluate(3.995), chosen.get().evaluate(4.295));
    assertThat(largest / level).isLessThan(1e6);
  }

  @Test
  void aNarrowWindowTakesAHighDegreeOrHasNoFilter() {
    double[] diagonal = new double[ROWS];
    Arrays.setAll(diagonal, i -> 0.01 * i);
    SpectralSummary summary = probed(CsrMatrix.ofDiagonal(diagonal));
    Interval narrow = new Interval(3.99926, 4.00074);
    assertThat(chosen(summary, narrow, 1536)).isEmpty();
    assertThat(chosen(summary, narrow, 3072))
        .hasValueSatisfying(p -> assertThat(p.degree()).isGreaterThan(1536));
    assertThat(chosen(summary, new Interval(3.99999, 4.00001), 3072)).isEmpty();
  }

  private static Optional<PolynomialExpansion> chosen(SpectralSummary summary, Interval window) {
    return chosen(summary, window, 1536);
  }

  private static Optional<PolynomialExpansion> chosen(
      SpectralSummary summary, Interval window, int mostDegree) {
    FilterRule.Effort effort = new FilterRule.Effort(30, ROWS, 2, 1e-8, mostDegree);
    return new PredictedProducts(LearnedFilterModel.shipped()).choose(summary, window, effort);
  }
}
