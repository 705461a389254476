package io.autospec.bench;

/**
 * One solve.
 *
 * @param seconds from the matrix in memory to the solution, whatever is set up included
 * @param products with the matrix; iterations where a solver counts those; −1 if it failed
 * @param residual ‖b − A x‖ / ‖b‖, recomputed by a plain loop
 */
record TimedSolve(double seconds, long products, double residual) {

  static final TimedSolve FAILED = new TimedSolve(Double.NaN, -1, Double.NaN);

  /** Tells whether the tolerance was met, with some room for a residual that is not recomputed. */
  boolean meets(double tolerance) {
    return products >= 0 && residual <= 1.1 * tolerance;
  }

  /** Returns the faster of two; a solve that does not meet the tolerance loses. */
  static TimedSolve faster(TimedSolve one, TimedSolve other, double tolerance) {
    if (one == null || !one.meets(tolerance)) {
      return other.meets(tolerance) || one == null ? other : one;
    }
    return other.meets(tolerance) && other.seconds < one.seconds ? other : one;
  }
}
