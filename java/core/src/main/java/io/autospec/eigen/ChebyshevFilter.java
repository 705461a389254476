package io.autospec.eigen;

import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Recurrence;

/**
 * The scaled Chebyshev filter of one-sided windows:
 *
 * <pre>
 *   p(λ) = T_d(t(λ)) / T_d(t(s)),   t(λ) = (λ − c)/e
 * </pre>
 *
 * with [c − e, c + e] the unwanted interval and s a point beyond it, where p is 1. Among the
 * polynomials of degree d that are 1 at s it is smallest on the interval.
 *
 * <p>Implements Algorithm 3.2 of Zhou, Saad, Tiago and Chelikowsky, "Parallel self-consistent-field
 * calculations via Chebyshev-filtered subspace acceleration", Phys. Rev. E 74 (2006),
 * doi:10.1103/PhysRevE.74.066704: the recurrence carries T_k(t(λ))/T_k(t(s)) and cannot overflow.
 *
 * <pre>
 *   σ_1 = e/(s − c),   σ_{k+1} = 1/(2/σ_1 − σ_k)
 *   v_{k+1} = 2 σ_{k+1} (A − c)/e v_k − σ_k σ_{k+1} v_{k−1}
 * </pre>
 */
final class ChebyshevFilter {

  private ChebyshevFilter() {}

  /**
   * Makes the filter. Cost: O(d).
   *
   * @param unwanted of positive length
   * @param anchor s, outside of it
   * @param degree d ≥ 1
   */
  static PolynomialExpansion of(Interval unwanted, double anchor, int degree) {
    double center = unwanted.center();
    double halfWidth = unwanted.halfWidth();
    double first = halfWidth / (anchor - center);
    double[] a = new double[degree];
    double[] b = new double[degree];
    double[] c = new double[degree];
    double sigma = first;
    for (int i = 0; i < degree; i++) {
      double next = i == 0 ? first : 1 / (2 / first - sigma);
      double factor = i == 0 ? 1 : 2;
      a[i] = factor * next / halfWidth;
      b[i] = -factor * next * (center / halfWidth);
      c[i] = i == 0 ? 0 : -sigma * next;
      sigma = next;
    }
    double[] weights = new double[degree + 1];
    weights[degree] = 1;
    return new PolynomialExpansion(new Recurrence(a, b, c, new double[degree]), weights);
  }

  /** Returns ln ρ of a wanted λ: a step of the filter damps the unwanted against it by 1/ρ. */
  static double logGrowth(Interval unwanted, double lambda) {
    double t = Math.abs((lambda - unwanted.center()) / unwanted.halfWidth());
    return t <= 1 ? 0 : Math.log(t + Math.sqrt(t * t - 1));
  }
}
