package io.autospec.training.filter;

import io.autospec.filter.MinimaxFilter;
import io.autospec.filter.SpectralWindow;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** What filters achieve on a known spectrum, and what none can better. */
public final class FilterLimit {

  private FilterLimit() {}

  /**
   * Returns log(min wanted |p| / max unwanted |p|) over the eigenvalues; negative if p damps what
   * is wanted.
   */
  public static double logSeparation(
      DoubleUnaryOperator p, double[] spectrum, SpectralWindow window) {
    double wanted = Double.POSITIVE_INFINITY;
    double unwanted = 0;
    for (double value : spectrum) {
      double size = Math.abs(p.applyAsDouble(value));
      if (window.wants(value)) {
        wanted = Math.min(wanted, size);
      } else if (window.damps(value)) {
        unwanted = Math.max(unwanted, size);
      }
    }
    return Math.log(wanted / unwanted);
  }

  /** Returns the log separation of the minimax filter that is small on the unwanted eigenvalues. */
  public static double of(double[] spectrum, SpectralWindow window, int degree) {
    double[] unwanted = Arrays.stream(spectrum).filter(window::damps).distinct().toArray();
    return logSeparation(MinimaxFilter.on(unwanted, window, degree), spectrum, window);
  }
}
