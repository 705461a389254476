package io.autospec.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autospec.probe.Spectra;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every function model keeps. */
class FunctionModelContractTest {

  private static final List<FunctionModel> MODELS =
      List.of(
          new ChebyshevInterpolant(),
          new LeastSquaresFunctionModel(),
          LearnedFunctionModel.shipped());

  private static final double[] BULK = Spectra.logUniform(300, 1e-2, 2);
  private static final double[] OUTLIERS = Spectra.largeOutliers(300);

  static Stream<Arguments> modelsAndSpectra() {
    return MODELS.stream()
        .flatMap(m -> Stream.of(Arguments.of(m, BULK), Arguments.of(m, OUTLIERS)));
  }

  @ParameterizedTest
  @MethodSource("modelsAndSpectra")
  void scaledOperatorGivesTheSameValues(FunctionModel model, double[] spectrum) {
    for (double factor : new double[] {1e-100, 3, 1e100}) {
      SpectralSummary plain = Spectra.summary(spectrum, 16);
      SpectralSummary scaled = Spectra.summary(Spectra.scaled(spectrum, factor), 16);
      PolynomialExpansion p = model.predict(plain, 12, t -> Math.exp(-t)).expansion();
      PolynomialExpansion q = model.predict(scaled, 12, t -> Math.exp(-t / factor)).expansion();
      for (double t : spectrum) {
        assertThat(q.evaluate(t * factor)).isCloseTo(p.evaluate(t), within(1e-7));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modelsAndSpectra")
  void noModelBeatsTheLimitAndEachFallsWithTheDegree(FunctionModel model, double[] spectrum) {
    DoubleUnaryOperator f = t -> Math.exp(-3 * t);
    double before = Double.POSITIVE_INFINITY;
    for (int degree : new int[] {2, 6, 10}) {
      double rms =
          FunctionErrors.rms(
              model.predict(Spectra.summary(spectrum, 16), degree, f).expansion(), spectrum, f);
      assertThat(rms)
          .isGreaterThan((1 - 1e-9) * FunctionErrors.limit(spectrum, degree, f) - 1e-15)
          .isLessThan(0.5 * before);
      before = rms;
    }
  }

  @ParameterizedTest
  @MethodSource("modelsAndSpectra")
  void degreeIsTheNumberOfProducts(FunctionModel model, double[] spectrum) {
    SpectralSummary summary = Spectra.summary(spectrum, 16);
    for (int degree : new int[] {0, 1, 9, 40}) {
      assertThat(model.predict(summary, degree, Math::sqrt).expansion().degree())
          .isLessThanOrEqualTo(degree);
    }
  }
}
