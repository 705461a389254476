package io.autospec.training.spectrum;

import java.util.Random;

/**
 * Kronecker sums of one-dimensional chains: λ = Σ_d w_d μ_{i_d}, to a power. With power 1, equal
 * weights and no contrast they are the 2-D and 3-D Poisson matrices; power 2 is a plate's; weights
 * 10^−a make the grid anisotropic, contrast makes coefficients vary along each direction.
 *
 * @param dimensions 1 to 3
 * @param anisotropy the range of a
 * @param contrast the range of the decades by which conductances vary; 0 for constant ones
 * @param power the range of the exponent
 */
public record Grid(int dimensions, Range anisotropy, Range contrast, Range power)
    implements SpectrumDistribution {

  private static final Range ZERO = new Range(0, 0);
  private static final Range ONE = new Range(1, 1);
  private static final Range ASPECT = new Range(0.5, 2);

  /** Checks the number of dimensions. */
  public Grid {
    if (dimensions < 1 || dimensions > 3) {
      throw new IllegalArgumentException("dimensions is " + dimensions + ": expected 1, 2 or 3");
    }
  }

  /** The Poisson matrix on a grid of a random aspect ratio. */
  public static Grid poisson(int dimensions) {
    return new Grid(dimensions, ZERO, ZERO, ONE);
  }

  @Override
  public String name() {
    return "grid-" + dimensions + "d";
  }

  @Override
  public double[] draw(int n, Random random) {
    Eigenvalues.requireEnough(n);
    double decades = contrast.uniform(random);
    double exponent = power.uniform(random);
    double[] sums = {0};
    double rest = n;
    for (int d = dimensions; d >= 1; d--) {
      double aspect = d == 1 ? 1 : ASPECT.logUniform(random);
      int side = (int) Math.max(2, Math.rint(aspect * StrictMath.pow(rest, 1.0 / d)));
      rest /= side;
      double weight = StrictMath.pow(10, -anisotropy.uniform(random));
      double[] chain = decades > 0 ? Chain.random(side, decades, random) : Chain.uniform(side);
      sums = kroneckerSum(sums, chain, weight);
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = StrictMath.pow(sums[i], exponent);
    }
    return Eigenvalues.normalised(sums);
  }

  private static double[] kroneckerSum(double[] left, double[] right, double weight) {
    double[] sums = new double[left.length * right.length];
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < right.length; j++) {
        sums[i * right.length + j] = left[i] + weight * right[j];
      }
    }
    return sums;
  }
}
