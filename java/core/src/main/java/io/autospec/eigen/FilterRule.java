package io.autospec.eigen;

import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.Optional;

/** Which polynomial filters a window, and of which degree. */
@FunctionalInterface
public interface FilterRule {

  /**
   * Chooses a filter.
   *
   * @param summary what the probe learned
   * @param window a part of the spectrum
   * @param effort what a run is expected to cost
   * @return a polynomial that is large in the window, or nothing if none of a reasonable degree is
   */
  Optional<PolynomialExpansion> choose(SpectralSummary summary, Interval window, Effort effort);

  /**
   * What a run of filtered Lanczos is expected to cost.
   *
   * @param count eigenvalues in the window
   * @param rows n
   * @param block columns per step
   * @param reduction by how much the rest of the spectrum is to be damped, such as 1e-7
   * @param mostDegree the highest degree that is of use
   */
  record Effort(double count, int rows, int block, double reduction, int mostDegree) {

    /** Numbers that a basis may hold, 0.8 GB. */
    private static final double MOST_NUMBERS = 1e8;

    /**
     * Returns the most columns that the basis may have: some six per eigenvalue, less where
     * n-vectors are long, and no more than half of n, beyond which a dense solver is faster.
     */
    public double mostColumns() {
      double roomy = Math.min(6 * count + 60, MOST_NUMBERS / rows);
      double least = Math.min(2 * count + 40, 0.9 * rows);
      return Math.max(Math.min(roomy, 0.5 * rows), least);
    }
  }
}
