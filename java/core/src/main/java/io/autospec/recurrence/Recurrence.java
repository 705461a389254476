package io.autospec.recurrence;

import java.util.Objects;

/**
 * The coefficients of an affine three-term recurrence of d steps:
 *
 * <pre>
 *   v_1 = z,  v_0 = 0
 *   v_{k+1} = (a_k A + b_k I) v_k + c_k v_{k−1} + e_k z,   k = 1 … d
 * </pre>
 *
 * <p>Paradigm (A) of AutoSpec (arXiv 2602.09530); the e_k z term contains the Chebyshev
 * semi-iteration. Index 0 of the arrays holds step k = 1. A term whose coefficient is exactly zero
 * is left out of the sum, in every backend, so that its vector need not be read.
 *
 * <p>Immutable: the arrays are copied in and out.
 */
public final class Recurrence {

  private final double[] a;
  private final double[] b;
  private final double[] c;
  private final double[] e;

  /**
   * Copies the coefficients of d steps.
   *
   * @param a the factors of A v_k, length d
   * @param b the factors of v_k, length d
   * @param c the factors of v_{k−1}, length d; c[0] is unused, as v_0 = 0
   * @param e the factors of z, length d
   * @throws IllegalArgumentException if the lengths differ or a coefficient is not finite
   */
  public Recurrence(double[] a, double[] b, double[] c, double[] e) {
    this.a = a.clone();
    this.b = sameLength("b", b);
    this.c = sameLength("c", c);
    this.e = sameLength("e", e);
    requireFinite("a", this.a);
    requireFinite("b", this.b);
    requireFinite("c", this.c);
    requireFinite("e", this.e);
  }

  private double[] sameLength(String name, double[] values) {
    Objects.requireNonNull(values, name);
    if (values.length != a.length) {
      throw new IllegalArgumentException(
          "recurrence: " + name + " has " + values.length + " steps, a has " + a.length);
    }
    return values.clone();
  }

  static void requireFinite(String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            name + "[" + i + "] is " + values[i] + ": expected a finite coefficient");
      }
    }
  }

  /** Returns d, the number of steps and of products with A. */
  public int steps() {
    return a.length;
  }

  /** Returns a_k for step index {@code i} = k − 1. */
  public double a(int i) {
    return a[i];
  }

  /** Returns b_k for step index {@code i} = k − 1. */
  public double b(int i) {
    return b[i];
  }

  /** Returns c_k for step index {@code i} = k − 1. */
  public double c(int i) {
    return c[i];
  }

  /** Returns e_k for step index {@code i} = k − 1. */
  public double e(int i) {
    return e[i];
  }

  void packInto(double[] target) {
    int d = steps();
    System.arraycopy(a, 0, target, 0, d);
    System.arraycopy(b, 0, target, d, d);
    System.arraycopy(c, 0, target, 2 * d, d);
    System.arraycopy(e, 0, target, 3 * d, d);
  }
}
