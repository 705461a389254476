package io.autospec.solve;

/**
 * The end of a solve.
 *
 * @param x the best solution found, length n
 * @param outcome how the solve ended
 * @param advice what to try next, or the empty string
 * @param relativeResidual ‖b − A x‖ / ‖b‖ of the original system, recomputed from x; 0 if b = 0
 * @param preconditioner the name of what served, after any fallback
 * @param degree D, products per outer iteration
 * @param fallbackReason why what was asked did not serve, or the empty string
 * @param operatorApplications all products with A, the probe's and the residual checks included
 * @param probeApplications those of the probe
 * @param reductions dot-product synchronisations
 * @param iterations outer iterations, the probe's included
 * @param residualHistory the relative residual of the recursion after each iteration
 * @param probeSeconds time in the probe
 * @param solveSeconds time in the solve, without the probe
 */
@SuppressWarnings("ArrayRecordComponent") // x may be the caller's own array; never compared
public record Solution(
    double[] x,
    Outcome outcome,
    String advice,
    double relativeResidual,
    String preconditioner,
    int degree,
    String fallbackReason,
    long operatorApplications,
    long probeApplications,
    long reductions,
    int iterations,
    double[] residualHistory,
    double probeSeconds,
    double solveSeconds) {

  /** Tells whether the tolerance was met. */
  public boolean converged() {
    return outcome == Outcome.CONVERGED;
  }

  /** Tells whether something else served than was asked. */
  public boolean fellBack() {
    return !fallbackReason.isEmpty();
  }
}
