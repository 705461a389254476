package io.autospec.training.spectrum;

import java.util.Random;

/**
 * A range from which a parameter is drawn.
 *
 * @param least its lower end
 * @param most its upper end, ≥ least
 */
public record Range(double least, double most) {

  /** Checks the order. */
  public Range {
    if (!(least <= most && Double.isFinite(least) && Double.isFinite(most))) {
      throw new IllegalArgumentException(
          "range from " + least + " to " + most + ": expected finite ends in order");
    }
  }

  /** Draws uniformly. */
  public double uniform(Random random) {
    return least + (most - least) * random.nextDouble();
  }

  /** Draws with uniform logarithm; both ends positive. */
  public double logUniform(Random random) {
    return least * StrictMath.pow(most / least, random.nextDouble());
  }

  /** Draws a whole number, ends included. */
  public int whole(Random random) {
    return (int) least + random.nextInt((int) most - (int) least + 1);
  }
}
