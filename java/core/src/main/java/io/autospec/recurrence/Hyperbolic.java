package io.autospec.recurrence;

/** What Chebyshev's polynomials are beyond [−1, 1]: T_n(x) = cosh(n arcosh x). */
public final class Hyperbolic {

  /** From here on √(x² − 1) is x in double precision, and x² may overflow further up. */
  private static final double LARGE = 1e8;

  private Hyperbolic() {}

  /**
   * Returns arcosh x = ln(x + √(x² − 1)), the growth of ln |T_n| per degree, for x up to the
   * largest double; 0 where x is at most 1, where T_n does not grow.
   */
  public static double arcosh(double x) {
    if (x > LARGE) {
      return Math.log(x) + Math.log(2);
    }
    return x <= 1 ? 0 : Math.log(x + Math.sqrt(x * x - 1));
  }
}
