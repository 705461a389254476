package io.autospec.solve;

import io.autospec.solve.ConjugateGradient.End;

/**
 * Follows the residual norm of a run and decides when it ends.
 *
 * <p>The norm of the original system costs a reduction of its own. Where rᵀ r of the scaled system
 * comes for nothing, beside rᵀ z, the norm is estimated from it by the last ratio of the two, and
 * looked at only every eighth iteration and when one more iteration may reach the tolerance.
 */
final class ResidualWatch {

  private static final int LOOK_EVERY = 8;

  /** Growth over the smallest norm that ends a run: 1e4 is seen on condition 1e8. */
  private static final double DIVERGED = 1e8;

  private final double tolerance;
  private final boolean always;
  private final long patience;
  private double ratio = Double.NaN;
  private double norm = Double.NaN;
  private double strongestFall = 0.5;
  private double smallest = Double.POSITIVE_INFINITY;
  private int sinceLook = LOOK_EVERY;
  private long sinceSmallest;

  /**
   * Starts to watch.
   *
   * @param always true to look at the norm in every iteration
   */
  ResidualWatch(double tolerance, int rows, boolean always) {
    this.tolerance = tolerance;
    this.always = always;
    // in finite precision the norm may stand on a plateau for a multiple of n iterations
    this.patience = 2000 + 10L * rows;
  }

  /** Takes ‖r‖ of the scaled system for an estimate of the norm. */
  void estimate(double scaledNorm) {
    follow(scaledNorm * ratio);
  }

  /** Takes the norm itself and ‖r‖ of the scaled system. */
  void see(double newNorm, double scaledNorm) {
    ratio = scaledNorm > 0 ? newNorm / scaledNorm : 1;
    sinceLook = 0;
    follow(newNorm);
  }

  private void follow(double newNorm) {
    if (newNorm < norm) {
      strongestFall = Math.min(strongestFall, newNorm / norm);
    }
    norm = newNorm;
  }

  /** Tells whether this iteration's norm is worth a reduction. */
  boolean wantsNorm() {
    sinceLook++;
    return always || sinceLook >= LOOK_EVERY || norm * strongestFall <= 2 * tolerance;
  }

  double norm() {
    return norm;
  }

  /** Returns why the run ends now, or null. */
  End end() {
    if (sinceLook == 0 && norm <= tolerance) {
      return End.TOLERANCE;
    }
    if (norm < smallest) {
      smallest = norm;
      sinceSmallest = 0;
    } else if (++sinceSmallest > patience || norm > DIVERGED * smallest || Double.isNaN(norm)) {
      return End.STALLED;
    }
    if (Thread.currentThread().isInterrupted()) {
      return End.INTERRUPTED;
    }
    return null;
  }
}
