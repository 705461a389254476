package io.autospec.recurrence;

/**
 * The Chebyshev polynomial of an interval, scaled at a point beyond it:
 *
 * <pre>
 *   p(λ) = T_d(t(λ)) / T_d(t(s)),   t(λ) = (λ − c)/e
 * </pre>
 *
 * with [c − e, c + e] the interval and s the point, where p is 1. Among the polynomials of degree d
 * that are 1 at s it is smallest on the interval.
 *
 * <p>Implements Algorithm 4.2 of Zhou, Saad, Tiago and Chelikowsky, "Self-consistent-field
 * calculations using Chebyshev-filtered subspace iteration", J. Comput. Phys. 219 (2006),
 * doi:10.1016/j.jcp.2006.03.017: the recurrence carries T_k(t(λ))/T_k(t(s)) and cannot overflow.
 *
 * <pre>
 *   σ_1 = e/(s − c),   σ_{k+1} = 1/(2/σ_1 − σ_k)
 *   v_{k+1} = 2 σ_{k+1} (A − c)/e v_k − σ_k σ_{k+1} v_{k−1}
 * </pre>
 */
public final class ScaledChebyshev {

  private ScaledChebyshev() {}

  /**
   * Makes the polynomial. Cost: O(d).
   *
   * @param interval one of length 0 counts as one of the smallest normal half-width
   * @param anchor s, outside of the interval
   * @param degree d ≥ 1
   * @return d steps, one output
   * @throws IllegalArgumentException if the anchor lies in the interval or the degree is below 1
   */
  public static PolynomialExpansion of(Interval interval, double anchor, int degree) {
    if (degree < 1) {
      throw new IllegalArgumentException("degree is " + degree + ": expected at least 1");
    }
    if (!(anchor < interval.lower() || anchor > interval.upper())) {
      throw new IllegalArgumentException(
          "anchor is "
              + anchor
              + ", the interval ["
              + interval.lower()
              + ", "
              + interval.upper()
              + "]: expected a point outside");
    }
    double center = interval.center();
    double halfWidth = Math.max(interval.halfWidth(), Double.MIN_NORMAL);
    double first = halfWidth / (anchor - center);
    double[] a = new double[degree];
    double[] b = new double[degree];
    double[] c = new double[degree];
    double sigma = first;
    for (int i = 0; i < degree; i++) {
      double next = i == 0 ? first : 1 / (2 / first - sigma);
      a[i] = (i == 0 ? 1 : 2) * (next / halfWidth);
      b[i] = -a[i] * center;
      c[i] = i == 0 ? 0 : -sigma * next;
      sigma = next;
    }
    double[] weights = new double[degree + 1];
    weights[degree] = 1;
    return new PolynomialExpansion(new Recurrence(a, b, c, new double[degree]), weights);
  }

  /** Returns ln ρ of a λ: a step of the polynomial damps the interval against it by 1/ρ. */
  public static double logGrowth(Interval interval, double lambda) {
    return Hyperbolic.arcosh(Math.abs((lambda - interval.center()) / interval.halfWidth()));
  }
}
