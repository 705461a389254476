package io.autospec.eigen;

import io.autospec.factor.SparseLdl;
import io.autospec.matrix.CsrMatrix;
import java.util.Optional;

/**
 * Exact counts of eigenvalues by Sylvester's law: A − σI = L D Lᵀ has as many eigenvalues below 0
 * as D has negative entries.
 *
 * <p>Exact for a matrix within the factorisation's backward error of A. So a count at an end is
 * made a slack away from it that exceeds this error fourfold: eigenvalues on the end are inside.
 */
final class Inertia {

  /** L with more entries is not factorised: 12 bytes each. */
  private static final int MOST_FILL = 20_000_000;

  /** Multiplications of one factorisation, some seconds. */
  private static final double MOST_OPERATIONS = 1e10;

  private static final int ATTEMPTS = 12;

  private static final double ROUNDING = 4 * 0x1p-52;

  private static final double SAFETY = 4;

  private final SparseLdl ldl;
  private final double norm;

  private Inertia(SparseLdl ldl, double norm) {
    this.ldl = ldl;
    this.norm = norm;
  }

  /** Returns nothing if the factorisation would be too large. */
  static Optional<Inertia> of(CsrMatrix matrix, double norm) {
    return SparseLdl.analyse(matrix, MOST_FILL)
        .filter(ldl -> ldl.operations() <= MOST_OPERATIONS)
        .map(ldl -> new Inertia(ldl, norm));
  }

  /**
   * A count.
   *
   * @param below eigenvalues below σ
   * @param sigma where it was made
   */
  record Count(long below, double sigma) {}

  /**
   * Counts the eigenvalues below an end.
   *
   * @param end of a window
   * @param outward −1 to count a little below it, 1 a little above
   * @param most the largest slack that is of use
   * @return nothing if no factorisation is accurate enough
   */
  Optional<Count> at(double end, int outward, double most) {
    double slack = ROUNDING * norm;
    for (int attempt = 0;
        attempt < ATTEMPTS && slack <= Math.max(most, ROUNDING * norm);
        attempt++) {
      double sigma = end + outward * slack;
      Optional<SparseLdl.Factors> factors = ldl.factorise(sigma);
      if (factors.isPresent()) {
        double error = SAFETY * factors.get().backwardError() * ldl.norm();
        if (error <= Math.abs(sigma - end)) {
          return Optional.of(new Count(factors.get().negative(), sigma));
        }
        slack = Math.max(1.7 * slack, Math.min(error, 10 * slack));
      } else { // a pivot vanishes, as where the diagonal of A − σI does: small steps do not help
        slack *= 10;
      }
    }
    return Optional.empty();
  }

  /** Returns the factors at a shift, or null if a pivot is 0. */
  SparseLdl.Factors exactly(double sigma) {
    return ldl.factorise(sigma).orElse(null);
  }

  /** Returns factors near a shift that solve accurately, or nothing. */
  Optional<SparseLdl.Factors> factors(double sigma, double width) {
    SparseLdl.Factors best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double at = sigma + width * 0.03 * (attempt % 2 == 0 ? attempt : -attempt);
      Optional<SparseLdl.Factors> factors = ldl.factorise(at);
      if (factors.isPresent()) {
        double error = factors.get().backwardError();
        if (error < least) {
          least = error;
          best = factors.get();
        }
        if (error <= 1e-14) {
          break;
        }
      }
    }
    return least <= 1e-10 ? Optional.of(best) : Optional.empty();
  }
}
