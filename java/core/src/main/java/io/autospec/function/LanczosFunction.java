package io.autospec.function;

import io.autospec.backend.MultiVector;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.VectorPool;
import io.autospec.operator.LinearOperator;
import io.autospec.solve.Outcome;
import io.autospec.solve.SolveListener;
import java.util.Objects;

/**
 * f(A) B by the Lanczos recurrence of every column, all columns in step:
 *
 * <pre>
 *   f(A) b ≈ ‖b‖ V_m f(T_m) e_1
 * </pre>
 *
 * <p>Druskin and Knizhnerman, "Two polynomial methods of calculating functions of symmetric
 * matrices", USSR Comput. Math. Math. Phys. 29 (1989), doi:10.1016/S0041-5553(89)80020-5; for the
 * stability without reorthogonalisation Musco, Musco and Sidford, "Stability of the Lanczos method
 * for matrix function approximation", SODA 2018, arXiv:1708.07788. Near the best that any
 * polynomial of degree m − 1 does for this b, whatever the spectrum.
 *
 * <p>The run stops when the estimate of {@link LanczosCheck} meets the tolerance. The basis is kept
 * while it fits its share of memory; the vectors beyond are made a second time (two-pass Lanczos:
 * Borici, J. Comput. Phys. 162 (2000), doi:10.1006/jcph.2000.6526).
 *
 * <p>Cost: m products per column, 2 m reductions, memory for the basis; O(m²) per check.
 *
 * @param function f
 * @param tolerance ‖y − f(A) b‖ / ‖f(A) b‖ of every column, in (0, 1)
 * @param maxApplications the most products with one vector in the first pass; 0 for 4000 steps, or
 *     3 n if that is less
 * @param basisBytes memory for the basis; what does not fit costs its products twice
 * @param listener hears of the products and the largest estimate
 */
public record LanczosFunction(
    ScalarFunction function,
    double tolerance,
    long maxApplications,
    long basisBytes,
    SolveListener listener) {

  /** The memory for a basis where none is given. */
  public static final long DEFAULT_BASIS_BYTES = 1L << 30;

  /** Checks the parameters. */
  public LanczosFunction {
    Objects.requireNonNull(function, "function");
    MatrixFunction.requireTolerance(tolerance);
    MatrixFunction.requireLimit(maxApplications);
    if (basisBytes < 0) {
      throw new IllegalArgumentException("basisBytes is " + basisBytes + ": expected at least 0");
    }
    Objects.requireNonNull(listener, "listener");
  }

  /** To a tolerance, with the limits of most cases. */
  public LanczosFunction(ScalarFunction function, double tolerance) {
    this(function, tolerance, 0, DEFAULT_BASIS_BYTES, SolveListener.SILENT);
  }

  /**
   * Computes f(A) B.
   *
   * @param a symmetric, n × n; a prepared one without scaling
   * @param b n × k, row-major, finite
   * @param columns k ≥ 1
   * @throws IllegalArgumentException if the sizes do not fit or b is not finite
   */
  public FunctionSolution apply(LinearOperator a, double[] b, int columns) {
    MatrixFunction.requireFits(a, b, columns);
    if (a instanceof PreparedMatrix matrix) {
      return apply(a, b, columns, matrix.vectors());
    }
    try (VectorPool own = new VectorPool(a::newVector)) {
      return apply(a, b, columns, own);
    }
  }

  private FunctionSolution apply(LinearOperator a, double[] b, int columns, VectorPool pool) {
    long start = System.nanoTime();
    try (VectorPool.Lease lease = pool.lease()) {
      MultiVector block = lease.vector(columns);
      MultiVector y = lease.vector(columns);
      block.write(b);
      LanczosRun run = new LanczosRun(this, a, block, lease);
      Outcome outcome = run.iterate();
      double[] values = new double[0];
      if (run.objection() == null) {
        run.combine(y);
        values = new double[b.length];
        y.read(values);
      }
      return new FunctionSolution(
          values,
          columns,
          outcome,
          MatrixFunction.advice(outcome, run.objection(), run.errorEstimates(), tolerance),
          "lanczos",
          run.degree(),
          run.errorEstimates(),
          run.applications(),
          0,
          run.reductions(),
          (System.nanoTime() - start) * 1e-9);
    }
  }
}
