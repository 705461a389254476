package io.autospec.probe;

import java.util.SplittableRandom;

/** Random start vectors, the same in every JDK. */
public final class StartVector {

  private StartVector() {}

  /** Returns n independent values, uniform on [−1, 1). */
  public static double[] uniform(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = 2 * random.nextDouble() - 1;
    }
    return values;
  }

  /**
   * Returns values that are 1 or −1 with equal probability (Rademacher).
   *
   * @param count how many
   * @param random is drawn from
   */
  public static double[] signs(int count, SplittableRandom random) {
    double[] values = new double[count];
    long bits = 0;
    for (int i = 0; i < count; i++) {
      if (i % Long.SIZE == 0) {
        bits = random.nextLong();
      }
      values[i] = (bits & 1) == 0 ? -1 : 1;
      bits >>>= 1;
    }
    return values;
  }
}
