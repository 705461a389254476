package io.autospec.training.solve;

/**
 * The polynomial of Chebyshev's interval [U/(γ D²), U] at a point, and its derivative with respect
 * to ln γ:
 *
 * <pre>
 *   q(λ) = T_D(x)/T_D(x₀),  x = (θ − λ)/δ,  x₀ = θ/δ,  p = (1 − q)/λ
 *   θ = (U + a)/2,  δ = (U − a)/2,  ∂x/∂a = (1 + x)/(2δ) … by the quotient rule,  ∂a/∂ln γ = −a
 * </pre>
 *
 * @param value p(λ)
 * @param slope ∂p/∂ln γ
 */
record ChebyshevSlope(double value, double slope) {

  /** Evaluates at λ > 0; γ D² > 1. Cost: O(D). */
  static ChebyshevSlope at(double lambda, double upper, double gamma, int degree) {
    double lower = upper / (gamma * degree * degree);
    double theta = 0.5 * (upper + lower);
    double delta = 0.5 * (upper - lower);
    double x = (theta - lambda) / delta;
    double origin = theta / delta;
    // ∂θ/∂a = ½, ∂δ/∂a = −½
    double xBar = (0.5 + 0.5 * x) / delta;
    double originBar = (0.5 + 0.5 * origin) / delta;
    double[] at = chebyshev(x, degree);
    double[] there = chebyshev(origin, degree);
    double q = at[0] / there[0];
    double slope = (at[1] * xBar - q * there[1] * originBar) / there[0];
    return new ChebyshevSlope((1 - q) / lambda, slope * lower / lambda);
  }

  /** T_D(x) and T_D′(x). */
  private static double[] chebyshev(double x, int degree) {
    double before = 1;
    double value = x;
    double slopeBefore = 0;
    double slope = 1;
    for (int k = 1; k < degree; k++) {
      double next = 2 * x * value - before;
      double slopeNext = 2 * value + 2 * x * slope - slopeBefore;
      before = value;
      value = next;
      slopeBefore = slope;
      slope = slopeNext;
    }
    return new double[] {value, slope};
  }
}
