package io.autospec.eigen;

import io.autospec.backend.PreparedMatrix;
import io.autospec.filter.FilterModel;
import io.autospec.filter.LearnedFilterModel;
import java.util.Objects;

/**
 * The k lowest or highest eigenvalues of a symmetric matrix with their eigenvectors: a block of
 * vectors is filtered by polynomials that damp the rest of the spectrum, made orthonormal, rotated
 * to Ritz vectors, and what has converged is locked.
 *
 * <p>Follows Algorithm 3.1 of Zhou, Saad, Tiago and Chelikowsky (doi:10.1103/PhysRevE.74.066704)
 * and the degrees of Winkelmann, Springer and Di Napoli, "ChASE: Chebyshev accelerated subspace
 * iteration eigensolver", ACM Trans. Math. Softw. 45 (2019), doi:10.1145/3313828: each vector has
 * its own, such that it converges in this iteration. Deviations: vectors go through the filter in
 * panels of neighbouring degrees; the filter may know gaps in the spectrum; and the guard vectors
 * beyond those wanted, which are to converge to nothing, have the degree of the last one wanted.
 * Eigenvalues of any multiplicity up to the block's size are found, because the block starts at
 * random and covers every direction.
 *
 * <p>Cost per iteration: (d + 1) products with the block, some 5 Gram matrices. Memory: 3 blocks of
 * k + max(8, k/4) columns and k more, for the vectors found and all others (from k = 4 on).
 *
 * @param count k ≥ 1, at most n
 * @param which end of the spectrum
 * @param tolerance a pair has converged when ‖A v − λ v‖ ≤ tolerance · ‖A‖; in (0, 1)
 * @param maxApplications the most products with one vector; 0 for 4000 times the block
 * @param seed of the first block
 * @param filter makes the polynomials
 * @param listener hears of the products and of the next pair's residual
 */
public record ChebyshevFilteredSubspaceIteration(
    int count,
    Extreme which,
    double tolerance,
    long maxApplications,
    long seed,
    FilterModel filter,
    EigenListener listener) {

  /** Checks the parameters. */
  public ChebyshevFilteredSubspaceIteration {
    EigenArguments.require(count, which, tolerance, maxApplications);
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(listener, "listener");
  }

  /** To a residual of 1e-8 ‖A‖. */
  public ChebyshevFilteredSubspaceIteration(int count, Extreme which) {
    this(count, which, 1e-8, 0, 1, LearnedFilterModel.shipped(), EigenListener.SILENT);
  }

  /**
   * Runs on a matrix.
   *
   * @param a symmetric, prepared without scaling
   * @throws IllegalArgumentException if it is not square, scaled, or has fewer than {@code count}
   *     rows
   */
  public EigenSolution run(PreparedMatrix a) {
    return run(SymmetricOperator.of(a));
  }

  EigenSolution run(SymmetricOperator a) {
    a.requireCount(count);
    return new SubspaceRun(this, a).run();
  }
}
