package io.autospec.eigen;

import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.solve.SolveListener;
import java.util.Objects;

/**
 * The k lowest or highest eigenvalues of a symmetric matrix with their eigenvectors: a block of
 * vectors is filtered by a Chebyshev polynomial that damps the rest of the spectrum, made
 * orthonormal, rotated to Ritz vectors, and what has converged is locked.
 *
 * <p>Follows Algorithm 3.1 of Zhou, Saad, Tiago and Chelikowsky (doi:10.1103/PhysRevE.74.066704)
 * and the degree rule of Winkelmann, Springer and Di Napoli, "ChASE: Chebyshev accelerated subspace
 * iteration eigensolver", ACM Trans. Math. Softw. 45 (2019), doi:10.1145/3313828, with one degree
 * for the whole block. Eigenvalues of any multiplicity up to the block's size are found, because
 * the block starts at random and covers every direction.
 *
 * <p>Cost per iteration: (d + 1) products with the block, some 5 Gram matrices, 6 blocks of memory.
 *
 * @param count k ≥ 1, at most n
 * @param which end of the spectrum
 * @param tolerance a pair has converged when ‖A v − λ v‖ ≤ tolerance · ‖A‖; in (0, 1)
 * @param maxApplications the most products with one vector; 0 for 2000 times the block
 * @param seed of the first block
 * @param listener hears of the products and of the largest residual of those wanted
 */
public record ChebyshevFilteredSubspaceIteration(
    int count,
    Extreme which,
    double tolerance,
    long maxApplications,
    long seed,
    SolveListener listener) {

  /** Checks the parameters. */
  public ChebyshevFilteredSubspaceIteration {
    if (count < 1) {
      throw new IllegalArgumentException(
          "count is " + count + ": expected at least one eigenvalue");
    }
    Objects.requireNonNull(which, "which");
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance is " + tolerance + ": expected a relative residual between 0 and 1");
    }
    if (maxApplications < 0) {
      throw new IllegalArgumentException(
          "maxApplications is " + maxApplications + ": expected at least 1, or 0 for the default");
    }
    Objects.requireNonNull(listener, "listener");
  }

  /** To a residual of 1e-8 ‖A‖. */
  public ChebyshevFilteredSubspaceIteration(int count, Extreme which) {
    this(count, which, 1e-8, 0, 1, SolveListener.SILENT);
  }

  /**
   * Runs on a matrix.
   *
   * @param a symmetric, prepared without scaling
   * @throws IllegalArgumentException if it is not square, scaled, or has fewer than {@code count}
   *     rows
   */
  public EigenSolution run(PreparedMatrix a) {
    if (a.rows() != a.columns()) {
      throw new IllegalArgumentException(
          "matrix is " + a.rows() + " x " + a.columns() + ": expected square");
    }
    if (a.scaling() != Scaling.NONE) {
      throw new IllegalArgumentException(
          "matrix was prepared with scaling " + a.scaling() + ": eigenvalues need Scaling.NONE");
    }
    if (count > a.rows()) {
      throw new IllegalArgumentException(
          "count is " + count + ", the matrix has " + a.rows() + " rows: expected at most as many");
    }
    return new SubspaceRun(this, a).run();
  }
}
