package io.autospec.density;

import io.autospec.probe.SpectralSummary;

/**
 * How far a spectrum goes on below the first Ritz value of a probe, and with what share of the
 * eigenvalues.
 *
 * <p>Near an end where eigenvalues lie densely the first Ritz value of m steps is above it by a
 * multiple of 1/m², so that the values of m and of m/2 steps tell the end, as in Richardson's
 * extrapolation: with q = (m/(m/2))²
 *
 * <pre>
 *   edge = (q θ₁(m) − θ₁(m/2))/(q − 1),   not below 0 if θ₁ is positive, nor below θ₁ − r₁
 * </pre>
 *
 * <p>A tail of fixed length instead made the error up to 37 times larger on spectra that end at
 * their first Ritz value; these are told from the others by it. Networks correct the tail: where
 * the cells there began all but empty, they put its weight on the first Ritz value instead.
 *
 * @param lower the edge
 * @param upper θ₁
 * @param share of the eigenvalues between, 0 where nothing lies there
 */
record LowerEdge(double lower, double upper, double share) {

  /**
   * Share of the first Ritz value's weight that lies below it. On 46 of 90 real spectra at d = m =
   * 16 the geometric mean of the errors over their limits was 1.50 with 0.3, 1.43 with 1 and 1.39
   * with 2 before any network, and with networks 1.36 and 1.34; with 2 the polynomial was worse
   * than the better of Chebyshev's and least squares' by over 5 % in nearly twice as many cases. So
   * it was on the other 44.
   */
  private static final double TAIL = 1;

  /** A shorter tail is rounding, over θ₁. */
  private static final double SHORTEST = 1e-14;

  /** Extrapolates, where the first Ritz value is positive; elsewhere the share is 0. */
  static LowerEdge of(SpectralSummary summary) {
    double[] ritz = summary.ritzValues();
    double first = ritz[0];
    double residual = summary.residualNorms()[0];
    int m = ritz.length;
    if (m < 4 || !(first > 0)) {
      return new LowerEdge(first, first, 0);
    }
    int halfOfSteps = m / 2;
    double half = summary.tridiagonal().leading(halfOfSteps).ritzValues()[0];
    double q = (double) m * m / ((double) halfOfSteps * halfOfSteps);
    double edge = Math.max(0, (q * first - half) / (q - 1));
    double lower = Math.max(edge, first - residual);
    if (!(first - lower > SHORTEST * first)) {
      return new LowerEdge(first, first, 0);
    }
    double unknown = Math.min(1, residual / (ritz[1] - first));
    return new LowerEdge(lower, first, TAIL * summary.weights()[0] * unknown * unknown);
  }

  /** Returns the share of the eigenvalues that lie between two points, evenly spread. */
  double shareBetween(double from, double to) {
    double overlap = Math.min(to, upper) - Math.max(from, lower);
    return share > 0 && overlap > 0 ? share * overlap / (upper - lower) : 0;
  }
}
