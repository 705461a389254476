package io.autospec.training.spectrum;

import java.util.Random;

/**
 * A few clusters: centres of uniform logarithm on [1/κ, 1], each with a relative width and a random
 * share of the eigenvalues.
 *
 * @param count the range of the number of clusters
 * @param width the range of a cluster's width over its centre, by its logarithm
 * @param condition the range of κ, by its logarithm
 */
public record Clusters(Range count, Range width, Range condition) implements SpectrumDistribution {

  @Override
  public String name() {
    return "clusters";
  }

  @Override
  public double[] draw(int n, Random random) {
    Eigenvalues.requireEnough(n);
    int clusters = count.whole(random);
    Range centres = new Range(1 / condition.logUniform(random), 1);
    double[] values = new double[n];
    int from = 0;
    for (int c = 0; c < clusters; c++) {
      boolean last = c == clusters - 1;
      double share = last ? 1 : (0.3 + 1.4 * random.nextDouble()) / (clusters - c);
      int to = last ? n : Math.min(n, from + Math.max(1, (int) (share * (n - from))));
      double centre = c == 0 ? centres.least() : last ? 1 : centres.logUniform(random);
      double half = Math.min(0.9, 0.5 * width.logUniform(random));
      Eigenvalues.fill(values, from, to, centre * (1 - half), centre * (1 + half), random);
      from = to;
    }
    return Eigenvalues.normalised(values);
  }
}
