package io.autospec.training.spectrum;

import java.util.Random;

/**
 * A bulk with a few eigenvalues far below it, far above it, or both.
 *
 * @param bulk the spectrum most eigenvalues come from
 * @param below the range of the number below
 * @param depth the range of the factor by which they lie below the bulk's least, by its logarithm
 * @param above the range of the number above
 * @param height the range of the factor by which the highest lies above the bulk's largest, by its
 *     logarithm; the others lie between that and its square root
 */
public record Outliers(
    SpectrumDistribution bulk, Range below, Range depth, Range above, Range height)
    implements SpectrumDistribution {

  private static final Range NONE = new Range(0, 0);

  /** Outliers below the bulk alone. */
  public static Outliers below(SpectrumDistribution bulk, Range count, Range depth) {
    return new Outliers(bulk, count, depth, NONE, new Range(1, 1));
  }

  /** Outliers above the bulk alone. */
  public static Outliers above(SpectrumDistribution bulk, Range count, Range height) {
    return new Outliers(bulk, NONE, new Range(1, 1), count, height);
  }

  @Override
  public String name() {
    boolean some = below.most() > 0;
    return "outliers-" + (some && above.most() > 0 ? "both" : some ? "below" : "above");
  }

  @Override
  public double[] draw(int n, Random random) {
    double[] values = bulk.draw(n, random);
    int low = Math.min(below.whole(random), n / 4);
    int high = Math.min(above.whole(random), n / 4);
    double least = values[0];
    Range deep = new Range(least / depth.logUniform(random), least);
    double tallest = height.logUniform(random);
    Range tall = new Range(Math.sqrt(tallest), tallest);
    Eigenvalues.fillLog(values, 0, low, deep, random);
    Eigenvalues.fillLog(values, values.length - high, values.length, tall, random);
    return Eigenvalues.normalised(values);
  }
}
