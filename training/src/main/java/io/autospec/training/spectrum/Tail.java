package io.autospec.training.spectrum;

import java.util.Random;

/**
 * A spectrum with a near-singular tail: some of its eigenvalues are thrown on [1/κ, λ_bulk,min]
 * with uniform logarithm, as by high contrast, weak couplings or slender elements.
 *
 * @param bulk the spectrum without a tail
 * @param share the range of the share of eigenvalues in the tail, by its logarithm
 * @param condition the range of κ, by its logarithm
 */
public record Tail(SpectrumDistribution bulk, Range share, Range condition)
    implements SpectrumDistribution {

  @Override
  public String name() {
    return "tail";
  }

  @Override
  public double[] draw(int n, Random random) {
    double[] values = bulk.draw(n, random);
    int length = values.length;
    int count = Math.max(1, (int) (share.logUniform(random) * length));
    double edge = values[(int) (0.05 * length)];
    double least = Math.min(edge, 1 / condition.logUniform(random));
    for (int i = 0; i < count; i++) {
      values[random.nextInt(length - 1)] = new Range(least, edge).logUniform(random);
    }
    return Eigenvalues.normalised(values);
  }
}
