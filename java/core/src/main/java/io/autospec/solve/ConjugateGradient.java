package io.autospec.solve;

import io.autospec.backend.MultiVector;
import io.autospec.operator.PolynomialPreconditioner;
import java.util.Arrays;

/**
 * Preconditioned conjugate gradients: x minimises the A-norm of the error over the Krylov space.
 *
 * <p>Implements Algorithm 9.1 of Saad, Iterative Methods for Sparse Linear Systems, 2nd ed. (2003),
 * DOI 10.1137/1.9780898718003.
 *
 * <pre>
 *   x, r   solution and residual b − A x        z   preconditioned residual M⁻¹ r
 *   p, q   direction and its image A p          ρ   rᵀ z
 *   α, β   the step length and the direction's update
 * </pre>
 *
 * <p>Requires A and M symmetric positive definite; a quantity that contradicts this ends the run.
 * Since every step lowers the A-norm of the error, whatever M is, an ended run has lost nothing but
 * its products. Cost per iteration: 1 product, 1 application of M, 2 reductions (3 near the end), 4
 * n-vectors.
 *
 * @param tolerance the run ends when the recursive residual's norm in the original system is at
 *     most this (absolute)
 * @param maxSteps the run ends after this many iterations
 */
record ConjugateGradient(double tolerance, int maxSteps) {

  /** Why a run ended. */
  enum End {
    /** The recursive residual meets the tolerance. */
    TOLERANCE,
    /** The number of steps was reached. */
    STEPS,
    /** pᵀ A p is negative beyond rounding: A is not positive definite. */
    NEGATIVE_CURVATURE,
    /** pᵀ A p vanishes beside ‖A‖ ‖p‖²: A is singular to working precision. */
    SINGULAR,
    /** rᵀ M⁻¹ r ≤ 0, or not finite: the preconditioner is not positive definite. */
    PRECONDITIONER,
    /** The residual grew or stood still for long. */
    STALLED,
    /** The limit of applications. */
    LIMIT,
    /** The thread was interrupted. */
    INTERRUPTED
  }

  /**
   * A run's result.
   *
   * @param end why it ended
   * @param alpha the step lengths α_0 … α_{m−1}
   * @param beta β_0 … β_{m−1}; the last is missing if the run ended by the tolerance
   */
  @SuppressWarnings("ArrayRecordComponent") // lives within one solve and is never compared
  record Run(End end, double[] alpha, double[] beta) {}

  /** Ends a run of plain steps by what its coefficients say, looked at after every step. */
  interface Pause {
    /** Never. */
    Pause NEVER = (alpha, beta, steps) -> false;

    /**
     * Tells whether the run ends now.
     *
     * @param alpha holds α_0 … α_{steps−1}
     * @param beta holds β_0 … β_{steps−1}
     */
    boolean after(double[] alpha, double[] beta, int steps);
  }

  /** The smallest pᵀ A p / (‖A‖ ‖p‖²) that is not taken for zero: some rounding units. */
  private static final double ZERO_CURVATURE = 1e-14;

  /** α this much above the smallest so far makes the test for singularity worth a reduction. */
  private static final double SUSPICIOUS_GROWTH = 1e6;

  /**
   * Runs from x and its residual r, both updated.
   *
   * @param system the operator, its norm bound, weight and vectors
   * @param preconditioner M⁻¹, or null for the identity
   * @param x n × 1
   * @param r n × 1, b − A x on entry
   * @param best is offered every solution whose residual norm was looked at
   * @param ledger is charged for every product and reduction
   */
  Run run(
      SymmetricSystem system,
      PolynomialPreconditioner preconditioner,
      MultiVector x,
      MultiVector r,
      BestSolution best,
      Ledger ledger) {
    return run(system, preconditioner, x, r, best, ledger, Pause.NEVER);
  }

  /** Runs until {@code pause} says STEPS, at the latest. */
  Run run(
      SymmetricSystem system,
      PolynomialPreconditioner preconditioner,
      MultiVector x,
      MultiVector r,
      BestSolution best,
      Ledger ledger,
      Pause pause) {
    boolean plain = preconditioner == null;
    int cost = plain ? 0 : preconditioner.polynomial().degree();
    try (var lease = system.vectors().lease()) {
      MultiVector p = lease.vector(1);
      MultiVector q = lease.vector(1);
      MultiVector z = plain ? r : lease.vector(1);
      double[] dots = new double[2];
      double[] alphas = new double[16];
      double[] betas = new double[16];
      ResidualWatch watch = new ResidualWatch(tolerance, x.rows(), plain);
      double smallestAlpha = Double.POSITIVE_INFINITY;
      double alpha = 0;
      double beta = 0;
      double rho = Double.NaN;

      for (int j = 0; ; j++) {
        if (!ledger.affords(1 + cost)) {
          return finish(End.LIMIT, alphas, betas, j, Math.max(0, j - 1));
        }
        // z = M⁻¹ r, ρ = rᵀ z, β = ρ / ρ_old
        if (j == 0 || !plain) {
          double old = rho;
          if (plain) {
            r.dot(r, dots);
          } else {
            preconditioner.apply(r, z);
            r.dotPair(z, r, dots);
            watch.estimate(Math.sqrt(dots[1]));
          }
          ledger.spend(cost, 1);
          rho = dots[0];
          beta = j == 0 ? 0 : rho / old;
        } else {
          beta = dots[1] / rho;
          rho = dots[1];
        }
        if (rho == 0) {
          return finish(End.TOLERANCE, alphas, betas, j, Math.max(0, j - 1));
        }
        if (j > 0) {
          betas = stored(betas, j - 1, beta);
          if (j >= maxSteps || pause.after(alphas, betas, j)) {
            return finish(End.STEPS, alphas, betas, j, j);
          }
        }
        if (!(rho > 0 && rho < Double.POSITIVE_INFINITY)) {
          return finish(End.PRECONDITIONER, alphas, betas, j, j);
        }

        // p = z + β p, q = A p, α = ρ / pᵀ q
        p.axpby(1, z, beta);
        system.operator().apply(p, q, dots);
        ledger.spend(1, 1);
        double curvature = dots[0];
        alpha = rho / curvature;
        if (!(alpha > 0 && alpha <= SUSPICIOUS_GROWTH * smallestAlpha)) {
          End verdict = judge(curvature, p, system.normBound(), dots, ledger);
          if (verdict != null) {
            return finish(verdict, alphas, betas, j, j);
          }
        }
        smallestAlpha = Math.min(smallestAlpha, alpha);
        alphas = stored(alphas, j, alpha);

        // x = x + α p, r = r − α q
        boolean look = watch.wantsNorm();
        r.descend(alpha, p, q, x, system.weight(), look ? dots : null);
        if (look) {
          ledger.spend(0, 1);
          watch.see(Math.sqrt(dots[0]), Math.sqrt(dots[1]));
          best.offer(x, watch.norm());
        }
        ledger.iterate(watch.norm());
        End end = watch.end();
        if (end != null) {
          return finish(end, alphas, betas, j + 1, j);
        }
      }
    }
  }

  /** ‖r_m‖ / ‖r_0‖ of m plain steps, whose β_j are the ratios of successive rᵀ r. */
  static double reduction(double[] beta) {
    double squared = 1;
    for (double ratio : beta) {
      squared *= ratio;
    }
    return Math.sqrt(squared);
  }

  private static End judge(
      double curvature, MultiVector p, double normBound, double[] dots, Ledger ledger) {
    p.dot(p, dots);
    ledger.spend(0, 1);
    if (Double.isFinite(normBound) && Math.abs(curvature) <= ZERO_CURVATURE * normBound * dots[0]) {
      return End.SINGULAR;
    }
    return curvature > 0 ? null : End.NEGATIVE_CURVATURE;
  }

  private static double[] stored(double[] values, int index, double value) {
    double[] target = index < values.length ? values : Arrays.copyOf(values, 2 * index);
    target[index] = value;
    return target;
  }

  private static Run finish(End end, double[] alphas, double[] betas, int steps, int updates) {
    return new Run(end, Arrays.copyOf(alphas, steps), Arrays.copyOf(betas, updates));
  }
}
