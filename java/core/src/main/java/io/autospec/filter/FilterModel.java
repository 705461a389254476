package io.autospec.filter;

import io.autospec.model.Prediction;
import io.autospec.probe.SpectralSummary;

/**
 * A rule that makes of a probe and a window a polynomial that is large on the wanted eigenvalues
 * and small on the unwanted.
 *
 * <p>What counts is the separation, the least |p| on the wanted over the largest on the unwanted:
 * the products that subspace iteration needs go as 1 / log separation.
 *
 * <p>Implementations are immutable and see the summary only, never the operator.
 */
public interface FilterModel {

  /** Returns the name used in reports and on the command line. */
  String name();

  /**
   * Makes the polynomial, of value about 1 at the wanted eigenvalues nearest to the unwanted.
   *
   * @param summary what the probe learned, in the units of the operator
   * @param window inside the summary's interval
   * @param degree d ≥ 1, the products that p(A) z costs
   * @return an expansion of at most d steps and one output
   * @throws IllegalArgumentException if the degree is below 1 or the window does not fit
   */
  Prediction predict(SpectralSummary summary, SpectralWindow window, int degree);
}
