package io.autospec.eigen;

/** Hears of an eigenvalue computation's progress between steps, never within one. */
@FunctionalInterface
public interface EigenListener {

  /** A listener that does nothing. */
  EigenListener SILENT = (applications, found, relativeResidual) -> {};

  /**
   * Called after every step on the computing thread.
   *
   * @param applications products with one vector so far
   * @param found pairs that have converged
   * @param relativeResidual ‖A v − λ v‖ / ‖A‖ of the pair that is next to converge
   */
  void progress(long applications, int found, double relativeResidual);
}
