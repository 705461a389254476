package io.autospec.model;

import io.autospec.probe.SpectralSummary;

/**
 * Where the Chebyshev polynomial of a preconditioner begins: a = λmax / (γ D²).
 *
 * <p>An interval from the smallest eigenvalue on would make the residual polynomial tiny over whole
 * stretches of the spectrum and destroy the superlinear convergence of conjugate gradients: 4 to 16
 * times the products on real matrices. The best γ lies between 0.3 and 16 and grows with the number
 * of iterations ahead. Fitted on 59 real matrices (n ≥ 256, Jacobi-scaled, 10 plain steps as the
 * probe, random and constant right-hand sides):
 *
 * <pre>
 *   γ = 8 (n ρ θmin / λmax)^⅓ / D^1.16,   ρ = ‖r_m‖ / ‖r_0‖
 * </pre>
 *
 * with θmin the smallest Ritz value and r_m the residual after the probe's m steps. Products over
 * those of Jacobi-CG, geometric mean for random right-hand sides at D = 4 and 8: 1.13 and 1.22,
 * against 1.15 and 1.25 with the best γ for all, and 1.10 and 1.16 with the best γ of each matrix.
 */
public final class LowerEndRule {

  private static final double FACTOR = 8;
  private static final double DEGREE_EXPONENT = 1.16;
  private static final double LEAST = 0.3;
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
            * StrictMath.cbrt(rows * reduction * relativeSmallestRitz)
            / StrictMath.pow(degree, DEGREE_EXPONENT);
    return Double.isFinite(gamma) ? Math.min(MOST, Math.max(LEAST, gamma)) : 2;
  }

  /**
   * Returns γ for what a probe saw; the interval's ends are θmin and λmax.
   *
   * @param summary with n, of conjugate gradients' own steps
   * @param degree D
   */
  public static double gamma(SpectralSummary summary, int degree) {
    return gamma(
        summary.rows(),
        degree,
        summary.interval().lower() / summary.interval().upper(),
        summary.tridiagonal().residualReduction());
  }
}
