package io.autospec.solve;

import io.autospec.backend.MultiVector;
import io.autospec.backend.PreparedMatrix;
import io.autospec.model.RecurrenceModel;
import io.autospec.operator.LinearOperator;
import java.util.List;
import java.util.Objects;

/**
 * Solves A x = b for symmetric positive definite A: a few plain conjugate-gradient steps, which are
 * the probe, then conjugate gradients preconditioned by a polynomial made for the spectrum they
 * saw.
 *
 * <p>CONVERGED is said only when ‖b − A x‖ / ‖b‖ of the original system, recomputed from x, meets
 * the tolerance. Immutable; may be used by several threads at once.
 *
 * <p>Cost: D products per iteration at degree D, 3 reductions, 7 n-vectors, borrowed from the
 * prepared matrix so that a second solve allocates nothing that grows with n.
 *
 * @param tolerance the relative residual to reach, in (0, 1)
 * @param maxApplications the limit of products with A, the probe's included; 0 for max(20 n, 100
 *     000)
 * @param preconditioning what stands before the conjugate gradients
 * @param degree D, products per outer iteration, the outer one included; 0 to let the solver choose
 * @param model makes the polynomial in place of the one that {@code preconditioning} names, under
 *     the same guard; or null
 * @param listener hears of the progress
 */
public record LinearSolver(
    double tolerance,
    long maxApplications,
    Preconditioning preconditioning,
    int degree,
    RecurrenceModel model,
    SolveListener listener) {

  /** The largest degree taken. */
  public static final int MAX_DEGREE = 256;

  /** Checks the parameters. */
  public LinearSolver {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance is " + tolerance + ": expected a relative residual between 0 and 1");
    }
    if (maxApplications < 0) {
      throw new IllegalArgumentException(
          "maxApplications is " + maxApplications + ": expected at least 1, or 0 for the default");
    }
    Objects.requireNonNull(preconditioning, "preconditioning");
    if (degree < 0 || degree > MAX_DEGREE) {
      throw new IllegalArgumentException(
          "degree is " + degree + ": expected 1 to " + MAX_DEGREE + ", or 0 for automatic");
    }
    Objects.requireNonNull(listener, "listener");
  }

  /** Returns a solver to 1e-8 that chooses everything else itself. */
  public static LinearSolver defaults() {
    return new LinearSolver(1e-8, 0, Preconditioning.AUTO, 0, null, SolveListener.SILENT);
  }

  /** Returns a copy with another tolerance. */
  public LinearSolver withTolerance(double newTolerance) {
    return new LinearSolver(
        newTolerance, maxApplications, preconditioning, degree, model, listener);
  }

  /** Returns a copy with another limit of operator applications. */
  public LinearSolver withMaxApplications(long newMaxApplications) {
    return new LinearSolver(
        tolerance, newMaxApplications, preconditioning, degree, model, listener);
  }

  /** Returns a copy with another preconditioning, and no model of the caller's own. */
  public LinearSolver withPreconditioning(Preconditioning newPreconditioning) {
    return new LinearSolver(tolerance, maxApplications, newPreconditioning, degree, null, listener);
  }

  /** Returns a copy with another degree. */
  public LinearSolver withDegree(int newDegree) {
    return new LinearSolver(
        tolerance, maxApplications, preconditioning, newDegree, model, listener);
  }

  /**
   * Returns a copy whose polynomial is made by a model of the caller's own, with Jacobi scaling
   * where the matrix was prepared so.
   */
  public LinearSolver withModel(RecurrenceModel newModel) {
    Objects.requireNonNull(newModel, "newModel");
    return new LinearSolver(
        tolerance, maxApplications, Preconditioning.CHEBYSHEV, degree, newModel, listener);
  }

  /** Returns a copy with another listener. */
  public LinearSolver withListener(SolveListener newListener) {
    return new LinearSolver(
        tolerance, maxApplications, preconditioning, degree, model, newListener);
  }

  /**
   * Solves A x = b from x = 0.
   *
   * @param a the prepared matrix; {@link Preconditioning#NONE} wants one without scaling
   * @param b the right-hand side, length n, finite
   * @return the solution, in a fresh array, and how it was reached
   * @throws IllegalArgumentException if the sizes do not fit or b is not finite
   */
  public Solution solve(PreparedMatrix a, double[] b) {
    return solve(a, b, new double[a.rows()]);
  }

  /**
   * Solves A x = b from x = 0 into the caller's array.
   *
   * @param x receives the solution, length n; may be {@code b}
   */
  public Solution solve(PreparedMatrix a, double[] b, double[] x) {
    return solve(SymmetricSystem.of(a), b, x);
  }

  /**
   * Solves with a matrix-free operator, which must be symmetric positive definite. Its vectors are
   * allocated anew in every solve, and no scaling is known.
   */
  public Solution solve(LinearOperator a, double[] b) {
    SymmetricSystem system = SymmetricSystem.of(a);
    try {
      return solve(system, b, new double[a.rows()]);
    } finally {
      system.vectors().close();
    }
  }

  /**
   * Solves A x = b from x = 0 without a copy of the vectors.
   *
   * @param b n × 1, left as it is
   * @param x n × 1, receives the solution; not {@code b}
   * @return how the solution was reached; its {@code x()} is empty
   */
  public Solution solve(PreparedMatrix a, MultiVector b, MultiVector x) {
    SymmetricSystem system = SymmetricSystem.of(a);
    requireFits(system);
    requireColumn("b", b, a.rows());
    requireColumn("x", x, a.rows());
    try (var lease = system.vectors().lease()) {
      LinearSolve solve = new LinearSolve(this, system, x, lease);
      solve.rightHandSide().assign(b);
      return solve.run(new double[0]);
    }
  }

  /**
   * Solves A X = B for k right-hand sides at once, from X = 0: every product serves all columns
   * that have not converged.
   *
   * @param b n × k, row-major: the k values of a row are neighbours; finite
   * @param columns k ≥ 1
   * @return the solutions in the order of the columns, each with what its column took part in
   * @throws IllegalArgumentException if the sizes do not fit or b is not finite
   */
  public List<Solution> solveAll(PreparedMatrix a, double[] b, int columns) {
    SymmetricSystem system = SymmetricSystem.of(a);
    requireFits(system);
    if (columns < 1 || b.length != (long) a.rows() * columns) {
      throw new IllegalArgumentException(
          "b has length "
              + b.length
              + " and "
              + columns
              + " columns, the matrix is "
              + a.rows()
              + " x "
              + a.columns()
              + ": expected rows times columns");
    }
    for (int i = 0; i < b.length; i++) {
      if (!Double.isFinite(b[i])) {
        throw new IllegalArgumentException("b[" + i + "] is " + b[i] + ": expected a finite value");
      }
    }
    try (var lease = system.vectors().lease()) {
      MultiVector c = lease.vector(columns);
      MultiVector u = lease.vector(columns);
      c.write(b);
      return new BlockSolve(this, system, c, u, lease).run();
    }
  }

  private Solution solve(SymmetricSystem system, double[] b, double[] x) {
    requireFits(system);
    int n = system.operator().rows();
    requireLength("b", b, n);
    requireLength("x", x, n);
    for (int i = 0; i < n; i++) {
      if (!Double.isFinite(b[i])) {
        throw new IllegalArgumentException("b[" + i + "] is " + b[i] + ": expected a finite value");
      }
    }
    try (var lease = system.vectors().lease()) {
      MultiVector u = lease.vector(1);
      LinearSolve solve = new LinearSolve(this, system, u, lease);
      solve.rightHandSide().write(b);
      Solution solution = solve.run(x);
      u.read(x);
      return solution;
    }
  }

  private void requireFits(SymmetricSystem system) {
    LinearOperator a = system.operator();
    if (a.rows() != a.columns()) {
      throw new IllegalArgumentException(
          "matrix is " + a.rows() + " x " + a.columns() + ": expected square");
    }
    if (preconditioning == Preconditioning.NONE && system.scale() != null) {
      throw new IllegalArgumentException(
          "matrix was prepared with Jacobi scaling: preconditioning NONE needs Scaling.NONE");
    }
  }

  private static void requireColumn(String name, MultiVector block, int n) {
    if (block.rows() != n || block.columns() != 1) {
      throw new IllegalArgumentException(
          name + " is " + block.rows() + " x " + block.columns() + ": expected " + n + " x 1");
    }
  }

  private static void requireLength(String name, double[] array, int n) {
    if (array.length != n) {
      throw new IllegalArgumentException(
          name + " has length " + array.length + ", the matrix is " + n + " x " + n);
    }
  }
}
