package io.autospec.training.spectrum;

import java.util.Arrays;
import java.util.Random;

/** What the families share. */
final class Eigenvalues {

  /**
   * No spectrum has a larger condition: beyond it conjugate gradients in float64 do not get 1e-8.
   */
  private static final double LARGEST_CONDITION = 1e9;

  private static final int FEWEST = 20;

  private Eigenvalues() {}

  static void requireEnough(int n) {
    if (n < FEWEST) {
      throw new IllegalArgumentException("n is " + n + ": expected at least 20 eigenvalues");
    }
  }

  /** Sorts the values in place, divides by the largest and lifts those below 1e-9 to it. */
  static double[] normalised(double[] values) {
    Arrays.sort(values);
    double largest = values[values.length - 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(values[i] / largest, 1 / LARGEST_CONDITION);
    }
    return values;
  }

  /** Fills a stretch with uniform values of an interval. */
  static void fill(double[] values, int from, int to, double lower, double upper, Random random) {
    for (int i = from; i < to; i++) {
      values[i] = lower + (upper - lower) * random.nextDouble();
    }
  }

  /** Fills a stretch with values of uniform logarithm. */
  static void fillLog(double[] values, int from, int to, Range range, Random random) {
    for (int i = from; i < to; i++) {
      values[i] = range.logUniform(random);
    }
  }
}
