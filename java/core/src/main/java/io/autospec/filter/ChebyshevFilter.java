package io.autospec.filter;

import io.autospec.model.Prediction;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.ScaledChebyshev;

/**
 * The scaled Chebyshev filter for the lowest or the highest eigenvalues:
 *
 * <pre>
 *   p(λ) = T_d((λ − c)/e) / T_d((a − c)/e),   c ± e the unwanted interval, a the nearest wanted value
 * </pre>
 *
 * <p>the {@link ScaledChebyshev} polynomial, with which ChASE filters. It is the best of its degree
 * where the unwanted eigenvalues may lie anywhere in their interval.
 */
public record ChebyshevFilter() implements FilterModel {

  @Override
  public String name() {
    return "chebyshev";
  }

  /**
   * {@inheritDoc}
   *
   * <p>Cost: O(d).
   *
   * @throws IllegalArgumentException if the degree is below 1, or the window does not fit or is not
   *     one-sided
   */
  @Override
  public Prediction predict(SpectralSummary summary, SpectralWindow window, int degree) {
    if (window.hasBelow() && window.hasAbove()) {
      throw new IllegalArgumentException(window + " has two sides: expected one");
    }
    Interval hull = FilterHull.of(summary, window, degree);
    Interval unwanted = FilterHull.unwanted(hull, window).get(0);
    return new Prediction(ScaledChebyshev.of(unwanted, FilterHull.target(window), degree), name());
  }
}
