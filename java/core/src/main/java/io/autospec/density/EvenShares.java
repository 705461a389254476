package io.autospec.density;

/**
 * Even shares: those of {@link io.autospec.probe.DensityEstimate} where the neighbours have not
 * converged. Two converged neighbours leave a gap empty, and nothing lies many residual norms
 * beyond the ends; how fast that sets in was chosen on spectra with n ≤ 4,000 and is corrected by
 * the networks.
 *
 * @param points all Ritz values
 */
record EvenShares(RitzPoints points) implements CellShares {

  /** The least share of a Ritz value, as of one of six hundred quantiles. */
  private static final double ATOM = 1.0 / 600;

  /** The share of all cells beyond an end, of the weight of the Ritz value there. */
  private static final double BEYOND = 1e-6;

  /** Residual norms within which the share beyond an end falls by e. */
  private static final double DECAY = 1.0 / 3;

  @Override
  public double spread(int i) {
    double gap = points.values()[i + 1] - points.values()[i];
    double unknown = Math.max(points.widths()[i], points.widths()[i + 1]);
    return unknown < gap ? (unknown / gap) * (unknown / gap) : 1;
  }

  @Override
  public double[] inside(int i, boolean upper) {
    double gap = points.values()[i + 1] - points.values()[i];
    double even = 0.5 * spread(i) * (points.weights()[i] + points.weights()[i + 1]);
    double[] edges = DensityCells.edges(points, i, upper);
    double[] shares = new double[edges.length - 1];
    for (int k = 0; k < shares.length; k++) {
      shares[k] = even * (gap > 0 ? (edges[k + 1] - edges[k]) / gap : 1.0 / DensityCells.INNER);
    }
    return shares;
  }

  @Override
  public double beyond(boolean upper, double nearest, double farthest) {
    int end = upper ? points.count() - 1 : 0;
    double each =
        BEYOND * points.weights()[end] / (upper ? DensityCells.GRADED : DensityCells.BELOW);
    return each * StrictMath.exp(-nearest / (DECAY * points.widths()[end]));
  }

  @Override
  public double least(int i) {
    return ATOM;
  }

  @Override
  public double smallest(boolean below, double width) {
    return 1e-20;
  }
}
