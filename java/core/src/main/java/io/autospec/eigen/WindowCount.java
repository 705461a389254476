package io.autospec.eigen;

import io.autospec.probe.SpectralSummary;
import java.util.List;

/**
 * The number of eigenvalues in an interval by the spectral density that probes saw:
 *
 * <pre>
 *   N [a, b] ≈ n (F(b) − F(a)),   F the cumulative Lanczos weights, linear between Ritz values
 * </pre>
 *
 * <p>averaged over the probes (Lin, Saad and Yang, SIAM Rev. 58 (2016), doi:10.1137/130934283). An
 * estimate to choose filters and slices by, no certificate.
 */
final class WindowCount {

  private WindowCount() {}

  static double estimate(List<SpectralSummary> probes, double lower, double upper) {
    double sum = 0;
    for (SpectralSummary probe : probes) {
      sum += probe.rows() * (cumulative(probe, upper) - cumulative(probe, lower));
    }
    return Math.max(0, sum / probes.size());
  }

  static double cumulative(SpectralSummary probe, double at) {
    double[] theta = probe.ritzValues();
    double[] weights = probe.weights();
    int m = theta.length;
    if (at < theta[0]) {
      return 0;
    }
    if (at >= theta[m - 1]) {
      return 1;
    }
    double below = 0;
    for (int i = 0; i + 1 < m; i++) {
      double middle = below + 0.5 * weights[i];
      if (at < theta[i + 1]) {
        double rise = 0.5 * (weights[i] + weights[i + 1]);
        return middle + rise * (at - theta[i]) / (theta[i + 1] - theta[i]);
      }
      below += weights[i];
    }
    return 1;
  }

  /** Returns the ends of {@code slices} parts of a window with about as many eigenvalues each. */
  static double[] slices(List<SpectralSummary> probes, double lower, double upper, int slices) {
    double total = estimate(probes, lower, upper);
    double[] ends = new double[slices + 1];
    ends[0] = lower;
    ends[slices] = upper;
    for (int s = 1; s < slices; s++) {
      double left = ends[s - 1];
      double right = upper;
      for (int i = 0; i < 50; i++) {
        double middle = 0.5 * (left + right);
        if (estimate(probes, lower, middle) < total * s / slices) {
          left = middle;
        } else {
          right = middle;
        }
      }
      ends[s] = 0.5 * (left + right);
    }
    return ends;
  }
}
