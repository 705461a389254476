package io.autospec.training.spectrum;

import java.util.Random;

/**
 * A spectrum with gaps: everything below a random eigenvalue is divided by a factor, once per gap.
 *
 * @param bulk the spectrum without gaps
 * @param count the range of the number of gaps
 * @param factor the range of the factor of each, by its logarithm
 */
public record Gaps(SpectrumDistribution bulk, Range count, Range factor)
    implements SpectrumDistribution {

  @Override
  public String name() {
    return "gaps";
  }

  @Override
  public double[] draw(int n, Random random) {
    double[] values = bulk.draw(n, random);
    int gaps = count.whole(random);
    for (int g = 0; g < gaps; g++) {
      int below = 1 + random.nextInt(values.length - 1);
      double divisor = factor.logUniform(random);
      for (int i = 0; i < below; i++) {
        values[i] /= divisor;
      }
    }
    return Eigenvalues.normalised(values);
  }
}
