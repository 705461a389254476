package io.autospec.training.spectrum;

import java.util.Random;

/**
 * A spectrum whose lowest eigenvalue lies alone below the others, as that of a graph's Laplacian
 * does without a row and its column: about the degree over n, whatever the second is. It has the
 * weight of one eigenvalue in n, and a short probe may not see it.
 *
 * @param others the spectrum before
 * @param depth the lowest over the second
 */
public record Grounded(SpectrumDistribution others, Range depth) implements SpectrumDistribution {

  @Override
  public String name() {
    return "grounded " + others.name();
  }

  @Override
  public double[] draw(int n, Random random) {
    double[] values = others.draw(n, random);
    values[0] = values[Math.min(1, n - 1)] * depth.logUniform(random);
    return Eigenvalues.normalised(values);
  }
}
