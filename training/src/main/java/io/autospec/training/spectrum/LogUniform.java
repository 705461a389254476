package io.autospec.training.spectrum;

import java.util.Random;

/**
 * Eigenvalues of uniform logarithm on [1/κ, 1]: every power of ten holds as many.
 *
 * @param condition the range of κ, by its logarithm
 */
public record LogUniform(Range condition) implements SpectrumDistribution {

  @Override
  public String name() {
    return "log-uniform";
  }

  @Override
  public double[] draw(int n, Random random) {
    Eigenvalues.requireEnough(n);
    double[] values = new double[n];
    Range range = new Range(1 / condition.logUniform(random), 1);
    Eigenvalues.fillLog(values, 0, n, range, random);
    return Eigenvalues.normalised(values);
  }
}
