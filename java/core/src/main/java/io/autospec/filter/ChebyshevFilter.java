package io.autospec.filter;

import io.autospec.model.Prediction;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Recurrence;

/**
 * The scaled Chebyshev filter for the lowest or the highest eigenvalues:
 *
 * <pre>
 *   p(λ) = T_d((λ − c)/e) / T_d((a − c)/e),   c ± e the unwanted interval, a the nearest wanted value
 * </pre>
 *
 * <p>as a recurrence with the scaling built in, so that nothing overflows: v_{k+1} = 2 σ_{k+1}/e (A
 * − cI) v_k − σ_k σ_{k+1} v_{k−1}, σ_1 = e/(a − c), σ_{k+1} = 1/(2/σ_1 − σ_k). Zhou, Saad, Tiago
 * and Chelikowsky, "Self-consistent-field calculations using Chebyshev-filtered subspace
 * iteration", J. Comput. Phys. 219 (2006), doi:10.1016/j.jcp.2006.03.017, Algorithm 4.2; ChASE
 * filters with the same polynomial. It is the best of its degree where the unwanted eigenvalues may
 * lie anywhere in their interval.
 */
public record ChebyshevFilter() implements FilterModel {

  @Override
  public String name() {
    return "chebyshev";
  }

  /**
   * {@inheritDoc}
   *
   * <p>Cost: O(d).
   *
   * @throws IllegalArgumentException if the degree is below 1, or the window does not fit or is not
   *     one-sided
   */
  @Override
  public Prediction predict(SpectralSummary summary, SpectralWindow window, int degree) {
    if (window.hasBelow() && window.hasAbove()) {
      throw new IllegalArgumentException(window + " has two sides: expected one");
    }
    Interval hull = FilterHull.of(summary, window, degree);
    Interval unwanted = FilterHull.unwanted(hull, window).get(0);
    double center = unwanted.center();
    double half = Math.max(unwanted.halfWidth(), Double.MIN_NORMAL);
    double first = half / (FilterHull.target(window) - center);
    double[] a = new double[degree];
    double[] b = new double[degree];
    double[] c = new double[degree];
    double sigma = first;
    for (int k = 0; k < degree; k++) {
      double next = k == 0 ? first : 1 / (2 / first - sigma);
      double factor = (k == 0 ? 1 : 2) * (next / half);
      a[k] = factor;
      b[k] = -factor * center;
      c[k] = k == 0 ? 0 : -sigma * next;
      sigma = next;
    }
    double[] weights = new double[degree + 1];
    weights[degree] = 1;
    return new Prediction(
        new PolynomialExpansion(new Recurrence(a, b, c, new double[degree]), weights), name());
  }
}
