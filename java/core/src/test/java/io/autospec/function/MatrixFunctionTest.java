package io.autospec.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.Triplets;
import io.autospec.probe.StartVector;
import io.autospec.solve.Outcome;
import io.autospec.solve.SolveListener;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On diagonal matrices f(A) b is known in every entry. */
class MatrixFunctionTest {

  private static final Backend BACKEND = Backends.named("reference");
  private static final int N = 400;

  private static PreparedMatrix diagonal(int n, IntToDoubleFunction value) {
    Triplets triplets = new Triplets(n, n);
    for (int i = 0; i < n; i++) {
      triplets.add(i, i, value.applyAsDouble(i));
    }
    return BACKEND.prepare(triplets.toCsr(), Scaling.NONE, Precision.FLOAT64);
  }

  /** Eigenvalues from 0.01 to 10. */
  private static double graded(int i) {
    return 0.01 * Math.pow(1000, i / (N - 1.0));
  }

  private static double trueError(
      FunctionSolution solution, ScalarFunction f, IntToDoubleFunction value, double[] b, int j) {
    int k = solution.columns();
    double error = 0;
    double norm = 0;
    for (int i = 0; i < b.length / k; i++) {
      double expected = f.value().applyAsDouble(value.applyAsDouble(i)) * b[i * k + j];
      error += Math.pow(solution.values()[i * k + j] - expected, 2);
      norm += expected * expected;
    }
    return Math.sqrt(error / norm);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exp:-1.0",
        "exp:0.5",
        "inv",
        "sqrt",
        "invsqrt",
        "log",
        "sign",
        "power:1.5",
        "power:-2",
        "resolvent:-0.5",
        "tanh"
      })
  void everyFunctionMeetsItsToleranceAndSaysSoWithinItsEstimate(String name) {
    ScalarFunction f = ScalarFunction.named(name);
    double[] b = StartVector.uniform(N, 3);
    try (PreparedMatrix a = diagonal(N, MatrixFunctionTest::graded)) {
      FunctionSolution y = MatrixFunction.of(f).apply(a, b);
      double error = trueError(y, f, MatrixFunctionTest::graded, b, 0);
      assertThat(y.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(error).isLessThan(1e-8);
      assertThat(y.errorEstimate()).isLessThanOrEqualTo(1e-8).isGreaterThan(error / 2);
    }
  }

  @ParameterizedTest
  @EnumSource(FunctionMethod.class)
  void everyMethodServesManyColumnsAtOnce(FunctionMethod method) {
    ScalarFunction f = ScalarFunction.exp(-2);
    double[] b = StartVector.uniform(N * 6, 5);
    try (PreparedMatrix a = diagonal(N, MatrixFunctionTest::graded)) {
      FunctionSolution y =
          MatrixFunction.of(f).withTolerance(1e-7).withMethod(method).apply(a, b, 6);
      assertThat(y.outcome()).isEqualTo(Outcome.CONVERGED);
      for (int j = 0; j < 6; j++) {
        double error = trueError(y, f, MatrixFunctionTest::graded, b, j);
        assertThat(error).isLessThan(1e-7);
        assertThat(y.errorEstimates()[j]).isGreaterThan(error / 2);
      }
    }
  }

  /** Of degree 256 with 32 products of probe it would swing where no Ritz value is. */
  @Test
  void aLearnedPolynomialHasNoHigherDegreeThanItNeeds() {
    CsrMatrix matrix = Gallery.poisson2d(30, 30);
    double[] b = StartVector.uniform(900, 9);
    MatrixFunction exp = MatrixFunction.of(ScalarFunction.exp(-1));
    try (PreparedMatrix a = Backends.preferred().prepare(matrix, Scaling.NONE, Precision.FLOAT64)) {
      FunctionSolution learned = exp.withMethod(FunctionMethod.LEARNED).apply(a, b);
      FunctionSolution lanczos = exp.withMethod(FunctionMethod.LANCZOS).apply(a, b);
      assertThat(learned.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(learned.degree()).isLessThan(32);
      assertThat(learned.values()).containsExactly(lanczos.values(), offset(1e-7));
    }
  }

  @Test
  void theSecondPassGivesTheBitsOfTheFirst() {
    double[] b = StartVector.uniform(N * 2, 7);
    LanczosFunction stored = new LanczosFunction(ScalarFunction.inverseSqrt(), 1e-9);
    LanczosFunction twice =
        new LanczosFunction(
            ScalarFunction.inverseSqrt(), 1e-9, 0, 10 * 8 * N * 2, SolveListener.SILENT);
    try (PreparedMatrix a = diagonal(N, MatrixFunctionTest::graded)) {
      FunctionSolution one = stored.apply(a, b, 2);
      FunctionSolution two = twice.apply(a, b, 2);
      assertThat(two.values()).containsExactly(one.values());
      assertThat(two.operatorApplications())
          .isEqualTo(one.operatorApplications() + 2L * (one.degree() - 10));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "log, NOT_POSITIVE_DEFINITE",
    "sqrt, NOT_POSITIVE_DEFINITE",
    "power:0.5, NOT_POSITIVE_DEFINITE"
  })
  void functionsOfPositiveNumbersObjectToAnIndefiniteMatrix(String name, Outcome outcome) {
    try (PreparedMatrix a = diagonal(N, i -> i - 20.5)) {
      FunctionSolution y =
          MatrixFunction.of(ScalarFunction.named(name)).apply(a, StartVector.uniform(N, 1));
      assertThat(y.outcome()).isEqualTo(outcome);
      assertThat(y.values()).isEmpty();
      assertThat(y.advice()).contains(name, "add a shift");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inv", "log", "invsqrt", "power:-1"})
  void functionsWithAPoleAtZeroObjectToASingularMatrix(String name) {
    try (PreparedMatrix a = diagonal(60, i -> i)) {
      FunctionSolution y =
          MatrixFunction.of(ScalarFunction.named(name)).apply(a, StartVector.uniform(60, 1));
      assertThat(y.converged()).isFalse();
      assertThat(y.outcome()).isEqualTo(Outcome.BREAKDOWN);
      assertThat(y.advice()).contains(name, "0 up to rounding");
    }
  }

  @Test
  void aRunEndedBeforeItsFirstStepHasNotConverged() {
    try (PreparedMatrix a = diagonal(N, MatrixFunctionTest::graded)) {
      Thread.currentThread().interrupt();
      FunctionSolution y =
          new LanczosFunction(ScalarFunction.sqrt(), 1e-3).apply(a, StartVector.uniform(N, 1), 1);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(y.outcome()).isEqualTo(Outcome.INTERRUPTED);
    }
  }

  @Test
  void theSquareRootOfASemidefiniteMatrixExists() {
    double[] b = StartVector.uniform(60, 1);
    try (PreparedMatrix a = diagonal(60, i -> i)) {
      FunctionSolution y = MatrixFunction.of(ScalarFunction.sqrt()).apply(a, b);
      assertThat(y.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(trueError(y, ScalarFunction.sqrt(), i -> i, b, 0)).isLessThan(1e-8);
    }
  }

  @Test
  void aRightHandSideWithoutTheNullSpaceHasAnInverse() {
    double[] b = StartVector.uniform(60, 1);
    b[0] = 0;
    try (PreparedMatrix a = diagonal(60, i -> i)) {
      FunctionSolution y = MatrixFunction.of(ScalarFunction.inverse()).apply(a, b);
      assertThat(y.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(y.values()[0]).isZero();
      assertThat(y.values()[59]).isCloseTo(b[59] / 59, offset(1e-10));
    }
  }

  @Test
  void theInverseOfAnIndefiniteMatrixExists() {
    double[] b = StartVector.uniform(100, 2);
    IntToDoubleFunction value = i -> i - 20.5;
    try (PreparedMatrix a = diagonal(100, value)) {
      FunctionSolution y = MatrixFunction.of(ScalarFunction.inverse()).apply(a, b);
      assertThat(y.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(trueError(y, ScalarFunction.inverse(), value, b, 0)).isLessThan(1e-8);
    }
  }

  @Test
  void anOverflowIsSaid() {
    try (PreparedMatrix a = diagonal(N, i -> 10.0 * i)) {
      FunctionSolution y =
          MatrixFunction.of(ScalarFunction.exp(1)).apply(a, StartVector.uniform(N, 1));
      assertThat(y.outcome()).isEqualTo(Outcome.BREAKDOWN);
      assertThat(y.advice()).contains("is not finite");
    }
  }

  @Test
  void aMissedToleranceTellsByHowMuch() {
    try (PreparedMatrix a = diagonal(N, MatrixFunctionTest::graded)) {
      FunctionSolution y =
          MatrixFunction.of(ScalarFunction.inverse())
              .withMaxApplications(30)
              .apply(a, StartVector.uniform(N, 1));
      assertThat(y.outcome()).isEqualTo(Outcome.LIMIT_REACHED);
      assertThat(y.values()).hasSize(N);
      assertThat(y.advice()).contains("times the tolerance", "withMaxApplications");
      assertThat(y.operatorApplications()).isEqualTo(30);
    }
  }

  @Test
  void columnsOfZerosAndEigenvectorsAreExact() {
    double[] b = new double[N * 4];
    b[4 * 17] = 2; // column 0 is an eigenvector, column 1 zero
    for (int i = 0; i < N; i++) {
      b[4 * i + 2] = 1;
      b[4 * i + 3] = i % 2;
    }
    try (PreparedMatrix a = diagonal(N, MatrixFunctionTest::graded)) {
      FunctionSolution y = MatrixFunction.of(ScalarFunction.log()).apply(a, b, 4);
      assertThat(y.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(y.values()[4 * 17]).isCloseTo(2 * Math.log(graded(17)), offset(1e-7));
      for (int i = 0; i < N; i++) {
        assertThat(y.values()[4 * i + 1]).isZero();
      }
    }
  }

  @Test
  void zeroMatrixAndMultiplesOfTheIdentityTakeOneStep() {
    double[] b = StartVector.uniform(20, 1);
    for (double c : new double[] {0, 3}) {
      try (PreparedMatrix a = diagonal(20, i -> c)) {
        FunctionSolution y = MatrixFunction.of(ScalarFunction.exp(1)).apply(a, b);
        assertThat(y.operatorApplications()).isEqualTo(1);
        assertThat(y.values()[7]).isCloseTo(Math.exp(c) * b[7], offset(1e-13));
      }
    }
  }

  @Test
  void aLaplacianKeepsTheHeatOfAConstant() {
    CsrMatrix poisson = Gallery.poisson2d(30, 30);
    try (PreparedMatrix a = BACKEND.prepare(poisson, Scaling.NONE, Precision.FLOAT64)) {
      double[] b = StartVector.uniform(900 * 8, 1);
      FunctionSolution one =
          MatrixFunction.of(ScalarFunction.exp(-1))
              .withMethod(FunctionMethod.LANCZOS)
              .apply(a, b, 8);
      FunctionSolution other =
          MatrixFunction.of(ScalarFunction.exp(-1))
              .withMethod(FunctionMethod.CHEBYSHEV)
              .apply(a, b, 8);
      assertThat(other.method()).isEqualTo("chebyshev");
      for (int i = 0; i < one.values().length; i++) {
        assertThat(one.values()[i]).isCloseTo(other.values()[i], offset(1e-7));
      }
    }
  }

  @Test
  void sizesAndScalingAreChecked() {
    MatrixFunction f = MatrixFunction.of(ScalarFunction.exp(1));
    try (PreparedMatrix a = diagonal(5, i -> 1 + i);
        PreparedMatrix scaled =
            BACKEND.prepare(Gallery.poisson2d(3, 3), Scaling.JACOBI, Precision.FLOAT64)) {
      assertThatThrownBy(() -> f.apply(a, new double[4]))
          .hasMessage(
              "b has length 4 and 1 columns, the matrix is 5 x 5: expected rows times columns");
      assertThatThrownBy(() -> f.apply(scaled, new double[9])).hasMessageContaining("Scaling.NONE");
      assertThatThrownBy(() -> f.apply(a, new double[] {1, 2, Double.NaN, 4, 5}))
          .hasMessage("b[2] is NaN: expected a finite value");
    }
    assertThatThrownBy(() -> f.withTolerance(0)).hasMessageContaining("tolerance is 0.0");
    assertThatThrownBy(() -> ScalarFunction.named("cosh")).hasMessageContaining("is none of exp:T");
    assertThatThrownBy(() -> ScalarFunction.named("exp:x")).hasMessageContaining("'x' is not a");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void anAnswerThatWasNotBegunIsAllWrong(int columns) {
    double[] b = StartVector.uniform(columns * N, 1);
    try (PreparedMatrix a = diagonal(N, MatrixFunctionTest::graded)) {
      Thread.currentThread().interrupt();
      FunctionSolution y = MatrixFunction.of(ScalarFunction.sqrt()).apply(a, b, columns);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(y.outcome()).isEqualTo(Outcome.INTERRUPTED);
      assertThat(y.errorEstimate()).isGreaterThanOrEqualTo(1);
    }
  }
}
