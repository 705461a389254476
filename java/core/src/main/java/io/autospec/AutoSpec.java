package io.autospec;

import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.solve.LinearSolver;
import io.autospec.solve.Solution;

/**
 * The front door: the verbs with their defaults.
 *
 * <pre>{@code
 * CsrMatrix matrix = MatrixMarket.read(Path.of("A.mtx"));
 * try (PreparedMatrix a = AutoSpec.prepare(matrix)) {
 *   Solution solution = AutoSpec.solve(a, b);
 *   System.out.println(solution.outcome() + " " + solution.advice());
 * }
 * }</pre>
 */
public final class AutoSpec {

  private AutoSpec() {}

  /**
   * Prepares a symmetric matrix with a positive diagonal for solves on the preferred backend, with
   * Jacobi scaling, in float64.
   *
   * @param matrix square; not kept
   * @throws IllegalArgumentException if the matrix is not square or a diagonal entry is not
   *     positive
   */
  public static PreparedMatrix prepare(CsrMatrix matrix) {
    return Backends.preferred().prepare(matrix, Scaling.JACOBI, Precision.FLOAT64);
  }

  /**
   * Solves A x = b to a relative residual of 1e-8.
   *
   * @param a n × n, symmetric positive definite
   * @param b length n
   */
  public static Solution solve(PreparedMatrix a, double[] b) {
    return LinearSolver.defaults().solve(a, b);
  }
}
