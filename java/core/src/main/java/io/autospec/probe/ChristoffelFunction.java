package io.autospec.probe;

import java.util.Objects;

/**
 * The largest weight that an eigenvalue may have in the start vector of a Lanczos run, as a
 * function of where it lies: the Christoffel function
 *
 * <pre>
 *   Λ(x) = 1 / Σ_{k=0}^{m} p_k(x)²,   Σ_i |v_i|² p_k(λ_i) p_l(λ_i) = δ_kl
 * </pre>
 *
 * <p>of the polynomials that the Lanczos matrix makes, for |v_i|² p_k(λ_i)² summed over k is at
 * most 1 (Szegő, "Orthogonal Polynomials", 1939, §3.4; Nevai, J. Approx. Theory 48 (1986),
 * doi:10.1016/0021-9045(86)90016-X). At a Ritz value it is that value's weight; in a gap that the
 * run has seen it is smaller than any weight by many orders, and tells that the gap is empty. The
 * last polynomial needs the coupling that leaves T. Without reorthogonalisation T is that of a
 * vector in which eigenvalues found come several times, and the bound may be short by a factor of
 * order one.
 *
 * @param tridiagonal of the run
 */
public record ChristoffelFunction(TridiagonalMatrix tridiagonal) {

  /** Beyond, squares would overflow; the weight is 0 then. */
  private static final double LARGEST_SUM = 1e280;

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
    double sum = 1;
    double before = 0;
    double value = 1;
    for (int k = 0; k < tridiagonal.steps(); k++) {
      double next = (x - tridiagonal.diagonal(k)) * value;
      if (k > 0) {
        next -= tridiagonal.coupling(k - 1) * before;
      }
      before = value;
      value = next / tridiagonal.coupling(k);
      sum += value * value;
      if (!(sum < LARGEST_SUM)) {
        return 0;
      }
    }
    return 1 / sum;
  }
}
