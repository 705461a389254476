package io.autospec.recurrence;

/**
 * Chebyshev semi-iterations for A x = z from x_0 = 0, as expansions of D − 1 products: the last
 * iterate is x_D = p(A) z with residual polynomial r(λ) = 1 − λ p(λ) of degree D.
 *
 * <p>The recurrence starts at v_1 = z while x_1 = z/θ, so it carries v_k = θ x_k; the one weight
 * that is not zero, 1/θ on v_D, takes the factor out again. Only the last vector is written to y.
 *
 * <p>Symbols:
 *
 * <pre>
 *   D      degree of the residual polynomial       θ   centre of the interval; 3 λmax/4 (4th kind)
 *   δ      half-width of the interval              η   δ/θ
 *   ω_k    relaxation factor of step k             v_k θ x_k
 * </pre>
 */
public final class ChebyshevIteration {

  private ChebyshevIteration() {}

  /**
   * The semi-iteration of the first kind: r(λ) = T_D((θ − λ)/δ) / T_D(θ/δ), the polynomial of
   * degree D with r(0) = 1 that is smallest on the interval.
   *
   * <p>Implements Golub and Varga, "Chebyshev semi-iterative methods", Numer. Math. 3 (1961),
   * doi:10.1007/BF01386013, with their Jacobi iteration replaced by I − A/θ:
   *
   * <pre>
   *   x_{k+1} = ω_{k+1} (x_k + (z − A x_k)/θ − x_{k−1}) + x_{k−1}
   *   ω_1 = 2,  ω_{k+1} = 1 / (1 − η² ω_k / 4)
   * </pre>
   *
   * <p>An interval of length 0 gives r(λ) = (1 − λ/θ)^D. Cost: O(D).
   *
   * @param interval 0 < lower ≤ upper, in the units of the spectrum
   * @param degree D ≥ 1
   * @return D − 1 steps, one output
   * @throws IllegalArgumentException if the lower end is not positive or D < 1
   */
  public static PolynomialExpansion firstKind(Interval interval, int degree) {
    requireDegree(degree);
    if (!(interval.lower() > 0)) {
      throw new IllegalArgumentException(
          "interval [" + interval.lower() + ", " + interval.upper() + "]: expected lower > 0");
    }
    double theta = interval.center();
    double eta = interval.halfWidth() / theta;
    int steps = degree - 1;
    double[] a = new double[steps];
    double[] b = new double[steps];
    double[] c = new double[steps];
    double[] e = new double[steps];
    double omega = 2;
    for (int i = 0; i < steps; i++) {
      omega = 1 / (1 - 0.25 * eta * eta * omega);
      a[i] = -omega / theta;
      b[i] = omega;
      c[i] = 1 - omega;
      e[i] = omega;
    }
    return lastIterate(new Recurrence(a, b, c, e), theta);
  }

  /**
   * The semi-iteration of the fourth kind: r(λ) = W_D(1 − 2λ/λmax) / (2D + 1), with W_D(cos φ) =
   * sin((D + ½)φ) / sin(φ/2); the polynomial of degree D with r(0) = 1 for which √λ |r(λ)| is
   * smallest on [0, λmax]. It needs no lower end.
   *
   * <p>Implements Lottes, "Optimal polynomial smoothers for multigrid V-cycles", arXiv:2202.08830,
   * the unoptimised iteration of the fourth kind, written as
   *
   * <pre>
   *   x_{k+1} = x_k + (2k−1)/(2k+3) (x_k − x_{k−1}) + (8k+4)/((2k+3) λmax) (z − A x_k)
   *   x_1 = 4/(3 λmax) z
   * </pre>
   *
   * <p>Deviation: the residual is not updated but formed from x_k, so that one record holds all.
   * Cost: O(D).
   *
   * @param lambdaMax > 0, the upper end of the spectrum
   * @param degree D ≥ 1
   * @return D − 1 steps, one output
   * @throws IllegalArgumentException if λmax is not positive and finite or D < 1
   */
  public static PolynomialExpansion fourthKind(double lambdaMax, int degree) {
    requireDegree(degree);
    if (!(lambdaMax > 0 && lambdaMax < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("lambdaMax is " + lambdaMax + ": expected > 0 and finite");
    }
    double theta = 0.75 * lambdaMax;
    int steps = degree - 1;
    double[] a = new double[steps];
    double[] b = new double[steps];
    double[] c = new double[steps];
    double[] e = new double[steps];
    for (int i = 0; i < steps; i++) {
      double k = i + 1;
      e[i] = (6 * k + 3) / (2 * k + 3); // θ (8k+4)/((2k+3) λmax)
      a[i] = -e[i] / theta;
      b[i] = (4 * k + 2) / (2 * k + 3); // 1 + (2k−1)/(2k+3)
      c[i] = -(2 * k - 1) / (2 * k + 3);
    }
    return lastIterate(new Recurrence(a, b, c, e), theta);
  }

  private static PolynomialExpansion lastIterate(Recurrence recurrence, double theta) {
    double[] weights = new double[recurrence.steps() + 1];
    weights[recurrence.steps()] = 1 / theta;
    return new PolynomialExpansion(recurrence, weights);
  }

  private static void requireDegree(int degree) {
    if (degree < 1) {
      throw new IllegalArgumentException("degree is " + degree + ": expected at least 1");
    }
  }
}
