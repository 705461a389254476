package io.autospec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.autospec.backend.MultiVector;
import io.autospec.backend.PreparedMatrix;
import io.autospec.probe.Spectra;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Tolerances;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model keeps, on several spectra and degrees. */
class ModelContractTest {

  private static final int STEPS = 32;
  private static final int[] DEGREES = {1, 2, 3, 4, 7, 8, 16, 25, 32};

  static Stream<RecurrenceModel> models() {
    return Stream.of(
        new ChebyshevModel(),
        new ChebyshevModel(9),
        new FourthKindChebyshevModel(),
        new HarmonicRitzModel(),
        new LeastSquaresModel(),
        LearnedModel.shipped(),
        new GuardedModel(new HarmonicRitzModel(), new ChebyshevModel()));
  }

  static Stream<double[]> spectra() {
    return Stream.of(
        Spectra.logUniform(300, 1e-4, 1.8), Spectra.laplacian(300), Spectra.largeOutliers(300));
  }

  @ParameterizedTest
  @MethodSource("models")
  void theVectorPathFollowsTheScalarOne(RecurrenceModel model) {
    spectra()
        .forEach(
            lambda -> {
              SpectralSummary summary = Spectra.summary(lambda, STEPS);
              double[] z = Spectra.randomVector(lambda.length, 5);
              double[] y = new double[z.length];
              try (PreparedMatrix matrix = Spectra.diagonal(lambda);
                  MultiVector from = matrix.newVector(1);
                  MultiVector to = matrix.newVector(1)) {
                from.write(z);
                for (int degree : DEGREES) {
                  PolynomialExpansion p = model.predict(summary, degree).expansion();
                  matrix.expand(p, from, to);
                  to.read(y);
                  double scale = 0;
                  for (double t : lambda) {
                    scale = Math.max(scale, terms(p, t));
                  }
                  for (int i = 0; i < y.length; i++) {
                    assertThat(y[i])
                        .isCloseTo(
                            p.evaluate(lambda[i]) * z[i],
                            within(scale * Tolerances.residual(degree)));
                  }
                }
              }
            });
  }

  /** Σ |w_k u_k(t)|: rounding is that of the terms, larger than p where they cancel. */
  private static double terms(PolynomialExpansion p, double t) {
    double sum = 0;
    double[] weights = new double[p.degree() + 1];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = p.weight(0, k);
      sum += Math.abs(new PolynomialExpansion(p.recurrence(), weights).evaluate(t));
      weights[k] = 0;
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("models")
  void scalingTheOperatorScalesThePolynomial(RecurrenceModel model) {
    double[] lambda = Spectra.logUniform(200, 1e-2, 1.5);
    SpectralSummary base = Spectra.summary(lambda, 16);
    for (double factor : new double[] {1e-100, 1e-9, 0x1p20, 1e100}) {
      SpectralSummary scaled = Spectra.summary(Spectra.scaled(lambda, factor), 16);
      for (int degree : new int[] {1, 2, 5, 8, 13}) {
        PolynomialExpansion p = model.predict(base, degree).expansion();
        PolynomialExpansion q = model.predict(scaled, degree).expansion();
        assertThat(q.degree()).isEqualTo(p.degree());
        for (double t : lambda) {
          // the summaries differ by rounding, and p by its condition on them
          assertThat(factor * q.evaluate(factor * t))
              .isCloseTo(p.evaluate(t), within(Tolerances.predicted(degree)));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void degreeOneIsAPositiveConstant(RecurrenceModel model) {
    SpectralSummary summary = Spectra.summary(Spectra.laplacian(100), 8);
    PolynomialExpansion p = model.predict(summary, 1).expansion();
    assertThat(p.degree()).isZero();
    assertThat(p.outputs()).isEqualTo(1);
    assertThat(p.evaluate(1)).isBetween(0.1, 10.0);
  }

  @ParameterizedTest
  @MethodSource("models")
  void degreeZeroIsRefused(RecurrenceModel model) {
    SpectralSummary summary = Spectra.summary(Spectra.laplacian(100), 8);
    assertThatThrownBy(() -> model.predict(summary, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("degree is 0");
  }
}
