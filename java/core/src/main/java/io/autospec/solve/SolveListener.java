package io.autospec.solve;

/** Hears of a solve's progress between iterations, never within one. */
@FunctionalInterface
public interface SolveListener {

  /** A listener that does nothing. */
  SolveListener SILENT = (applications, relativeResidual) -> {};

  /**
   * Called every few iterations on the solving thread.
   *
   * @param applications the operator applications so far
   * @param relativeResidual the estimate ‖b − A x‖ / ‖b‖ of the recursion
   */
  void progress(long applications, double relativeResidual);
}
