package io.autospec.training.spectrum;

import java.util.Random;

/**
 * Covariance matrices of n variables and n/y independent samples, shifted by a regularisation: the
 * density √((b − x)(x − a))/x of Marchenko and Pastur on [a, b] = [(1 − √y)², (1 + √y)²].
 *
 * @param ratio the range of y in (0, 1]
 * @param shift the range of what is added to the diagonal, by its logarithm
 */
public record MarchenkoPastur(Range ratio, Range shift) implements SpectrumDistribution {

  @Override
  public String name() {
    return "marchenko-pastur";
  }

  @Override
  public double[] draw(int n, Random random) {
    Eigenvalues.requireEnough(n);
    double y = ratio.uniform(random);
    double added = shift.logUniform(random);
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = added + draw(y, random);
    }
    return Eigenvalues.normalised(values);
  }

  /**
   * x = 1 + y + 2 √y cos θ has the density sin² θ / x in θ, which is at most 1: drawn by rejection.
   */
  private static double draw(double y, Random random) {
    while (true) {
      double angle = Math.PI * random.nextDouble();
      double sine = StrictMath.sin(angle);
      double x = 1 + y + 2 * Math.sqrt(y) * StrictMath.cos(angle);
      if (x > 0 && random.nextDouble() * x <= sine * sine) {
        return x;
      }
    }
  }
}
