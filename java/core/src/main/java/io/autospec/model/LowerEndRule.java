package io.autospec.model;

/**
 * Where the Chebyshev polynomial of a preconditioner begins: a = λmax / (γ D²).
 *
 * <p>An interval from the smallest eigenvalue on would make the residual polynomial tiny over whole
 * stretches of the spectrum and destroy the superlinear convergence of conjugate gradients: 4 to 16
 * times the products on real matrices. The best γ lies between 0.3 and 16 and grows with the number
 * of iterations ahead. Fitted on 51 real matrices (n ≥ 256, Jacobi-scaled, 12 plain steps as the
 * probe) to total products of 1.13 (D = 4), 1.21 (D = 8) and 1.35 (D = 16) times those of Jacobi-CG
 * in geometric mean, against 1.15, 1.26 and 1.51 with the best fixed γ and 1.10, 1.17 and 1.31 with
 * the best γ of each matrix:
 *
 * <pre>
 *   γ = 230 √n (θmin / λmax) (‖r_m‖ / ‖r_0‖) / D^1.1
 * </pre>
 *
 * with θmin the smallest Ritz value and r_m the residual after the probe's m steps. A spectrum that
 * reaches far down shows in a small θmin of a short probe only when it is easy: few eigenvalues lie
 * there.
 */
public final class LowerEndRule {

  private static final double FACTOR = 230;
  private static final double DEGREE_EXPONENT = 1.1;
  private static final double LEAST = 0.35;
  private static final double MOST = 16;

  private LowerEndRule() {}

  /**
   * Returns γ.
   *
   * @param rows n
   * @param degree D
   * @param relativeSmallestRitz θmin / λmax
   * @param reduction ‖r_m‖ / ‖r_0‖ of the probe
   */
  public static double gamma(int rows, int degree, double relativeSmallestRitz, double reduction) {
    double gamma =
        FACTOR
            * Math.sqrt(rows)
            * relativeSmallestRitz
            * reduction
            / Math.pow(degree, DEGREE_EXPONENT);
    return Double.isFinite(gamma) ? Math.min(MOST, Math.max(LEAST, gamma)) : 2;
  }
}
