package io.autospec.model;

import io.autospec.probe.SpectralSummary;

/**
 * Makes the recurrence of a preconditioner from what a probe knows of the spectrum.
 *
 * <p>Degree D means D products per outer iteration, the outer one included: the polynomial p ≈ 1/λ
 * has degree D − 1 and the residual polynomial 1 − λ p(λ) has degree D.
 */
public interface RecurrenceModel {

  /** Returns the name by which it is chosen: {@code "chebyshev"}. */
  String name();

  /**
   * Makes the polynomial p of degree D − 1.
   *
   * @param summary the probe's result; its interval has upper end > 0
   * @param degree D ≥ 1
   * @return an expansion with one output and D − 1 steps
   */
  Prediction predict(SpectralSummary summary, int degree);

  /**
   * Tells whether a probe that has gone this far would go on for this model's sake. A solver asks
   * after its usual number of steps, and after each further one, up to a limit of its own.
   */
  default boolean wantsLongerProbe(SpectralSummary soFar, int degree) {
    return false;
  }
}
