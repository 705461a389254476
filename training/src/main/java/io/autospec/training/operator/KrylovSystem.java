package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;
import io.autospec.probe.TridiagonalMatrix;
import io.autospec.training.spectrum.RightHandSide;
import java.util.Arrays;

/**
 * A system of as many unknowns as conjugate gradients take steps, on which they take the same
 * steps: diag(θ) x = √w of the Ritz values of a run and their weights (Golub and Meurant,
 * "Matrices, Moments and Quadrature", 2010, §4). The matrix is scaled as Jacobi's preconditioner
 * does; the tolerance is that of the original system.
 *
 * @param eigenvalues θ, ascending
 * @param b √w, and what a relative residual is relative to
 * @param rows n of the matrix
 */
@SuppressWarnings("ArrayRecordComponent") // a sample, compared nowhere
public record KrylovSystem(double[] eigenvalues, RightHandSide b, int rows) {

  /** A preconditioned run sees more of the spectrum than a plain one does until it ends. */
  private static final double BEYOND = 1.5;

  /**
   * Runs conjugate gradients on a matrix until the residual of the original system has fallen to
   * the tolerance, and half as long again. Returns null if that takes more than {@code most} steps
   * or rounding ends it.
   *
   * @param a symmetric positive definite
   * @param right the right-hand side, length n
   */
  public static KrylovSystem of(CsrMatrix a, double[] right, double tolerance, int most) {
    int n = a.rows();
    double[] s = a.diagonal();
    double[] r = new double[n];
    double target = 0;
    double first = 0;
    for (int i = 0; i < n; i++) {
      s[i] = 1 / Math.sqrt(s[i]);
      target += right[i] * right[i];
      r[i] = s[i] * right[i];
      first += r[i] * r[i];
    }
    target *= tolerance * tolerance;
    CsrMatrix scaled = Scaled.of(a, s);
    double[] p = r.clone();
    double[] q = new double[n];
    double[] alpha = new double[(int) (BEYOND * most) + 2];
    double[] beta = new double[alpha.length];
    double rho = first;
    double met = Double.NaN;
    int last = alpha.length;
    int k = 0;
    for (; k < last; k++) {
      double curvature = product(scaled, p, q);
      alpha[k] = rho / curvature;
      double next = 0;
      double original = 0;
      for (int i = 0; i < n; i++) {
        r[i] -= alpha[k] * q[i];
        next += r[i] * r[i];
        original += (r[i] / s[i]) * (r[i] / s[i]);
      }
      beta[k] = next / rho;
      if (!(alpha[k] > 0) || !(next > 0)) {
        return null;
      }
      rho = next;
      for (int i = 0; i < n; i++) {
        p[i] = r[i] + beta[k] * p[i];
      }
      if (Double.isNaN(met) && original <= target) {
        met = next / original * target; // ‖r‖² of the scaled system where that of the other is met
        last = (int) Math.min(last, BEYOND * (k + 1) + 2);
      }
      if (Double.isNaN(met) && k >= most) {
        return null;
      }
    }
    TridiagonalMatrix t =
        TridiagonalMatrix.fromConjugateGradient(Arrays.copyOf(alpha, k), Arrays.copyOf(beta, k));
    double[] theta = t.ritzValues();
    double[] b = t.weights();
    if (!(theta[0] > 0)) {
      return null;
    }
    for (int i = 0; i < b.length; i++) {
      b[i] = Math.sqrt(b[i]);
    }
    return new KrylovSystem(theta, new RightHandSide(b, Math.sqrt(met / first) / tolerance), n);
  }

  /** q = A p; returns pᵀ q. */
  private static double product(CsrMatrix a, double[] p, double[] q) {
    int[] pointers = a.rowPointers();
    int[] columns = a.columnIndices();
    double[] values = a.values();
    double dot = 0;
    for (int i = 0; i < q.length; i++) {
      double sum = 0;
      for (int k = pointers[i]; k < pointers[i + 1]; k++) {
        sum += values[k] * p[columns[k]];
      }
      q[i] = sum;
      dot += p[i] * sum;
    }
    return dot;
  }
}
