package io.autospec.training.spectrum;

import java.util.Random;

/**
 * Normalised Laplacians of random graphs: the density of Kesten and McKay, I − A/k of a random
 * k-regular graph, around 1, with a tail of weakly connected parts towards zero.
 *
 * @param degree the range of k > 2; not whole in general, as the mean degree of a graph
 * @param tail the range of the share of eigenvalues in the tail, by its logarithm
 * @param condition the range of the largest over the least eigenvalue, by its logarithm
 */
public record RandomGraph(Range degree, Range tail, Range condition)
    implements SpectrumDistribution {

  @Override
  public String name() {
    return "random-graph";
  }

  @Override
  public double[] draw(int n, Random random) {
    Eigenvalues.requireEnough(n);
    double k = degree.logUniform(random);
    double radius = 2 * Math.sqrt(k - 1) / k;
    double[] values = new double[n];
    int low = (int) (tail.logUniform(random) * n);
    double edge = 1 - radius;
    double bottom = 2 / condition.logUniform(random);
    double exponent = new Range(1, 3).uniform(random);
    for (int i = 0; i < low; i++) {
      double u = StrictMath.pow(random.nextDouble(), 1 / exponent);
      values[i] = bottom * StrictMath.pow(Math.max(1, 1.2 * edge / bottom), u);
    }
    for (int i = low; i < n; i++) {
      values[i] = 1 + radius * kestenMcKay(radius, random);
    }
    return Eigenvalues.normalised(values);
  }

  /** Draws x on [−1, 1] with density ∝ √(1 − x²) / (1 − r² x²) by rejection. */
  private static double kestenMcKay(double radius, Random random) {
    while (true) {
      double x = 2 * random.nextDouble() - 1;
      double y = random.nextDouble();
      double semicircle = Math.sqrt(1 - x * x);
      double weight = semicircle / (1 - radius * radius * x * x);
      double bound = Math.max(1, 0.5 / (radius * Math.sqrt(Math.max(1e-6, 1 - radius * radius))));
      if (y * bound <= weight) {
        return x;
      }
    }
  }
}
