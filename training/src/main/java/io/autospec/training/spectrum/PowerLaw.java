package io.autospec.training.spectrum;

import java.util.Random;

/**
 * λ = 1/κ + u^q (1 − 1/κ), u uniform: dense near zero for q > 1 as grids and smooth kernels are, q
 * = 2/dimension for a Laplacian.
 *
 * @param exponent the range of q
 * @param condition the range of κ, by its logarithm
 */
public record PowerLaw(Range exponent, Range condition) implements SpectrumDistribution {

  @Override
  public String name() {
    return "power-law";
  }

  @Override
  public double[] draw(int n, Random random) {
    Eigenvalues.requireEnough(n);
    double q = exponent.uniform(random);
    double least = 1 / condition.logUniform(random);
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = least + (1 - least) * StrictMath.pow(random.nextDouble(), q);
    }
    return Eigenvalues.normalised(values);
  }
}
