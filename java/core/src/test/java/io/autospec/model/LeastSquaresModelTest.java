package io.autospec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.autospec.probe.DensityEstimate;
import io.autospec.probe.Spectra;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.ChebyshevSeries;
import io.autospec.recurrence.ClosedForms;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Tolerances;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeastSquaresModelTest {

  private static final SpectralSummary SUMMARY =
      Spectra.summary(Spectra.logUniform(200, 1e-3, 1.7), 12);
  private static final double UPPER = SUMMARY.interval().upper();
  private static final LeastSquaresModel MODEL = new LeastSquaresModel(1, 0.01);

  /** The points of the objective in [0, 1]. */
  private static double[] points(int degree) {
    double[] density = Spectra.scaled(DensityEstimate.of(SUMMARY).points(), 1 / UPPER);
    int extra = 4 * degree;
    double[] points = Arrays.copyOf(density, density.length + extra);
    for (int j = 0; j < extra; j++) {
      points[density.length + j] = 0.5 * (1 - Math.cos(Math.PI * (j + 0.5) / extra));
    }
    return points;
  }

  /** The weights of the points. */
  private static double[] weights(double[] points, int degree) {
    int extra = 4 * degree;
    int density = points.length - extra;
    double[] weights = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      weights[i] = points[i] * (i < density ? 1.0 / density : 0.01 / extra);
    }
    return weights;
  }

  private static double objective(int degree, DoubleUnaryOperator p) {
    double[] points = points(degree);
    double[] weights = weights(points, degree);
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      double residual = 1 - points[i] * UPPER * p.applyAsDouble(points[i] * UPPER);
      sum += weights[i] * residual * residual;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 16, 32})
  void noPerturbationLowersTheObjective(int degree) {
    PolynomialExpansion p = MODEL.predict(SUMMARY, degree).expansion();
    assertThat(p.degree()).isEqualTo(degree - 1);
    double optimum = objective(degree, p::evaluate);
    for (int j = 0; j < degree; j++) {
      for (double step : new double[] {-1e-2, -1e-4, 1e-4, 1e-2}) {
        double[] coefficients = new double[degree];
        for (int i = 0; i < degree; i++) {
          coefficients[i] = p.weight(0, i) + (i == j ? step : 0);
        }
        PolynomialExpansion other = ChebyshevSeries.of(new Interval(0, UPPER), coefficients);
        assertThat(objective(degree, other::evaluate)).isGreaterThan(optimum);
      }
    }
    // and the objective falls short of that of the Chebyshev polynomials of the same degree
    assertThat(optimum)
        .isLessThan(
            objective(degree, new ChebyshevModel().predict(SUMMARY, degree).expansion()::evaluate))
        .isLessThan(
            objective(
                degree,
                new FourthKindChebyshevModel().predict(SUMMARY, degree).expansion()::evaluate));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 12})
  void coefficientsSolveTheNormalEquations(int degree) {
    BigDecimal[] exact = normalEquations(degree);
    PolynomialExpansion p = MODEL.predict(SUMMARY, degree).expansion();
    double size = 0;
    for (int j = 0; j < degree; j++) {
      size = Math.max(size, Math.abs(exact[j].doubleValue()));
    }
    for (int j = 0; j < degree; j++) {
      assertThat(p.weight(0, j) * UPPER)
          .isCloseTo(exact[j].doubleValue(), within(size * Tolerances.predicted(degree)));
    }
  }

  /** Solves the normal equations for U p in 60 digits, by elimination. */
  private static BigDecimal[] normalEquations(int degree) {
    MathContext digits = ClosedForms.DIGITS;
    double[] points = points(degree);
    double[] weights = weights(points, degree);
    BigDecimal[][] system = new BigDecimal[degree][degree + 1];
    for (BigDecimal[] row : system) {
      Arrays.fill(row, BigDecimal.ZERO);
    }
    for (int i = 0; i < points.length; i++) {
      BigDecimal t = new BigDecimal(points[i]);
      BigDecimal w = new BigDecimal(weights[i]);
      BigDecimal x = t.add(t).subtract(BigDecimal.ONE);
      BigDecimal[] row = new BigDecimal[degree];
      for (int j = 0; j < degree; j++) {
        row[j] = t.multiply(ClosedForms.chebyshevT(j, x), digits);
      }
      for (int j = 0; j < degree; j++) {
        for (int k = 0; k < degree; k++) {
          system[j][k] = system[j][k].add(w.multiply(row[j].multiply(row[k]), digits), digits);
        }
        system[j][degree] = system[j][degree].add(w.multiply(row[j], digits), digits);
      }
    }
    return eliminate(system, digits);
  }

  private static BigDecimal[] eliminate(BigDecimal[][] system, MathContext digits) {
    int n = system.length;
    for (int k = 0; k < n; k++) { // symmetric positive definite: no pivoting
      for (int i = k + 1; i < n; i++) {
        BigDecimal factor = system[i][k].divide(system[k][k], digits);
        for (int j = k; j <= n; j++) {
          system[i][j] = system[i][j].subtract(factor.multiply(system[k][j], digits), digits);
        }
      }
    }
    BigDecimal[] solution = new BigDecimal[n];
    for (int i = n - 1; i >= 0; i--) {
      BigDecimal sum = system[i][n];
      for (int j = i + 1; j < n; j++) {
        sum = sum.subtract(system[i][j].multiply(solution[j], digits), digits);
      }
      solution[i] = sum.divide(system[i][i], digits);
    }
    return solution;
  }

  @Test
  void fewerPointsThanCoefficientsAreNoTrouble() {
    SpectralSummary one = Spectra.summary(new double[] {1, 1, 1}, 4);
    PolynomialExpansion p = new LeastSquaresModel().predict(one, 20).expansion();
    assertThat(p.degree()).isEqualTo(19);
    assertThat(p.evaluate(1)).isCloseTo(1, within(0.05));
    for (double t = 0; t <= 1; t += 0.01) {
      assertThat(p.evaluate(t)).isPositive();
    }
  }

  @Test
  void wrongParametersAreNamed() {
    assertThatThrownBy(() -> new LeastSquaresModel(Double.NaN, 0.1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new LeastSquaresModel(0, 0)).hasMessageContaining("background");
  }
}
