package io.autospec.probe;

import java.util.Arrays;

/**
 * The spectral density rebuilt from a probe, as points of equal weight: the quantiles of the
 * cumulative Lanczos weights, interpolated linearly between Ritz values, and the Ritz values
 * themselves.
 *
 * <p>The cumulative weight at θ_i is Σ_{j<i} w_j + w_i/2, the middle of the jump (Lin, Saad and
 * Yang, "Approximating spectral densities of large matrices", SIAM Rev. 58 (2016),
 * doi:10.1137/130934283). The half weights outside the first and last Ritz value stay on them. The
 * points between fill the gaps, so that a least-squares polynomial cannot spike there; the Ritz
 * values keep isolated eigenvalues of small weight in sight.
 */
public final class DensityEstimate {

  /** The number of quantiles used where none is given. */
  public static final int DEFAULT_QUANTILES = 600;

  private final double[] points;

  private DensityEstimate(double[] points) {
    this.points = points;
  }

  /** Rebuilds the density with {@link #DEFAULT_QUANTILES} quantiles. */
  public static DensityEstimate of(SpectralSummary summary) {
    return of(summary, DEFAULT_QUANTILES);
  }

  /**
   * Rebuilds the density. Cost: O(q log q) for q points.
   *
   * @param summary with m ≥ 1 Ritz values
   * @param quantiles ≥ 1
   */
  public static DensityEstimate of(SpectralSummary summary, int quantiles) {
    if (quantiles < 1) {
      throw new IllegalArgumentException("quantiles is " + quantiles + ": expected at least 1");
    }
    double[] ritz = summary.ritzValues();
    double[] middle = middlesOfJumps(summary.weights());
    int m = ritz.length;
    double[] points = Arrays.copyOf(ritz, m + quantiles);
    int i = 0; // the first Ritz value whose cumulative weight exceeds u
    for (int q = 0; q < quantiles; q++) {
      double u = (q + 0.5) / quantiles;
      while (i < m && middle[i] <= u) {
        i++;
      }
      if (i == 0 || i == m) {
        points[m + q] = ritz[i == 0 ? 0 : m - 1];
      } else {
        double t = (u - middle[i - 1]) / (middle[i] - middle[i - 1]);
        points[m + q] = (1 - t) * ritz[i - 1] + t * ritz[i];
      }
    }
    Arrays.sort(points);
    return new DensityEstimate(points);
  }

  private static double[] middlesOfJumps(double[] weights) {
    double[] middle = new double[weights.length];
    double below = 0;
    for (int i = 0; i < weights.length; i++) {
      middle[i] = below + 0.5 * weights[i];
      below += weights[i];
    }
    return middle;
  }

  /** Returns the points, ascending, each of the same weight; a copy. */
  public double[] points() {
    return points.clone();
  }
}
