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
}
