package io.autospec.probe;

import java.util.Arrays;

/**
 * The m × m symmetric tridiagonal matrix T of m Lanczos steps, with the coupling to the next step
 * and the eigenvalues of T: A V = V T + β_m v_{m+1} e_mᵀ.
 *
 * <pre>
 *   α_1 … α_m   diagonal                     θ_i   Ritz values, the eigenvalues of T
 *   β_1 … β_m   couplings; β_m leaves T      s_i   their eigenvectors, of norm 1
 * </pre>
 *
 * <p>The residual norm of a Ritz pair is β_m |s_mi|, the weight of its value in the Lanczos
 * quadrature s_1i². Both carry an absolute error of some ε (ε β_m), so that a residual norm below
 * that is rounding.
 *
 * <p>Immutable. Cost of construction: O(m²).
 */
public final class TridiagonalMatrix {

  private final double[] diagonal;
  private final double[] couplings;
  private final double[] ritzValues;
  private final double[] residualNorms;
  private final double[] weights;

  /**
   * Makes T and its eigenvalues.
   *
   * @param diagonal α_1 … α_m, m ≥ 1, finite
   * @param couplings β_1 … β_m, ≥ 0 and finite; β_m = 0 says that the Krylov space is invariant
   * @throws IllegalArgumentException if the lengths differ, m = 0 or a value is out of range
   */
  public TridiagonalMatrix(double[] diagonal, double[] couplings) {
    this.diagonal = diagonal.clone();
    this.couplings = couplings.clone();
    int m = this.diagonal.length;
    if (m == 0 || this.couplings.length != m) {
      throw new IllegalArgumentException(
          "tridiagonal matrix has "
              + m
              + " diagonal entries and "
              + this.couplings.length
              + " couplings: expected as many of each, and at least one");
    }
    for (int i = 0; i < m; i++) {
      if (!(Double.isFinite(this.diagonal[i])
          && this.couplings[i] >= 0
          && this.couplings[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "step "
                + (i + 1)
                + " has diagonal "
                + this.diagonal[i]
                + " and coupling "
                + this.couplings[i]
                + ": expected finite values and no negative coupling");
      }
    }
    TridiagonalEigen eigen = TridiagonalEigen.of(this.diagonal, this.couplings);
    ritzValues = eigen.values();
    residualNorms = new double[m];
    weights = new double[m];
    for (int i = 0; i < m; i++) {
      residualNorms[i] = this.couplings[m - 1] * Math.abs(eigen.lastRow()[i]);
      weights[i] = eigen.firstRow()[i] * eigen.firstRow()[i];
    }
  }

  /**
   * The Lanczos matrix that m steps of the conjugate gradients have built.
   *
   * <pre>
   *   T_jj = 1/α_j + β_{j−1}/α_{j−1},   T_{j,j+1} = √β_j / α_j,   j = 0 … m − 1, β_{−1} = 0
   * </pre>
   *
   * <p>Saad, "Iterative Methods for Sparse Linear Systems", 2nd ed., §6.7.3, eqs. (6.100)–(6.101),
   * doi:10.1137/1.9780898718003. With a preconditioner M the matrix is that of M⁻¹ A in the M-inner
   * product.
   *
   * @param alpha the step lengths α_0 … α_{m−1}, > 0
   * @param beta the direction updates β_0 … β_{m−1}, ≥ 0, where β_j = ‖r_{j+1}‖²/‖r_j‖²; the last
   *     gives the residual norms and is 0 if CG ended exactly
   * @throws IllegalArgumentException if the lengths differ, m = 0 or a value is out of range
   */
  public static TridiagonalMatrix fromConjugateGradient(double[] alpha, double[] beta) {
    int m = alpha.length;
    if (beta.length != m) {
      throw new IllegalArgumentException(
          "alpha has " + m + " steps and beta " + beta.length + ": expected as many of each");
    }
    double[] diagonal = new double[m];
    double[] couplings = new double[m];
    for (int j = 0; j < m; j++) {
      if (!(alpha[j] > 0) || !(beta[j] >= 0)) {
        throw new IllegalArgumentException(
            "step "
                + j
                + " has alpha "
                + alpha[j]
                + " and beta "
                + beta[j]
                + ": expected alpha > 0 and beta >= 0");
      }
      diagonal[j] = 1 / alpha[j] + (j == 0 ? 0 : beta[j - 1] / alpha[j - 1]);
      couplings[j] = Math.sqrt(beta[j]) / alpha[j];
    }
    return new TridiagonalMatrix(diagonal, couplings);
  }

  /**
   * Returns the matrix of the first steps of the run.
   *
   * @param steps from 1 to m
   */
  public TridiagonalMatrix leading(int steps) {
    return new TridiagonalMatrix(Arrays.copyOf(diagonal, steps), Arrays.copyOf(couplings, steps));
  }

  /** Returns m, the number of steps. */
  public int steps() {
    return diagonal.length;
  }

  /** Returns α_k for step index {@code i} = k − 1. */
  public double diagonal(int i) {
    return diagonal[i];
  }

  /** Returns β_k for step index {@code i} = k − 1; the last, β_m, leads out of T. */
  public double coupling(int i) {
    return couplings[i];
  }

  /** Returns θ_1 ≤ … ≤ θ_m; a copy. */
  public double[] ritzValues() {
    return ritzValues.clone();
  }

  /** Returns β_m |s_mi| per Ritz value: some eigenvalue of A lies within; a copy. */
  public double[] residualNorms() {
    return residualNorms.clone();
  }

  /** Returns s_1i² per Ritz value, sum 1 up to rounding; a copy. */
  public double[] weights() {
    return weights.clone();
  }

  /**
   * Returns ‖r_m‖ / ‖r_0‖ of m steps of conjugate gradients from the same start vector, whose T
   * this is: Π √β_j with √β_j = coupling_j / pivot_j, the pivots 1/α_j those of T = L D Lᵀ (Saad,
   * §6.7.1). NaN if T is not positive definite. Cost: O(m).
   */
  public double residualReduction() {
    double reduction = 1;
    double pivot = diagonal[0];
    for (int j = 0; j < steps(); j++) {
      if (j > 0) {
        pivot = diagonal[j] - couplings[j - 1] * (couplings[j - 1] / pivot);
      }
      if (!(pivot > 0)) {
        return Double.NaN;
      }
      reduction *= couplings[j] / pivot;
    }
    return reduction;
  }

  /**
   * Returns the D harmonic Ritz values of the first D steps, ascending: the roots of the residual
   * polynomial that MINRES would have after them.
   *
   * <p>They are the eigenvalues of H + β_D² f e_Dᵀ with f = H⁻¹ e_D and H the leading D × D block
   * (Paige, Parlett and van der Vorst, Numer. Linear Algebra Appl. 2 (1995),
   * doi:10.1002/nla.1680020205). Here they come from a symmetric problem: the (D+1) × (D+1) Lanczos
   * matrix whose last diagonal entry is changed to β_D² (H⁻¹)_DD is singular, the Gauss–Radau
   * matrix with a node at 0 (Golub and Meurant, "Matrices, Moments and Quadrature", 2010, §6.2),
   * and its other eigenvalues are the same: both are the zeros of the kernel polynomial K_D(0, λ).
   * (H⁻¹)_DD is the inverse of the last pivot of H. Cost: O(D²).
   *
   * @param degree 1 ≤ D ≤ m
   * @return D positive values, or none if H is not positive definite
   */
  public double[] harmonicRitzValues(int degree) {
    if (degree < 1 || degree > steps()) {
      throw new IllegalArgumentException(
          "degree is " + degree + ": expected 1 to the number of steps, " + steps());
    }
    double pivot = diagonal[0];
    for (int i = 1; i < degree && pivot > 0; i++) {
      pivot = diagonal[i] - couplings[i - 1] * (couplings[i - 1] / pivot);
    }
    if (!(pivot > 0)) {
      return new double[0];
    }
    double[] radau = Arrays.copyOf(diagonal, degree + 1);
    radau[degree] = couplings[degree - 1] * (couplings[degree - 1] / pivot);
    double[] values = TridiagonalEigen.of(radau, Arrays.copyOf(couplings, degree + 1)).values();
    return values[1] > 0 ? Arrays.copyOfRange(values, 1, degree + 1) : new double[0];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TridiagonalMatrix that
        && Arrays.equals(diagonal, that.diagonal)
        && Arrays.equals(couplings, that.couplings);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(diagonal) + Arrays.hashCode(couplings);
  }

  @Override
  public String toString() {
    return "TridiagonalMatrix["
        + steps()
        + " steps, Ritz values "
        + ritzValues[0]
        + " to "
        + ritzValues[steps() - 1]
        + "]";
  }
}
