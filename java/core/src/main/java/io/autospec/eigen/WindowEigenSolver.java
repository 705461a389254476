package io.autospec.eigen;

import io.autospec.backend.PreparedMatrix;
import io.autospec.filter.LearnedFilterModel;
import io.autospec.matrix.CsrMatrix;
import io.autospec.recurrence.Interval;
import io.autospec.solve.SolveListener;
import java.util.Objects;
import java.util.Optional;

/**
 * All eigenvalues of a symmetric matrix in a window [a, b], ends included, with their eigenvectors.
 *
 * <ol>
 *   <li>A probe finds the ends of the spectrum and estimates how many eigenvalues there are; where
 *       the matrix can be factorised they are counted exactly, by the inertia of A − aI and A − bI.
 *   <li>A window of many is cut into slices of equal shares by the spectral density.
 *   <li>Block Lanczos runs on p(A), p a polynomial that is large in the slice, of the degree with
 *       the least predicted cost; where that degree is too high because the window is narrow, on (A
 *       − σI)⁻¹ if the matrix can be factorised. What has converged is locked.
 *   <li>Completeness: the count, or a random restart in the complement of what was found, repeated
 *       until it finds nothing more. {@link Certificate} says which.
 * </ol>
 *
 * <p>Filtered Lanczos after Fang and Saad, "A filtered Lanczos procedure for extreme and interior
 * eigenvalue problems", SIAM J. Sci. Comput. 34 (2012), doi:10.1137/110836535, and Li, Xi,
 * Vecharynski, Yang and Saad, "A thick-restart Lanczos algorithm with polynomial filtering for
 * Hermitian eigenvalue problems", SIAM J. Sci. Comput. 38 (2016), doi:10.1137/15M1054493; in
 * blocks, and with filters that are minimax on what lies outside.
 *
 * <p>Memory: up to six n-vectors per eigenvalue of a slice, and those found.
 *
 * @param window [a, b]
 * @param tolerance a pair has converged when ‖A v − λ v‖ ≤ tolerance · ‖A‖, and well below the mean
 *     distance of eigenvalues in the window; in (0, 1)
 * @param maxApplications the most products with one vector; 0 for no limit but 200,000 per column
 * @param seed of the random blocks
 * @param rule the filter and its degree
 * @param block columns per step, or 0 to choose
 * @param listener hears of the products and of the largest residual norm over ‖A‖
 */
public record WindowEigenSolver(
    Interval window,
    double tolerance,
    long maxApplications,
    long seed,
    FilterRule rule,
    int block,
    SolveListener listener) {

  /** Checks the parameters. */
  public WindowEigenSolver {
    Objects.requireNonNull(window, "window");
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance is " + tolerance + ": expected a relative residual between 0 and 1");
    }
    if (maxApplications < 0) {
      throw new IllegalArgumentException(
          "maxApplications is " + maxApplications + ": expected at least 1, or 0 for the default");
    }
    if (block < 0) {
      throw new IllegalArgumentException(
          "block is " + block + ": expected at least 1, or 0 to choose");
    }
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(listener, "listener");
  }

  /** With the shipped filter model, to a residual of 1e-8 ‖A‖. */
  public WindowEigenSolver(double lower, double upper) {
    this(
        new Interval(lower, upper),
        1e-8,
        0,
        1,
        new PredictedProducts(LearnedFilterModel.shipped()),
        0,
        SolveListener.SILENT);
  }

  /** Returns a copy with another tolerance. */
  public WindowEigenSolver withTolerance(double newTolerance) {
    return new WindowEigenSolver(
        window, newTolerance, maxApplications, seed, rule, block, listener);
  }

  /** Returns a copy with another limit of products, 0 for the default. */
  public WindowEigenSolver withMaxApplications(long most) {
    return new WindowEigenSolver(window, tolerance, most, seed, rule, block, listener);
  }

  /** Returns a copy with another seed. */
  public WindowEigenSolver withSeed(long newSeed) {
    return new WindowEigenSolver(
        window, tolerance, maxApplications, newSeed, rule, block, listener);
  }

  /** Returns a copy with another rule for the filter. */
  public WindowEigenSolver withRule(FilterRule newRule) {
    return new WindowEigenSolver(
        window, tolerance, maxApplications, seed, newRule, block, listener);
  }

  /** Returns a copy with another number of columns per step, 0 to choose. */
  public WindowEigenSolver withBlock(int columns) {
    return new WindowEigenSolver(window, tolerance, maxApplications, seed, rule, columns, listener);
  }

  /** Returns a copy with another listener. */
  public WindowEigenSolver withListener(SolveListener newListener) {
    return new WindowEigenSolver(
        window, tolerance, maxApplications, seed, rule, block, newListener);
  }

  /**
   * Runs with products alone: completeness is checked by random restarts.
   *
   * @param a symmetric, prepared without scaling
   * @throws IllegalArgumentException if it is not square, has no rows, or is scaled
   */
  public EigenSolution run(PreparedMatrix a) {
    return run(SymmetricOperator.of(a), Optional.empty());
  }

  /**
   * Runs on A x = λ M x, with products alone; eigenvectors and residuals are as {@link
   * GeneralizedProblem} tells.
   */
  public EigenSolution run(GeneralizedProblem problem) {
    return problem.back(run(problem.operator(), Optional.empty()));
  }

  /**
   * Runs with the entries of the matrix at hand, which are factorised where that is affordable.
   *
   * @param a symmetric, prepared without scaling
   * @param matrix the same matrix
   * @throws IllegalArgumentException if the sizes differ, the matrix is not square, has no rows, or
   *     is scaled
   */
  public EigenSolution run(PreparedMatrix a, CsrMatrix matrix) {
    if (matrix.rows() != a.rows() || matrix.columns() != a.columns()) {
      throw new IllegalArgumentException(
          "matrix is "
              + matrix.rows()
              + " x "
              + matrix.columns()
              + ", prepared it was "
              + a.rows()
              + " x "
              + a.columns()
              + ": expected the same matrix");
    }
    return run(SymmetricOperator.of(a), Optional.of(matrix));
  }

  private EigenSolution run(SymmetricOperator a, Optional<CsrMatrix> matrix) {
    if (a.rows() == 0) {
      throw new IllegalArgumentException("matrix is 0 x 0: expected rows");
    }
    try (WindowRun run = new WindowRun(this, a, matrix)) {
      return run.run();
    }
  }
}
