package io.autospec.solve;

import java.util.Arrays;

/** What a solve has spent so far, and who is told. One per solve, used by one thread. */
final class Ledger {

  private static final int LISTEN_EVERY = 10;

  /** The residual of the solution, of the best one kept, and their rounding. */
  private static final int LAST_CHECK = 3;

  private final long maxApplications;
  private final double rightHandSideNorm;
  private final SolveListener listener;
  private double[] history = new double[64];
  private long applications;
  private long reductions;
  private int iterations;

  Ledger(long maxApplications, double rightHandSideNorm, SolveListener listener) {
    this.maxApplications = maxApplications;
    this.rightHandSideNorm = rightHandSideNorm;
    this.listener = listener;
  }

  void spend(int newApplications, int newReductions) {
    applications += newApplications;
    reductions += newReductions;
  }

  /** Tells whether {@code cost} more products, and those of a last check, stay within the limit. */
  boolean affords(int cost) {
    return applications + cost + LAST_CHECK <= maxApplications;
  }

  void iterate(double residualNorm) {
    if (iterations == history.length) {
      history = Arrays.copyOf(history, 2 * iterations);
    }
    history[iterations] = relative(residualNorm);
    iterations++;
    if (iterations % LISTEN_EVERY == 0) {
      listener.progress(applications, relative(residualNorm));
    }
  }

  double rightHandSideNorm() {
    return rightHandSideNorm;
  }

  double relative(double residualNorm) {
    return rightHandSideNorm == 0 ? 0 : residualNorm / rightHandSideNorm;
  }

  long applications() {
    return applications;
  }

  long reductions() {
    return reductions;
  }

  int iterations() {
    return iterations;
  }

  double[] history() {
    return Arrays.copyOf(history, iterations);
  }
}
