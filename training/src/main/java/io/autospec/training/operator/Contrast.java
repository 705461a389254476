package io.autospec.training.operator;

import io.autospec.training.spectrum.Range;
import java.util.Random;

/**
 * How much the weights of a matrix vary: by powers of ten around 1.
 *
 * @param decades between the smallest and the largest
 */
record Contrast(double decades) {

  /** Draws the decades; what is drawn below 0 counts as 0. */
  static Contrast draw(Range range, Random random) {
    return new Contrast(Math.max(0, range.uniform(random)));
  }

  /** Draws a weight. */
  double weight(Random random) {
    return StrictMath.pow(10, decades * (random.nextDouble() - 0.5));
  }
}
