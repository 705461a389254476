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
