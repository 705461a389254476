package io.autospec.model;

import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.List;

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

  /** Between intervals |λ p| may be this: rounding in p is then 1e-6 where λ p is 1. */
  private static final double GROWTH_BETWEEN = 1e10;

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

  /**
   * Returns the first failure of a polynomial that is meant to be positive on some intervals alone:
   * there as above, and between them it may have any sign, but not the size at which rounding in it
   * would be felt on the intervals. Cost: O(D) per point, some 16 D² per interval.
   *
   * @param p one output
   * @param support ascending
   */
  public String failure(PolynomialExpansion p, List<Interval> support) {
    int n = Math.max(FEWEST_POINTS, POINTS_PER_DEGREE * (p.degree() + 1)) / support.size() + 8;
    double before = 0;
    for (Interval interval : support) {
      for (int j = 0; j <= n; j++) {
        double between = before + (interval.lower() - before) * j / n;
        if (!(Math.abs(between * p.evaluate(between)) <= GROWTH_BETWEEN)) {
          return "p(" + between + ") = " + p.evaluate(between) + " is too large";
        }
        double sine = Math.sin(Math.PI * j / (2 * n));
        double inside = interval.lower() + 2 * interval.halfWidth() * sine * sine;
        String failure = inside > 0 ? failureAt(p, inside) : "";
        if (!failure.isEmpty()) {
          return failure;
        }
      }
      before = interval.upper();
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
