package io.autospec.recurrence;

/** The tolerances of the tests of polynomials and probes: from ε, the degree and the size alone. */
public final class Tolerances {

  /** The distance from 1 to the next double. */
  public static final double EPSILON = 0x1p-52;

  private Tolerances() {}

  /**
   * Absolute error of a residual polynomial r = 1 − λ p(λ), |r| ≤ 1 on its interval: D steps, the
   * error of each carried on with a factor of at most its distance from the last.
   *
   * @param degree D
   */
  public static double residual(int degree) {
    return 2 * EPSILON * degree * (degree + 4.0);
  }

  /**
   * Absolute error of a polynomial that was made from a probe, per unit of its size: the rounding
   * of the probe times the polynomial's condition on it.
   *
   * @param degree D
   */
  public static double predicted(int degree) {
    return 64 * residual(degree);
  }

  /** Relative error of D additions and multiplications without cancellation. */
  public static double product(int degree) {
    return 4 * EPSILON * (degree + 2);
  }

  /** Absolute error of eigenvalues, per unit of the norm, for matrices of order n. */
  public static double eigenvalue(int n) {
    return 8 * EPSILON * (n + 4);
  }
}
