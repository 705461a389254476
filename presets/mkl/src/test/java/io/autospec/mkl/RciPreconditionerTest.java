package io.autospec.mkl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.model.ChebyshevModel;
import io.autospec.model.FourthKindChebyshevModel;
import io.autospec.model.GuardedModel;
import io.autospec.operator.LinearOperator;
import io.autospec.operator.PolynomialPreconditioner;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our polynomial in a caller's loop of MKL's reverse-communication conjugate gradients. */
@Tag("mkl")
class RciPreconditionerTest {

  private static final CsrMatrix A = Gallery.poisson2d(60, 50);
  private static final int N = A.rows();
  private static final int DEGREE = 8;
  private static final double TOLERANCE = 1e-9;
  private static final MklBackend MKL = MklBackendTest.withThreads(1);

  private static LinearOperator polynomial(LinearOperator a) {
    SpectralSummary seen = new LanczosProbe(10, 1).run(a);
    GuardedModel model = new GuardedModel(new ChebyshevModel(), new FourthKindChebyshevModel());
    return new PolynomialPreconditioner(a, model.predict(seen, DEGREE).expansion());
  }

  private static double[] rightHandSide() {
    double[] x = new double[N];
    for (int i = 0; i < N; i++) {
      x[i] = Math.sin(i);
    }
    return A.multiply(x);
  }

  private static RciConjugateGradient.Map product(MklMatrix a) {
    return (from, to) -> {
      try (MultiVector x = MKL.view(from, N, 1);
          MultiVector y = MKL.view(to, N, 1)) {
        a.apply(x, y);
      }
    };
  }

  @Test
  void thePolynomialDividesTheIterations() {
    double[] b = rightHandSide();
    double[] x = new double[N];
    try (MklMatrix a = MKL.prepare(A, Scaling.NONE, Precision.FLOAT64);
        MklPreconditioner preconditioner = MKL.preconditioner(polynomial(a))) {
      assertThat(preconditioner.inPlace()).isTrue();

      int iterations =
          RciConjugateGradient.solve(b, x, TOLERANCE, product(a), preconditioner::apply);

      assertSolved(b, x);
      int plain = RciConjugateGradient.solve(b, x, TOLERANCE, product(a), null);
      assertSolved(b, x);
      assertThat(iterations).isBetween(1, plain / 3);
    }
  }

  @Test
  void anOperatorOfAnotherBackendServesThroughCopies() {
    double[] b = rightHandSide();
    double[] x = new double[N];
    double[] y = new double[N];
    try (MklMatrix a = MKL.prepare(A, Scaling.NONE, Precision.FLOAT64);
        PreparedMatrix r = new ReferenceBackend().prepare(A, Scaling.NONE, Precision.FLOAT64);
        MklPreconditioner ours = MKL.preconditioner(polynomial(a));
        MklPreconditioner others = MKL.preconditioner(polynomial(r))) {
      assertThat(others.inPlace()).isFalse();
      int iterations = RciConjugateGradient.solve(b, x, TOLERANCE, product(a), ours::apply);
      int same = RciConjugateGradient.solve(b, y, TOLERANCE, product(a), others::apply);
      assertThat(same).isBetween(iterations - 1, iterations + 1);
      assertSolved(b, y);
    }
  }

  @Test
  void aPreconditionerIsSquare() {
    CsrMatrix rectangle = new CsrMatrix(1, 2, new int[] {0, 1}, new int[] {1}, new double[] {1});
    try (MklMatrix a = MKL.prepare(rectangle, Scaling.NONE, Precision.FLOAT64)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MKL.preconditioner(a))
          .withMessageContaining("1 x 2");
    }
  }

  private static void assertSolved(double[] b, double[] x) {
    double norm = Math.sqrt(Arrays.stream(b).map(v -> v * v).sum());
    assertThat(A.multiply(x)).containsExactly(b, Offset.offset(100 * TOLERANCE * norm));
  }
}
