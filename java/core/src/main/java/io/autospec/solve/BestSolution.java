package io.autospec.solve;

import io.autospec.backend.MultiVector;

/**
 * The solution of smallest residual norm seen at some looks, kept for a solve that ends badly: on a
 * singular system the iterates grow without bound after the residual was at its smallest.
 *
 * <p>Costs one vector copy per tenfold fall of the residual.
 */
final class BestSolution {

  private static final double WORTH_A_COPY = 0.1;

  private final MultiVector copy;
  private double norm;

  /**
   * Starts with x = 0.
   *
   * @param copy n × 1, belongs to this object
   * @param norm the residual norm of x = 0
   */
  BestSolution(MultiVector copy, double norm) {
    this.copy = copy;
    this.norm = norm;
    copy.fill(0);
  }

  /** Keeps x if its residual norm is tenfold below the kept one's. */
  void offer(MultiVector x, double residualNorm) {
    if (residualNorm <= WORTH_A_COPY * norm) {
      copy.assign(x);
      norm = residualNorm;
    }
  }

  /** Puts the kept solution back into x if x is worse; tells whether it was. */
  boolean restore(MultiVector x, double residualNorm) {
    if (residualNorm <= norm) {
      return false;
    }
    x.assign(copy);
    return true;
  }
}
