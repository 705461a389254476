package io.autospec.probe;

import java.util.Objects;

/**
 * The largest weight that an eigenvalue may have in the start vector of a Lanczos run, as a
 * function of where it lies: the Christoffel function
 *
 * <pre>
 *   Λ(x) = 1/K(x),   K(x) = Σ_{j=0…m} p_j(x)²
 * </pre>
 *
 * <p>with p_j the orthonormal polynomials of the Lanczos recurrence. ∫ q² dμ ≥ w(λ) q(λ)² holds for
 * every polynomial q and the spectral measure μ of the start vector, and q = Σ p_j(λ) p_j / K(λ),
 * of which the run knows that ∫ q² dμ = 1/K(λ), makes it sharpest (Szegő, "Orthogonal Polynomials",
 * 4th ed. 1975, theorem 3.4.1; Nevai, J. Approx. Theory 48 (1986),
 * doi:10.1016/0021-9045(86)90016-X).
 *
 * <p>At a Ritz value Λ is that value's weight; in a gap that the run has seen it is smaller than
 * any weight by many orders, and tells that the gap is empty. The last polynomial needs the
 * coupling that leaves T; where that is 0, the space invariant, it is known to rounding only, and K
 * stays finite within rounding of the Ritz values. Without reorthogonalisation T is that of a
 * vector in which eigenvalues found come several times, and the bound may be short by a factor of
 * order one.
 *
 * @param tridiagonal T of the run
 */
public record ChristoffelFunction(TridiagonalMatrix tridiagonal) {

  /** Beyond, squares would overflow; the weight is 0 then. */
  private static final double LARGEST_SUM = 1e280;

  /** Rounding of T over its norm; Lanczos takes couplings of a quarter of that for 0. */
  private static final double ROUNDING = 64 * 0x1p-52;

  /** Checks for null. */
  public ChristoffelFunction {
    Objects.requireNonNull(tridiagonal, "tridiagonal");
  }

  /**
   * Returns Λ(x), between 0 and 1. Cost: O(m).
   *
   * @param x in the units of the operator
   */
  public double at(double x) {
    return 1 / inverse(x, LARGEST_SUM);
  }

  /** Stands for a coupling of 0: rounding times ‖T‖ by rows. */
  private double rounding() {
    double norm = 0;
    double before = 0;
    for (int j = 0; j < tridiagonal.steps(); j++) {
      double after = tridiagonal.coupling(j);
      norm = Math.max(norm, before + Math.abs(tridiagonal.diagonal(j)) + after);
      before = after;
    }
    return ROUNDING * norm;
  }

  /**
   * Returns K(x), or infinity where it is not less than a limit. Cost: O(m).
   *
   * @param x in the units of the operator
   * @param limit at which the sum is broken off
   */
  public double inverse(double x, double limit) {
    double previous = 0;
    double current = 1;
    double sum = 1;
    double before = 0;
    for (int j = 0; j < tridiagonal.steps(); j++) {
      double next = (x - tridiagonal.diagonal(j)) * current - before * previous;
      before = tridiagonal.coupling(j);
      previous = current;
      current = next == 0 ? 0 : next / (before > 0 ? before : rounding());
      sum += current * current;
      if (!(sum < limit)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return sum;
  }
}
