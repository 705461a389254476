package io.autospec.eigen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.filter.ChebyshevFilter;
import io.autospec.filter.FilterModel;
import io.autospec.filter.LearnedFilterModel;
import io.autospec.matrix.CsrMatrix;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.ScaledChebyshev;
import io.autospec.solve.Outcome;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Subspace iteration where the far end of the spectrum has outliers, and where it has none. */
class FarEndTest {

  private static double[] spectrum(double... outliers) {
    double[] values = new double[400];
    for (int i = 0; i < values.length - outliers.length; i++) {
      values[i] = 1 + 0.05 * i;
    }
    System.arraycopy(outliers, 0, values, values.length - outliers.length, outliers.length);
    return values;
  }

  private static EigenSolution lowest(double[] spectrum, FilterModel filter) {
    try (PreparedMatrix a =
        new ReferenceBackend()
            .prepare(CsrMatrix.ofDiagonal(spectrum), Scaling.NONE, Precision.FLOAT64)) {
      return new ChebyshevFilteredSubspaceIteration(
              10, Extreme.LOWEST, 1e-9, 0, 1, filter, EigenListener.SILENT)
          .run(a);
    }
  }

  @Test
  void outliersAtTheFarEndHardlyCostProducts() {
    double[] spectrum = spectrum(600, 1000, 1500, 3000, 3100, 7000);
    EigenSolution learned = lowest(spectrum, LearnedFilterModel.shipped());
    EigenSolution chebyshev = lowest(spectrum, new ChebyshevFilter());
    assertThat(learned.outcome()).isEqualTo(Outcome.CONVERGED);
    assertThat(learned.values()).containsExactly(Arrays.copyOf(spectrum, 10), offset(1e-5));
    assertThat(2 * learned.operatorApplications()).isLessThan(chebyshev.operatorApplications());
  }

  @Test
  void withoutOutliersTheProductsAreThoseOfChebyshevsFilter() {
    long learned = lowest(spectrum(), LearnedFilterModel.shipped()).operatorApplications();
    long chebyshev = lowest(spectrum(), new ChebyshevFilter()).operatorApplications();
    assertThat(learned).isBetween((long) (0.5 * chebyshev), (long) (1.05 * chebyshev));
  }

  /** The lowest in gaps of 6e-6 of a length that 40 outliers make, twenty in every decade. */
  private static double[] manyOutliers() {
    double[] spectrum = spectrum();
    for (int i = 0; i < 40; i++) {
      spectrum[360 + i] = 100 * Math.pow(10, i / 20.0);
    }
    return spectrum;
  }

  @Test
  void manyOutliersAreFoundByLongerProbesAndTakenByHighDegrees() {
    double[] spectrum = manyOutliers();
    EigenSolution learned = lowest(spectrum, LearnedFilterModel.shipped());
    EigenSolution chebyshev = lowest(spectrum, new ChebyshevFilter());
    assertThat(learned.outcome()).isEqualTo(Outcome.CONVERGED);
    assertThat(learned.values()).containsExactly(Arrays.copyOf(spectrum, 10), offset(1e-4));
    assertThat(3 * learned.operatorApplications()).isLessThan(2 * chebyshev.operatorApplications());
    assertThat(learned.probeApplications())
        .isBetween(100L, learned.operatorApplications() / 16 + 54);
    assertThat(lowest(spectrum(), LearnedFilterModel.shipped()).probeApplications()).isEqualTo(54);
  }

  /** A block that lies in one eigenvalue shows no gap, but the probe has. */
  @Test
  void eigenvalueOfHigherMultiplicityThanTheBlock() {
    double[] spectrum = spectrum();
    Arrays.fill(spectrum, 0, 60, -20);
    for (FilterModel filter : List.of(LearnedFilterModel.shipped(), new ChebyshevFilter())) {
      EigenSolution solution = lowest(spectrum, filter);
      assertThat(solution.values()).containsExactly(Arrays.copyOf(spectrum, 10), offset(1e-12));
      assertThat(solution.operatorApplications()).isLessThan(54 + 18 * 60);
    }
  }

  @Test
  void longerProbesTakeNoMoreMemory() {
    try (PreparedMatrix a =
        new ReferenceBackend()
            .prepare(CsrMatrix.ofDiagonal(manyOutliers()), Scaling.NONE, Precision.FLOAT64)) {
      CountedVectors vectors = new CountedVectors(a);
      EigenSolution solution =
          new ChebyshevFilteredSubspaceIteration(10, Extreme.LOWEST).run(vectors.operator());
      assertThat(solution.probeApplications()).isGreaterThan(100);
      assertThat(vectors.most()).isBetween(3 * 18, 3 * 18 + 10);
    }
  }

  @Test
  void seriesTellsTheGrowthWhereAHighDegreeOverflows() {
    FilterSeries series =
        new FilterSeries(d -> ScaledChebyshev.of(new Interval(2, 3), 1, d), Extreme.LOWEST, 2, 60);
    FilterSeries higher = series.upTo(480);
    assertThat(higher.growth(480, -1e6)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(higher.degree(-1e6, 30)).isLessThan(4);
    assertThat(higher.most()).isEqualTo(480);
    assertThat(higher.cut()).isEqualTo(2);
    assertThat(higher.of(7)).isSameAs(series.of(7));
  }

  @Test
  void panelsHoldEveryColumnAndStayWithinTheProducts() {
    int[] degrees = {3, 9, 4, 4, 7, 8, 2, 20, 5, 6, 1};
    for (long affordable : new long[] {11, 12, 60, 100, 10_000}) {
      List<FilterPanel> panels = FilterPanel.of(degrees, 4, affordable);
      boolean any = affordable >= 12;
      assertThat(panels).hasSize(any ? 3 : 0).allMatch(panel -> panel.columns().length == 4);
      assertThat(panels.stream().mapToLong(FilterPanel::products).sum())
          .isLessThanOrEqualTo(affordable);
      int[] reached = new int[degrees.length];
      panels.forEach(
          panel -> Arrays.stream(panel.columns()).forEach(j -> reached[j] = panel.degree()));
      for (int j = 0; any && j < degrees.length; j++) {
        assertThat(reached[j]).isGreaterThanOrEqualTo((int) Math.min(degrees[j], affordable / 12));
      }
    }
  }

  @Test
  void degreesOfChebyshevsSeriesAreThoseOfItsRate() {
    double cut = 2;
    double far = 10;
    FilterSeries series =
        new FilterSeries(
            d -> ScaledChebyshev.of(new Interval(cut, far), 1, d), Extreme.LOWEST, cut, 60);
    double rate = ScaledChebyshev.logGrowth(new Interval(cut, far), 1.5);
    for (double degree : new double[] {2, 3.3, 10, 29, 47.5}) {
      assertThat(series.degree(1.5, degree * rate)).isCloseTo(degree, offset(1e-6));
    }
    assertThat(series.degree(1.5, 100 * rate)).isEqualTo(60);
    assertThat(series.growth(10, 3)).isZero();
  }
}
