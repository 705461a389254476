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
   * @param nonzeros of the matrix
   * @param block columns per step
   * @param reduction by how much the rest of the spectrum is to be damped, such as 1e-7
   * @param mostDegree the highest degree that is of use
   */
  record Effort(
      double count, int rows, long nonzeros, int block, double reduction, int mostDegree) {

    /**
     * Returns multiplications per column of the basis, times its columns: products, the vectors of
     * the recurrence, and the orthogonalisation, some four passes over the basis.
     *
     * @param columns of the basis at the end
     * @param degree of the filter
     */
    public double operations(double columns, int degree) {
      return columns * (degree * (nonzeros + 4.0 * rows) + 0.3 * columns * rows);
    }
  }
}
