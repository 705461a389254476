package io.autospec.training.spectrum;

import java.util.Arrays;
import java.util.Random;

/**
 * The union of two spectra, the second scaled by a factor: a block-diagonal operator.
 *
 * @param first of scale 1
 * @param second of another scale
 * @param scale the range of that scale, by its logarithm
 * @param share the range of the share of the second
 */
public record Mixture(
    SpectrumDistribution first, SpectrumDistribution second, Range scale, Range share)
    implements SpectrumDistribution {

  private static final int FEWEST = 20;

  @Override
  public String name() {
    return "mixture";
  }

  @Override
  public double[] draw(int n, Random random) {
    Eigenvalues.requireEnough(n);
    int some = Math.max(FEWEST, (int) (share.uniform(random) * n));
    double[] a = first.draw(Math.max(FEWEST, n - some), random);
    double[] b = second.draw(some, random);
    double factor = scale.logUniform(random);
    double[] values = Arrays.copyOf(a, a.length + b.length);
    for (int i = 0; i < b.length; i++) {
      values[a.length + i] = factor * b[i];
    }
    return Eigenvalues.normalised(values);
  }
}
