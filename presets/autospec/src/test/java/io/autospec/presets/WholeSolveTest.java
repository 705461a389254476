package io.autospec.presets;

import static org.assertj.core.api.Assertions.assertThat;

import io.autospec.backend.Backend;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.Scenarios;
import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.solve.LinearSolver;
import io.autospec.solve.Outcome;
import io.autospec.solve.Preconditioning;
import io.autospec.solve.Solution;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WholeSolveTest {

  private static final List<CsrMatrix> MATRICES =
      List.of(
          Gallery.poisson2d(43, 37),
          Gallery.poisson3d(17, 13, 11),
          Gallery.jumpingCoefficients2d(40, 31, 3, 5));

  @ParameterizedTest
  @EnumSource(Preconditioning.class)
  void nativeAndReferenceSolvesAgreeBitForBit(Preconditioning preconditioning) {
    for (CsrMatrix matrix : MATRICES) {
      for (Precision precision : Precision.values()) {
        Solution expected = solve(new ReferenceBackend(), matrix, preconditioning, precision);
        Solution actual = solve(new NativeBackend(), matrix, preconditioning, precision);
        assertThat(actual.outcome()).isEqualTo(Outcome.CONVERGED);
        assertThat(actual.x()).isEqualTo(expected.x());
        assertThat(actual.residualHistory()).isEqualTo(expected.residualHistory());
        assertThat(actual.operatorApplications()).isEqualTo(expected.operatorApplications());
      }
    }
  }

  private static Solution solve(
      Backend backend, CsrMatrix matrix, Preconditioning preconditioning, Precision precision) {
    Scaling scaling = preconditioning == Preconditioning.NONE ? Scaling.NONE : Scaling.JACOBI;
    try (PreparedMatrix a = backend.prepare(matrix, scaling, precision)) {
      return LinearSolver.defaults()
          .withPreconditioning(preconditioning)
          .withDegree(8)
          .solve(a, Scenarios.vector(matrix.rows(), 9));
    }
  }
}
