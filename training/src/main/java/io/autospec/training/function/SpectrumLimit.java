package io.autospec.training.function;

import java.util.Arrays;

/**
 * What no polynomial of degree d can better on a known spectrum: the least-squares error
 *
 * <pre>
 *   limit(d) = min_p √(1/n Σ_i (p(λ_i) − f(λ_i))²)
 * </pre>
 *
 * <p>by projection on the orthonormal polynomials of the spectrum, made by Lanczos with full
 * reorthogonalisation, so that the limit is that of exact arithmetic. Cost: O(n d²) once, O(n d)
 * per function.
 */
public final class SpectrumLimit {

  private final int n;
  private final double[][] basis;

  /**
   * Makes the orthonormal basis.
   *
   * @param spectrum the eigenvalues
   * @param degree the largest degree asked later
   */
  public SpectrumLimit(double[] spectrum, int degree) {
    n = spectrum.length;
    double scale = 0;
    for (double value : spectrum) {
      scale = Math.max(scale, Math.abs(value));
    }
    double[][] q = new double[degree + 1][];
    q[0] = new double[n];
    Arrays.fill(q[0], 1 / Math.sqrt(n));
    int done = 0;
    while (done < degree) {
      double[] next = new double[n];
      for (int i = 0; i < n; i++) {
        next[i] = spectrum[i] / scale * q[done][i];
      }
      double before = norm(next);
      orthogonalise(next, q, done + 1);
      orthogonalise(next, q, done + 1);
      double norm = norm(next);
      if (!(norm > 1e-14 * before)) {
        break;
      }
      for (int i = 0; i < n; i++) {
        next[i] /= norm;
      }
      q[++done] = next;
    }
    basis = Arrays.copyOf(q, done + 1);
  }

  private static void orthogonalise(double[] v, double[][] q, int count) {
    for (int k = 0; k < count; k++) {
      double dot = 0;
      for (int i = 0; i < v.length; i++) {
        dot += q[k][i] * v[i];
      }
      for (int i = 0; i < v.length; i++) {
        v[i] -= dot * q[k][i];
      }
    }
  }

  private static double norm(double[] v) {
    double sum = 0;
    for (double value : v) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  /**
   * Returns the least root-mean-square error of a polynomial of degree {@code degree}.
   *
   * @param values f(λ_i)
   */
  public double of(double[] values, int degree) {
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = values[i] / Math.sqrt(n);
    }
    int count = Math.min(basis.length, degree + 1);
    orthogonalise(v, basis, count);
    orthogonalise(v, basis, count);
    return norm(v);
  }
}
