package io.autospec.training.solve;

import io.autospec.recurrence.PolynomialExpansion;
import java.util.Arrays;

/**
 * Conjugate gradients on diag(λ) with the preconditioner diag(c), c_i = p(λ_i): the iteration of
 * the runtime's solver, whose products with A are counted and not done. An iteration costs some 10
 * operations per eigenvalue whatever the degree.
 *
 * <pre>
 *   z = c r, ρ = rᵀ z, β = ρ/ρ_old;  p = z + β p, q = λ p, α = ρ/pᵀ q;  r = r − α q
 * </pre>
 *
 * <p>Symbols as in the runtime's class. Every sum is one of four interleaved ones, in a fixed
 * order.
 */
final class DiagonalSolve {

  /** The relative residual that counts as solved. */
  static final double TOLERANCE = 1e-8;

  private DiagonalSolve() {}

  /** Returns p(λ_i). */
  static double[] values(PolynomialExpansion p, double[] eigenvalues) {
    double[] c = new double[eigenvalues.length];
    for (int i = 0; i < c.length; i++) {
      c[i] = p.evaluate(eigenvalues[i]);
    }
    return c;
  }

  /** Returns c = 1: no preconditioner. */
  static double[] ones(int n) {
    double[] c = new double[n];
    Arrays.fill(c, 1);
    return c;
  }

  /**
   * Returns the iterations until ‖r‖ ≤ target, as a fraction: the last is counted in part, by where
   * log ‖r‖ crosses the target, so that what is compared does not jump. +∞ if the preconditioner is
   * not positive where r lives, or after {@code most} iterations.
   *
   * @param start r, not changed
   */
  static double iterations(
      double[] eigenvalues, double[] c, double[] start, double target, int most) {
    int n = eigenvalues.length;
    double[] r = start.clone();
    double[] p = new double[n];
    double rho = preconditionedSquare(c, r);
    double beta = 0;
    double before = square(r);
    double goal = target * target;
    for (int k = 0; k < most; k++) {
      if (!(rho > 0 && rho < Double.POSITIVE_INFINITY)) {
        return Double.POSITIVE_INFINITY;
      }
      double alpha = rho / direction(eigenvalues, c, r, beta, p);
      double after = descend(eigenvalues, alpha, p, r);
      if (after <= goal) {
        double part =
            (StrictMath.log(before) - StrictMath.log(goal))
                / (StrictMath.log(before) - StrictMath.log(after));
        return k + Math.min(1, Math.max(0, part));
      }
      before = after;
      double next = preconditionedSquare(c, r);
      beta = next / rho;
      rho = next;
    }
    return Double.POSITIVE_INFINITY;
  }

  /** p = c r + β p; returns pᵀ λ p. */
  private static double direction(double[] l, double[] c, double[] r, double beta, double[] p) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < p.length; i += 4) {
      double p0 = c[i] * r[i] + beta * p[i];
      double p1 = c[i + 1] * r[i + 1] + beta * p[i + 1];
      double p2 = c[i + 2] * r[i + 2] + beta * p[i + 2];
      double p3 = c[i + 3] * r[i + 3] + beta * p[i + 3];
      p[i] = p0;
      p[i + 1] = p1;
      p[i + 2] = p2;
      p[i + 3] = p3;
      s0 += p0 * p0 * l[i];
      s1 += p1 * p1 * l[i + 1];
      s2 += p2 * p2 * l[i + 2];
      s3 += p3 * p3 * l[i + 3];
    }
    for (; i < p.length; i++) {
      p[i] = c[i] * r[i] + beta * p[i];
      s0 += p[i] * p[i] * l[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** r = r − α λ p; returns rᵀ r. */
  private static double descend(double[] l, double alpha, double[] p, double[] r) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < r.length; i += 4) {
      double r0 = r[i] - alpha * l[i] * p[i];
      double r1 = r[i + 1] - alpha * l[i + 1] * p[i + 1];
      double r2 = r[i + 2] - alpha * l[i + 2] * p[i + 2];
      double r3 = r[i + 3] - alpha * l[i + 3] * p[i + 3];
      r[i] = r0;
      r[i + 1] = r1;
      r[i + 2] = r2;
      r[i + 3] = r3;
      s0 += r0 * r0;
      s1 += r1 * r1;
      s2 += r2 * r2;
      s3 += r3 * r3;
    }
    for (; i < r.length; i++) {
      r[i] -= alpha * l[i] * p[i];
      s0 += r[i] * r[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  private static double preconditionedSquare(double[] c, double[] r) {
    double s0 = 0;
    double s1 = 0;
    int i = 0;
    for (; i + 1 < r.length; i += 2) {
      s0 += c[i] * r[i] * r[i];
      s1 += c[i + 1] * r[i + 1] * r[i + 1];
    }
    return i < r.length ? s0 + s1 + c[i] * r[i] * r[i] : s0 + s1;
  }

  private static double square(double[] r) {
    double sum = 0;
    for (double value : r) {
      sum += value * value;
    }
    return sum;
  }
}
