package io.autospec.eigen;

import io.autospec.backend.PreparedMatrix;
import io.autospec.filter.FilterModel;
import io.autospec.filter.LearnedFilterModel;
import java.util.Objects;

/**
 * The k lowest or highest eigenvalues of a symmetric matrix with their eigenvectors by the block
 * Lanczos method on a polynomial of the matrix: orthonormal V spans the Krylov space of p(A) and a
 * random block, and is restarted with its best Ritz vectors when it has grown too large.
 *
 * <pre>
 *   H = Vᵀ A V,  H s = θ s,  z = V s          the Ritz pairs, of A itself
 *   V ← [V, orth((I − V Vᵀ) p(A) Z)]          Z the Ritz vectors next to converge
 * </pre>
 *
 * <p>In exact arithmetic, with one p and until the first pair has converged, V is the basis of
 * block Lanczos: all Ritz vectors have their residuals with respect to p(A) in the same few
 * directions. In this form, which is that of Davidson's method (Zhou and Saad, "A
 * Chebyshev–Davidson algorithm for large symmetric eigenproblems", SIAM J. Matrix Anal. Appl. 29
 * (2007), doi:10.1137/050630404), p may change from step to step. The thick restart is that of Wu
 * and Simon, SIAM J. Matrix Anal. Appl. 22 (2000), doi:10.1137/S0895479898334605.
 *
 * <p>The polynomial trades products for vectors: with x = ln of its growth at the eigenvalue, the
 * products are those of plain Lanczos times some √(x / 2 tanh(x/2)), while the columns of V, whose
 * orthogonalisation costs n m² in all, are fewer by its degree.
 *
 * <p>Before it ends, a random block orthogonal to V is filtered and added: an eigenvector that V
 * has missed, as the second of a double eigenvalue beyond the size of the block, shows there, and
 * is pursued until no further one does.
 *
 * <p>Cost: (d + 2) products with the block per step. Memory, in vectors: 2 k or k + 7 blocks for V,
 * more where vectors are short; half of that again while it restarts; five blocks beside.
 *
 * @param count k ≥ 1, at most n
 * @param which end of the spectrum
 * @param tolerance a pair has converged when ‖A v − λ v‖ ≤ tolerance · ‖A‖; in (0, 1)
 * @param maxApplications the most products with one vector; 0 for the default
 * @param seed of the random blocks
 * @param filter makes the polynomials
 * @param listener hears of the products and of the largest residual of those wanted
 */
public record ThickRestartLanczos(
    int count,
    Extreme which,
    double tolerance,
    long maxApplications,
    long seed,
    FilterModel filter,
    EigenListener listener) {

  /** Checks the parameters. */
  public ThickRestartLanczos {
    EigenArguments.require(count, which, tolerance, maxApplications);
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(listener, "listener");
  }

  /** To a residual of 1e-8 ‖A‖. */
  public ThickRestartLanczos(int count, Extreme which) {
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
    return new LanczosRun(this, a).run();
  }
}
