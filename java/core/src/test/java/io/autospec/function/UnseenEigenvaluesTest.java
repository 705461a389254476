package io.autospec.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.VectorPool;
import io.autospec.matrix.Triplets;
import io.autospec.probe.LanczosColumns;
import io.autospec.probe.StartVector;
import io.autospec.probe.TridiagonalFunction;
import io.autospec.solve.Outcome;
import org.junit.jupiter.api.Test;

/** A spectrum in [1, 2] and one eigenvalue far below, which a run of few steps cannot have met. */
class UnseenEigenvaluesTest {

  private static final Backend BACKEND = Backends.named("reference");
  private static final int N = 400;
  private static final double LOW = 1e-6;

  private static double value(int i) {
    return i == 0 ? LOW : 1 + i / (N - 1.0);
  }

  private static PreparedMatrix matrix() {
    Triplets triplets = new Triplets(N, N);
    for (int i = 0; i < N; i++) {
      triplets.add(i, i, value(i));
    }
    return BACKEND.prepare(triplets.toCsr(), Scaling.NONE, Precision.FLOAT64);
  }

  /** With as much of the lowest eigenvector as of every other. */
  private static double[] even() {
    double[] b = new double[N];
    for (int i = 0; i < N; i++) {
      b[i] = i % 2 == 0 ? 1 : -1;
    }
    return b;
  }

  private static UnseenEigenvalues after(int steps, ScalarFunction f, double[] b) {
    try (PreparedMatrix a = matrix();
        VectorPool.Lease lease = a.vectors().lease()) {
      MultiVector start = lease.vector(1);
      start.write(b);
      LanczosColumns lanczos = new LanczosColumns(a, start, lease);
      for (int i = 0; i < steps; i++) {
        lanczos.step();
      }
      double[] diagonal = lanczos.diagonal(0);
      double[] couplings = lanczos.couplings(0);
      TridiagonalFunction t = new TridiagonalFunction(diagonal, couplings, steps);
      double[] column = t.firstColumn((x, w) -> f.value().applyAsDouble(x));
      return UnseenEigenvalues.of(diagonal, couplings, column, t, f, N);
    }
  }

  /** The lowest eigenvalue is a share of 1/√N of b, and f there is what the run lacks. */
  @Test
  void fewStepsLeaveRoomForWhatTheyLack() {
    ScalarFunction f = ScalarFunction.of("step", x -> x < 0.8 ? 7 : 0);
    UnseenEigenvalues few = after(2, f, even());
    assertThat(few.expected()).isBetween(7 / Math.sqrt(N) * 0.99, 7 / Math.sqrt(N) * 1.01);
    assertThat(few.largest()).isGreaterThan(few.expected());
  }

  @Test
  void manyStepsLeaveNone() {
    double[] b = even();
    b[0] = 0;
    UnseenEigenvalues many = after(30, ScalarFunction.inverse(), b);
    assertThat(many.expected()).isLessThan(1e-14);
    assertThat(many.largest()).isLessThan(1e-14);
  }

  /**
   * The columns settle to 1e-3 by step 5; the lowest eigenvalue, 500 times as much, comes later.
   */
  @Test
  void aPlateauIsNotTakenForConvergence() {
    double[] b = even();
    ScalarFunction f = ScalarFunction.inverseSqrt();
    try (PreparedMatrix a = matrix()) {
      FunctionSolution y = MatrixFunction.of(f).withTolerance(1e-3).apply(a, b);
      assertThat(y.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(y.values()[0]).isCloseTo(1 / Math.sqrt(LOW), withPercentage(0.1));
    }
  }

  /** A pole within the spectrum has an unseen neighbour too. */
  @Test
  void aGapAroundAPoleIsSearched() {
    Triplets triplets = new Triplets(N, N);
    for (int i = 0; i < N; i++) {
      triplets.add(i, i, i == 0 ? LOW : (i % 2 == 0 ? 1 : -1) * value(i));
    }
    double[] b = StartVector.uniform(N, 3);
    b[0] = 1;
    try (PreparedMatrix a = BACKEND.prepare(triplets.toCsr(), Scaling.NONE, Precision.FLOAT64)) {
      FunctionSolution y =
          MatrixFunction.of(ScalarFunction.inverse()).withTolerance(1e-3).apply(a, b);
      assertThat(y.outcome()).isEqualTo(Outcome.CONVERGED);
      assertThat(y.values()[0]).isCloseTo(1 / LOW, withPercentage(0.1));
    }
  }
}
