package io.autospec.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.function.ScalarFunction;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.Triplets;
import io.autospec.solve.Outcome;
import io.autospec.solve.SolveListener;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceEstimatorTest {

  private static final Backend BACKEND = Backends.named("reference");

  private static PreparedMatrix prepare(CsrMatrix matrix) {
    return BACKEND.prepare(matrix, Scaling.NONE, Precision.FLOAT64);
  }

  private static PreparedMatrix diagonal(int n, IntToDoubleFunction value) {
    Triplets triplets = new Triplets(n, n);
    for (int i = 0; i < n; i++) {
      triplets.add(i, i, value.applyAsDouble(i));
    }
    return prepare(triplets.toCsr());
  }

  /** Σ f(λ) of the 5-point Laplacian, whose eigenvalues are sums of cosines. */
  private static double poissonTrace(int side, DoubleUnaryOperator f) {
    double sum = 0;
    for (int i = 1; i <= side; i++) {
      for (int j = 1; j <= side; j++) {
        double x = Math.cos(Math.PI * i / (side + 1));
        double y = Math.cos(Math.PI * j / (side + 1));
        sum += f.applyAsDouble(4 - 2 * x - 2 * y);
      }
    }
    return sum;
  }

  @Test
  void theIntervalHoldsTheTruthAsOftenAsItSays() {
    double truth = poissonTrace(16, Math::log);
    int held = 0;
    try (PreparedMatrix a = prepare(Gallery.poisson2d(16, 16))) {
      for (int seed = 1; seed <= 60; seed++) {
        TraceEstimate estimate =
            new TraceEstimator(ScalarFunction.log(), 0.05, 0.8, seed, 64, SolveListener.SILENT)
                .run(a);
        held += estimate.lower() <= truth && truth <= estimate.upper() ? 1 : 0;
      }
    }
    assertThat(held).isBetween(40, 56); // 48 expected, four deviations to either side but for one
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "inv", "exp:-1.0", "exp:3"})
  void estimatesAreWithinTheirTolerance(String name) {
    ScalarFunction f = ScalarFunction.named(name);
    double truth = poissonTrace(20, f.value());
    try (PreparedMatrix a = prepare(Gallery.poisson2d(20, 20))) {
      TraceEstimate estimate =
          new TraceEstimator(f, 0.02, 0.95, 1, 1024, SolveListener.SILENT).run(a);
      assertThat(estimate.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(estimate.value()).isCloseTo(truth, within(0.04 * truth));
      assertThat(estimate.halfWidth()).isLessThanOrEqualTo(0.02 * estimate.value());
    }
  }

  @Test
  void convergedMeansWithinTheToleranceAndNoMore() {
    try (PreparedMatrix a = prepare(Gallery.poisson2d(24, 24))) {
      for (int seed = 1; seed <= 60; seed++) {
        TraceEstimate estimate =
            new TraceEstimator(ScalarFunction.log(), 0.01, 0.95, seed, 1024, SolveListener.SILENT)
                .run(a);
        assertThat(estimate.outcome()).isEqualTo(Outcome.CONVERGED);
        assertThat(estimate.halfWidth()).isLessThanOrEqualTo(0.01 * Math.abs(estimate.value()));
        assertThat(estimate.quadratureError()).isPositive();
      }
    }
  }

  @Test
  void fewDominantDirectionsAreTakenOut() {
    ScalarFunction f = ScalarFunction.exp(3); // e^24 at one end, 1 at the other
    double truth = poissonTrace(20, f.value());
    try (PreparedMatrix a = prepare(Gallery.poisson2d(20, 20))) {
      TraceEstimate estimate =
          new TraceEstimator(f, 0.01, 0.95, 2, 4096, SolveListener.SILENT).run(a);
      assertThat(estimate.deflated()).isPositive();
      assertThat(estimate.samples()).isLessThan(500);
      assertThat(estimate.value()).isCloseTo(truth, within(0.02 * truth));
    }
  }

  @Test
  void aDiagonalMatrixIsExact() {
    try (PreparedMatrix a = diagonal(50, i -> 1 + i)) {
      TraceEstimate estimate = TraceEstimator.logDeterminant(1).run(a);
      double truth = 0;
      for (int i = 1; i <= 50; i++) {
        truth += Math.log(i);
      }
      assertThat(estimate.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(estimate.samples()).isEqualTo(32);
      assertThat(truth).isBetween(estimate.lower(), estimate.upper());
      assertThat(estimate.value()).isCloseTo(truth, within(1e-2 * truth));
    }
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    try (PreparedMatrix a = prepare(Gallery.poisson2d(12, 12))) {
      TraceEstimate one = TraceEstimator.logDeterminant(5).run(a);
      assertThat(TraceEstimator.logDeterminant(5).run(a).value()).isEqualTo(one.value());
      assertThat(TraceEstimator.logDeterminant(6).run(a).value()).isNotEqualTo(one.value());
    }
  }

  @Test
  void anIndefiniteMatrixHasNoLogDeterminant() {
    try (PreparedMatrix a = diagonal(50, i -> i - 10.5)) {
      TraceEstimate estimate = TraceEstimator.logDeterminant(1).run(a);
      assertThat(estimate.outcome()).isEqualTo(Outcome.NOT_POSITIVE_DEFINITE);
      assertThat(estimate.value()).isNaN();
      assertThat(estimate.advice()).contains("add a shift");
    }
  }

  @Test
  void aTraceThatCancelsSaysHowWideItIs() {
    ScalarFunction f = ScalarFunction.of("centred", x -> x - 4);
    try (PreparedMatrix a = prepare(Gallery.poisson2d(20, 20))) {
      TraceEstimate estimate =
          new TraceEstimator(f, 0.005, 0.95, 1, 64, SolveListener.SILENT).run(a);
      assertThat(estimate.outcome()).isEqualTo(Outcome.LIMIT_REACHED);
      assertThat(estimate.samples()).isEqualTo(64);
      assertThat(estimate.advice()).contains("times the tolerance", "maxSamples");
    }
  }

  @Test
  void anInterruptionEndsTheRunWithinAStepAndIsTold() {
    try (PreparedMatrix a = diagonal(400, i -> Math.pow(10, -i / 40.0))) {
      Thread.currentThread().interrupt();
      TraceEstimate estimate = TraceEstimator.logDeterminant(1).run(a);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(estimate.outcome()).isEqualTo(Outcome.INTERRUPTED);
      assertThat(estimate.operatorApplications()).isLessThanOrEqualTo(64);
      assertThat(estimate.halfWidth()).isInfinite();
    }
  }

  @Test
  void parametersAreChecked() {
    assertThatThrownBy(
            () -> new TraceEstimator(ScalarFunction.log(), 0.1, 0.95, 1, 31, SolveListener.SILENT))
        .hasMessage("maxSamples is 31: expected at least 32");
    assertThatThrownBy(
            () -> new TraceEstimator(ScalarFunction.log(), 0.1, 1, 1, 32, SolveListener.SILENT))
        .hasMessageContaining("confidence is 1.0");
  }
}
