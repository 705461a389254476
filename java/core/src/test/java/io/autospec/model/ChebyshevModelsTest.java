package io.autospec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autospec.model.ResidualProperties.Oracle;
import io.autospec.probe.Spectra;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChebyshevModelsTest {

  private static final SpectralSummary SUMMARY =
      Spectra.summary(Spectra.logUniform(200, 1e-3, 1.7), 10);
  private static final double UPPER = SUMMARY.interval().upper();

  static IntStream degrees() {
    return IntStream.concat(IntStream.rangeClosed(1, 32), IntStream.of(64, 150));
  }

  @ParameterizedTest
  @MethodSource("degrees")
  void firstKindIsTheNamedPolynomial(int degree) {
    for (double gamma : new double[] {0.4, 2, 15}) {
      double lower = UPPER / Math.max(1, gamma * degree * degree);
      if (lower < UPPER) {
        assertThat(
                ResidualProperties.violations(
                    new ChebyshevModel(gamma),
                    SUMMARY,
                    degree,
                    Oracle.firstKind(lower, UPPER, degree)))
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("degrees")
  void fourthKindIsTheNamedPolynomial(int degree) {
    assertThat(
            ResidualProperties.violations(
                new FourthKindChebyshevModel(), SUMMARY, degree, Oracle.fourthKind(UPPER, degree)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 8, 16, 32})
  void anExplicitIntervalIsFollowed(int degree) {
    Interval exact = new Interval(1e-3, UPPER);
    assertThat(
            ResidualProperties.violations(
                ChebyshevModel.on(exact),
                SUMMARY,
                degree,
                Oracle.firstKind(exact.lower(), exact.upper(), degree)))
        .isEmpty();
  }

  static Stream<MutatedModel.Mutation> mutations() {
    return Stream.of(MutatedModel.Mutation.values());
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void everyMutantViolatesAProperty(MutatedModel.Mutation mutation) {
    for (int degree : new int[] {3, 4, 5, 8, 13, 16, 31, 32}) {
      double lower = UPPER / (2 * degree * degree);
      List<String> first =
          ResidualProperties.violations(
              new MutatedModel(new ChebyshevModel(2), mutation),
              SUMMARY,
              degree,
              Oracle.firstKind(lower, UPPER, degree));
      List<String> fourth =
          ResidualProperties.violations(
              new MutatedModel(new FourthKindChebyshevModel(), mutation),
              SUMMARY,
              degree,
              Oracle.fourthKind(UPPER, degree));
      assertThat(first).as("%s of the first kind, degree %d", mutation, degree).isNotEmpty();
      assertThat(fourth).as("%s of the fourth kind, degree %d", mutation, degree).isNotEmpty();
    }
  }

  @Test
  void aSpectrumThatIsNotPositiveIsRefused() {
    SpectralSummary zero = Spectra.summary(new double[4], 3);
    for (RecurrenceModel model :
        List.of(
            new ChebyshevModel(),
            new FourthKindChebyshevModel(),
            new LeastSquaresModel(),
            new GuardedModel(new ChebyshevModel(), new FourthKindChebyshevModel()))) {
      assertThatThrownBy(() -> model.predict(zero, 4)).hasMessageContaining("positive eigenvalue");
    }
    assertThatThrownBy(() -> new ChebyshevModel(0)).hasMessageContaining("gamma is 0");
  }
}
