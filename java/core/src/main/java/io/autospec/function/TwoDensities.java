package io.autospec.function;

import java.util.Arrays;

/**
 * Least squares where the density is one of two and none knows which:
 *
 * <pre>
 *   min_p  τ E₁(p)²/E₁(p₁)² + E₂(p)²/E₂(p₂)²,   E_h(p)² = Σ_j w_hj (p(x_j) − f_j)²,   p_h best for E_h
 * </pre>
 *
 * <p>Each term is the square of the factor that is lost if its density is the true one, so that the
 * sum is small only if neither loses much. It is one more least-squares problem, with the weights τ
 * w₁/E₁² + w₂/E₂².
 *
 * <p>Cost: three times that of {@link DiscreteLeastSquares}.
 */
final class TwoDensities {

  /** Errors below this share of the root of f's mean square are rounding. */
  private static final double FLOOR = 1e-14;

  private TwoDensities() {}

  /**
   * Returns the problem of the weights above.
   *
   * @param nodes x_j
   * @param first w₁, ≥ 0, of any sum; 0 where the value is not finite
   * @param second w₂, likewise
   * @param trust τ > 0
   * @param values f_j
   * @param degree of the polynomials
   */
  static DiscreteLeastSquares problem(
      double[] nodes, double[] first, double[] second, double trust, double[] values, int degree) {
    double[] weights = new double[nodes.length];
    addOverError(nodes, first, trust, values, degree, weights);
    addOverError(nodes, second, 1, values, degree, weights);
    return new DiscreteLeastSquares(nodes, weights, degree);
  }

  private static void addOverError(
      double[] nodes,
      double[] density,
      double factor,
      double[] values,
      int degree,
      double[] weights) {
    DiscreteLeastSquares problem = new DiscreteLeastSquares(nodes, density, degree);
    double error = problem.error(values, problem.solve(values));
    double size = Math.max(problem.error(values, new double[0]), Double.MIN_NORMAL);
    double sum = Arrays.stream(density).sum();
    double floored = error + FLOOR * size;
    for (int j = 0; j < density.length; j++) {
      weights[j] += factor * density[j] / sum / (floored * floored);
    }
  }
}
