package io.autospec.recurrence;

/**
 * A polynomial given by its coefficients in the Chebyshev basis of an interval, as an expansion:
 *
 * <pre>
 *   p(λ) = Σ_{j=0}^{d} c_j T_j(x),   x = (λ − θ)/δ,   T_{j+1} = 2 x T_j − T_{j−1}
 * </pre>
 *
 * <p>with θ the centre and δ the half-width of the interval: the basis vectors are v_{j+1} = T_j z,
 * the weights the c_j (paradigm (B): a fixed stable basis with weights). On the interval no basis
 * polynomial exceeds 1.
 */
public final class ChebyshevSeries {

  private ChebyshevSeries() {}

  /**
   * Makes the expansion. Cost: O(d).
   *
   * @param interval of positive length, in the units of the spectrum
   * @param coefficients c_0 … c_d, at least one
   * @return d steps, one output
   * @throws IllegalArgumentException if the interval has length 0 or there are no coefficients
   */
  public static PolynomialExpansion of(Interval interval, double[] coefficients) {
    double theta = interval.center();
    double delta = interval.halfWidth();
    if (!(delta > 0)) {
      throw new IllegalArgumentException(
          "interval ["
              + interval.lower()
              + ", "
              + interval.upper()
              + "] has length 0: expected lower < upper");
    }
    if (coefficients.length == 0) {
      throw new IllegalArgumentException("series without coefficients: expected at least one");
    }
    int steps = coefficients.length - 1;
    double[] a = new double[steps];
    double[] b = new double[steps];
    double[] c = new double[steps];
    for (int i = 0; i < steps; i++) {
      double factor = i == 0 ? 1 : 2;
      a[i] = factor / delta;
      b[i] = -factor * (theta / delta);
      c[i] = i == 0 ? 0 : -1;
    }
    return new PolynomialExpansion(new Recurrence(a, b, c, new double[steps]), coefficients);
  }
}
