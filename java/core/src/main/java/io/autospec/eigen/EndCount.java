package io.autospec.eigen;

import io.autospec.matrix.CsrMatrix;
import java.util.Optional;

/**
 * Checks by {@link Inertia} that none of the lowest or highest eigenvalues is missing: as many must
 * lie on their side of a shift in a gap between those found as were found there.
 */
final class EndCount {

  /** Rows up to which a factorisation takes a fraction of the computation that it checks. */
  private static final int MOST_ROWS = 5000;

  /** A gap is wider than this times the norm, and than the residuals. */
  private static final double LEAST_GAP = 1e-12;

  private EndCount() {}

  /**
   * Returns the certificate of a count, or nothing if the matrix is too large or too hard to
   * factorise, or the values found have no gap.
   *
   * @param solution with at least two values
   * @param norm a bound of every |λ|
   */
  static Optional<Certificate> of(
      EigenSolution solution, CsrMatrix matrix, Extreme which, double norm) {
    double[] values = solution.values();
    int k = values.length;
    if (matrix.rows() > MOST_ROWS || k < 2) {
      return Optional.empty();
    }
    double error = LEAST_GAP * norm;
    for (double residual : solution.residualNorms()) {
      error = Math.max(error, residual);
    }
    // the gap farthest inside: more eigenvalues are counted
    for (int step = 1; step < k; step++) {
      int above = which == Extreme.LOWEST ? k - step : step;
      double gap = values[above] - values[above - 1];
      if (gap > 4 * error) {
        double sigma = 0.5 * (values[above] + values[above - 1]);
        int outward = which == Extreme.LOWEST ? 1 : -1;
        int found = which == Extreme.LOWEST ? above : k - above;
        return Inertia.of(matrix, norm)
            .flatMap(inertia -> inertia.at(sigma, outward, gap / 4))
            .map(
                count ->
                    new Certificate(
                        Check.INERTIA,
                        which == Extreme.LOWEST ? count.below() : matrix.rows() - count.below(),
                        found,
                        1,
                        solution.certificate().orthogonality()));
      }
    }
    return Optional.empty();
  }
}
