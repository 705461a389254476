package io.autospec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autospec.probe.Spectra;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Recurrence;
import io.autospec.recurrence.RootProduct;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedModelTest {

  private static final double[] LAMBDA = Spectra.logUniform(300, 1e-3, 1.9);
  private static final SpectralSummary SUMMARY = Spectra.summary(LAMBDA, 12);

  /** A model that always returns this polynomial. */
  private record Fixed(String name, PolynomialExpansion p) implements RecurrenceModel {
    @Override
    public Prediction predict(SpectralSummary summary, int degree) {
      return new Prediction(p, name);
    }
  }

  private static Fixed negativeAround(double lambda) {
    // the residual exceeds 1 in the gap between two small and two large roots
    return new Fixed("wild", RootProduct.of(lambda / 8, lambda / 6, 1.01 * lambda * 2, lambda * 2));
  }

  static IntStream degrees() {
    return IntStream.concat(IntStream.rangeClosed(1, 32), IntStream.of(64, 150));
  }

  @ParameterizedTest
  @MethodSource("degrees")
  void classicalPolynomialsPass(int degree) {
    for (RecurrenceModel model :
        new RecurrenceModel[] {
          new ChebyshevModel(0.4),
          new ChebyshevModel(),
          new ChebyshevModel(16),
          new FourthKindChebyshevModel()
        }) {
      Prediction guarded =
          new GuardedModel(model, new FourthKindChebyshevModel()).predict(SUMMARY, degree);
      assertThat(guarded.fallbackReason()).isEmpty();
      assertThat(guarded.model()).isEqualTo(model.name());
    }
  }

  @Test
  void aNegativePolynomialIsReplacedAndThePlaceNamed() {
    Prediction prediction =
        new GuardedModel(negativeAround(0.9), new ChebyshevModel()).predict(SUMMARY, 4);
    assertThat(prediction.model()).isEqualTo("chebyshev");
    assertThat(prediction.expansion().degree()).isEqualTo(3);
    assertThat(prediction.fallbackReason()).matches("wild: p\\(0\\.\\d+\\) = -.* is not positive");
  }

  @Test
  void unboundedGrowthIsReplaced() {
    RecurrenceModel growing =
        new Fixed(
            "growing",
            new PolynomialExpansion(
                new Recurrence(new double[] {20}, new double[] {1}, new double[1], new double[1]),
                new double[] {0, 1}));
    Prediction prediction = new GuardedModel(growing, new ChebyshevModel()).predict(SUMMARY, 2);
    assertThat(prediction.model()).isEqualTo("chebyshev");
    assertThat(prediction.fallbackReason()).contains("exceeds 10");
  }

  @Test
  void aNarrowDipAtARitzValueIsFound() {
    double ritz = SUMMARY.ritzValues()[5];
    double[] zero = new double[2];
    // p = (λ − ritz)² − tiny: negative only next to the Ritz value, between grid points
    PolynomialExpansion p =
        new PolynomialExpansion(
            new Recurrence(new double[] {1, 1}, new double[] {-ritz, -ritz}, zero, zero),
            new double[] {-1e-12, 0, 1});
    Prediction prediction =
        new GuardedModel(new Fixed("dip", p), new ChebyshevModel()).predict(SUMMARY, 3);
    assertThat(prediction.fallbackReason()).contains("dip: p(" + ritz + ")");
  }

  @Test
  void aConstantServesWhereBothFail() {
    Prediction prediction =
        new GuardedModel(negativeAround(0.9), negativeAround(1.1)).predict(SUMMARY, 4);
    assertThat(prediction.model()).isEqualTo(GuardedModel.CONSTANT);
    assertThat(prediction.expansion().degree()).isZero();
    assertThat(prediction.expansion().evaluate(1)).isPositive();
    assertThat(prediction.fallbackReason()).contains("; wild: ");
  }

  @Test
  void aModelThatCannotFinishFallsBack() {
    RecurrenceModel broken =
        new RecurrenceModel() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public Prediction predict(SpectralSummary summary, int degree) {
            return new Prediction(RootProduct.of(Double.NaN), name());
          }
        };
    Prediction prediction = new GuardedModel(broken, new ChebyshevModel()).predict(SUMMARY, 4);
    assertThat(prediction.model()).isEqualTo("chebyshev");
    assertThat(prediction.fallbackReason()).startsWith("broken: ").contains("NaN");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.03, 0.05})
  void anUpperEndThatIsTooLowIsSeenByACheckThatLooksFarEnough(double share) {
    double lambdaMax = 1.9;
    SpectralSummary low =
        Spectra.withUpperEnd(withoutTop(lambdaMax * (1 - share)), lambdaMax * (1 - share));
    for (int degree : new int[] {16, 32}) {
      RecurrenceModel chebyshev = new ChebyshevModel();
      PolynomialExpansion p = chebyshev.predict(low, degree).expansion();
      assertThat(p.evaluate(lambdaMax)).as("the classical failure").isNegative();

      double far = share / (1 - share) * degree * degree;
      Prediction seen =
          new GuardedModel(chebyshev, chebyshev, new PositivityCheck(far, 10)).predict(low, degree);
      assertThat(seen.model()).isEqualTo(GuardedModel.CONSTANT);
      assertThat(seen.fallbackReason()).contains("is not positive");

      // an interval raised by as much is accepted, and positive at the true end
      SpectralSummary raised = Spectra.withUpperEnd(low, lambdaMax);
      Prediction right = new GuardedModel(chebyshev, chebyshev).predict(raised, degree);
      assertThat(right.fellBack()).isFalse();
      assertThat(right.expansion().evaluate(lambdaMax)).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.03, 0.05})
  void aRitzValueAboveTheUpperEndIsLookedAt(double share) {
    SpectralSummary low = Spectra.withUpperEnd(SUMMARY, SUMMARY.ritzValues()[11] * (1 - share));
    Prediction prediction =
        new GuardedModel(new ChebyshevModel(), new FourthKindChebyshevModel()).predict(low, 32);
    assertThat(prediction.model()).isEqualTo(GuardedModel.CONSTANT);
    assertThat(prediction.fallbackReason()).contains("chebyshev: p(").contains("fourth-kind: p(");
  }

  private static SpectralSummary withoutTop(double top) {
    return Spectra.summary(DoubleStream.of(LAMBDA).filter(x -> x <= top).toArray(), 12);
  }

  @Test
  void theMarginOfTheProbeCoversTheTrueEnd() {
    for (double[] lambda :
        new double[][] {LAMBDA, Spectra.laplacian(1000), Spectra.largeOutliers(500)}) {
      double lambdaMax = DoubleStream.of(lambda).max().orElseThrow();
      for (int steps : new int[] {8, 10, 12, 16, 32}) {
        assertThat(Spectra.summary(lambda, steps).interval().upper())
            .isGreaterThanOrEqualTo(lambdaMax);
      }
    }
  }

  @Test
  void wrongParametersAreNamed() {
    assertThatThrownBy(() -> new PositivityCheck(-1, 10)).hasMessageContaining("beyond -1");
  }
}
