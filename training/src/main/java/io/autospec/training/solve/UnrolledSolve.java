package io.autospec.training.solve;

/**
 * m steps of preconditioned conjugate gradients on diag(λ), kept for their adjoint, by which log
 * ‖r_m‖ is differentiated with respect to the values c_i = p(λ_i) of the polynomial.
 *
 * <pre>
 *   ρ_k = Σ c r_k²,  β_k = ρ_k/ρ_{k−1},  p_k = c r_k + β_k p_{k−1}
 *   κ_k = Σ λ p_k²,  α_k = ρ_k/κ_k,      r_{k+1} = r_k − α_k λ p_k
 * </pre>
 *
 * <p>The adjoint runs the same steps backwards, with a bar over every quantity for ∂ log ‖r_m‖/∂ of
 * it. It inherits the loss of orthogonality: beyond some fifty steps on a hard spectrum the
 * gradient is that of the rounded iteration, not of the exact one. Holds 2 m n values.
 */
final class UnrolledSolve {

  private final double[] eigenvalues;
  private final double[] c;
  private final double[][] residuals;
  private final double[][] directions;
  private final double[] rho;
  private final double[] beta;
  private final double[] kappa;
  private final int steps;

  /**
   * Runs m steps from r_0.
   *
   * @param start r_0, not changed
   */
  UnrolledSolve(double[] eigenvalues, double[] c, double[] start, int steps) {
    this.eigenvalues = eigenvalues;
    this.c = c;
    this.steps = steps;
    int n = eigenvalues.length;
    residuals = new double[steps + 1][n];
    directions = new double[steps][n];
    rho = new double[steps];
    beta = new double[steps];
    kappa = new double[steps];
    residuals[0] = start.clone();
    for (int k = 0; k < steps; k++) {
      double[] r = residuals[k];
      double[] p = directions[k];
      for (int i = 0; i < n; i++) {
        rho[k] += c[i] * r[i] * r[i];
      }
      beta[k] = k == 0 ? 0 : rho[k] / rho[k - 1];
      for (int i = 0; i < n; i++) {
        p[i] = c[i] * r[i] + (k == 0 ? 0 : beta[k] * directions[k - 1][i]);
        kappa[k] += eigenvalues[i] * p[i] * p[i];
      }
      double alpha = rho[k] / kappa[k];
      for (int i = 0; i < n; i++) {
        residuals[k + 1][i] = r[i] - alpha * eigenvalues[i] * p[i];
      }
    }
  }

  /** Returns ln ‖r_m‖. */
  double logResidual() {
    return 0.5 * StrictMath.log(square(residuals[steps]));
  }

  /** Returns ∂ ln ‖r_m‖ / ∂ c_i. Cost: twice that of the steps. */
  double[] gradient() {
    int n = eigenvalues.length;
    double[] cBar = new double[n];
    double[] rBar = residuals[steps].clone();
    double square = square(rBar);
    for (int i = 0; i < n; i++) {
      rBar[i] /= square;
    }
    double[] pBar = new double[n];
    double rhoBar = 0;
    for (int k = steps - 1; k >= 0; k--) {
      double[] r = residuals[k];
      double[] p = directions[k];
      double alpha = rho[k] / kappa[k];
      double alphaBar = 0;
      for (int i = 0; i < n; i++) {
        alphaBar -= eigenvalues[i] * p[i] * rBar[i];
      }
      rhoBar += alphaBar / kappa[k];
      double kappaBar = -alphaBar * alpha / kappa[k];
      double betaBar = 0;
      for (int i = 0; i < n; i++) {
        pBar[i] += eigenvalues[i] * (2 * kappaBar * p[i] - alpha * rBar[i]);
        cBar[i] += pBar[i] * r[i];
        rBar[i] += pBar[i] * c[i];
        betaBar += k == 0 ? 0 : pBar[i] * directions[k - 1][i];
      }
      double before = k == 0 ? 0 : -betaBar * beta[k] / rho[k - 1];
      rhoBar += k == 0 ? 0 : betaBar / rho[k - 1];
      for (int i = 0; i < n; i++) {
        cBar[i] += rhoBar * r[i] * r[i];
        rBar[i] += 2 * rhoBar * c[i] * r[i];
        pBar[i] *= beta[k];
      }
      rhoBar = before;
    }
    return cBar;
  }

  private static double square(double[] r) {
    double sum = 0;
    for (double value : r) {
      sum += value * value;
    }
    return sum;
  }
}
