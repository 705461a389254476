package io.autospec.model;

import io.autospec.recurrence.PolynomialExpansion;

/**
 * Whether a polynomial may precondition the conjugate gradients: p(λ) > 0 and λ p(λ) ≤ growth on a
 * grid over [0, top] and at given points.
 *
 * <p>The grid has 16 D points or more with the spacing of Chebyshev's, top (1 − cos(π j/N))/2: a
 * polynomial of degree D is at most 1/cos(π D/(2N)) = 1.005 times as large between them as on them
 * (Ehlich and Zeller, Math. Z. 86 (1964), doi:10.1007/BF01111276). The top lies a little above the
 * upper end of the spectrum's estimate, by {@code beyond} times upper/D²: that is the distance over
 * which a polynomial of degree D leaves its interval. Chebyshev's of even degree on [U/(γ D²), U]
 * is negative beyond U + U/(γ D²), so it passes while γ < 1/beyond.
 *
 * <p>The check sees what the summary says. An upper end that is too low by much more than 1/D² is
 * not noticed here; the solver notices it, by a direction of negative curvature.
 *
 * @param beyond ≥ 0, in units of upper/D²
 * @param growth > 1, the largest λ p(λ) accepted
 */
public record PositivityCheck(double beyond, double growth) {

  /** The check used where none is given. */
  public static final PositivityCheck DEFAULT = new PositivityCheck(1.0 / 32, 10);

  private static final int POINTS_PER_DEGREE = 16;
  private static final int FEWEST_POINTS = 64;

  /** Checks the parameters. */
  public PositivityCheck {
    if (!(beyond >= 0 && growth > 1)) {
      throw new IllegalArgumentException(
          "positivity check with beyond "
              + beyond
              + " and growth "
              + growth
              + ": expected beyond >= 0 and growth > 1");
    }
  }

  /**
   * Returns the first failure, as a sentence with λ and p(λ), or the empty string. Cost: O(D) per
   * point, some 16 D² in all.
   *
   * @param p one output
   * @param upper > 0, the upper end of the spectrum's estimate
   * @param points further points to look at, such as the Ritz values; those ≤ 0 are passed over
   */
  public String failure(PolynomialExpansion p, double upper, double[] points) {
    int degree = p.degree() + 1;
    double top = upper * (1 + beyond / degree / degree);
    int n = Math.max(FEWEST_POINTS, POINTS_PER_DEGREE * degree);
    for (int j = 0; j <= n; j++) {
      double sine = Math.sin(Math.PI * j / (2 * n));
      String failure = failureAt(p, j == n ? top : top * sine * sine);
      if (!failure.isEmpty()) {
        return failure;
      }
    }
    for (double point : points) {
      String failure = point > 0 ? failureAt(p, point) : "";
      if (!failure.isEmpty()) {
        return failure;
      }
    }
    return "";
  }

  private String failureAt(PolynomialExpansion p, double lambda) {
    double value = p.evaluate(lambda);
    if (!(value > 0)) {
      return "p(" + lambda + ") = " + value + " is not positive";
    }
    double product = lambda * value;
    return product <= growth
        ? ""
        : "p(" + lambda + ") = " + value + ", and lambda p = " + product + " exceeds " + growth;
  }
}
