package io.autospec.solve;

import java.util.Arrays;

/**
 * The scalars of one right-hand side among several: step lengths, what it has spent, and whether it
 * has ended. Symbols are those of {@link ConjugateGradient}.
 */
final class BlockColumn {

  private final int index;
  private final Ledger ledger;
  private final ResidualWatch watch;
  private double[] alphas = new double[16];
  private double[] betas = new double[16];
  private int steps;
  private int updates;
  private double rho = Double.NaN;
  private boolean ended;

  /**
   * A column that has done nothing yet.
   *
   * @param index its place in the caller's blocks
   * @param tolerance it ends when its residual norm is at most this (absolute)
   * @param rows n
   * @param plain true if no preconditioner is there, so that rᵀ r needs no reduction of its own
   * @param ledger is charged for the products and reductions it takes part in
   */
  BlockColumn(int index, double tolerance, int rows, boolean plain, Ledger ledger) {
    this.index = index;
    this.ledger = ledger;
    this.watch = new ResidualWatch(tolerance, rows, plain);
  }

  int index() {
    return index;
  }

  Ledger ledger() {
    return ledger;
  }

  ResidualWatch watch() {
    return watch;
  }

  int steps() {
    return steps;
  }

  boolean hasEnded() {
    return ended;
  }

  void end() {
    ended = true;
  }

  /** Returns α_0 … α_{m−1}. */
  double[] alphas() {
    return Arrays.copyOf(alphas, steps);
  }

  /** Returns β_0 …; as many as α if the run ended by its number of steps. */
  double[] betas() {
    return Arrays.copyOf(betas, updates);
  }

  /**
   * Takes ρ = rᵀ M⁻¹ r and ‖r‖ of the scaled system; returns β, which is 0 at the first step and
   * for a column that has ended.
   */
  double update(double newRho, double scaledNorm) {
    watch.estimate(scaledNorm);
    boolean sound = newRho > 0 && newRho < Double.POSITIVE_INFINITY;
    ended |= !sound;
    double beta = newRho / rho;
    boolean first = steps == 0;
    rho = newRho;
    if (first || !sound) {
      return 0;
    }
    betas = stored(betas, updates++, beta);
    return beta;
  }

  /** Takes pᵀ A p; returns α, which is 0 for a column that has ended. */
  double step(double curvature) {
    double alpha = rho / curvature;
    ended |= !(alpha > 0 && alpha < Double.POSITIVE_INFINITY);
    if (ended) {
      return 0;
    }
    alphas = stored(alphas, steps++, alpha);
    return alpha;
  }

  private static double[] stored(double[] values, int index, double value) {
    double[] target = index < values.length ? values : Arrays.copyOf(values, 2 * index);
    target[index] = value;
    return target;
  }
}
