package io.autospec.training.optimise;

import java.util.Objects;

/**
 * How a loss is minimised. The step size rises linearly over the first hundredth of the steps and
 * then falls as half a cosine to a hundredth of itself.
 *
 * @param steps updates of the parameters, ≥ 1
 * @param batch samples per update, ≥ 1
 * @param stepSize the largest step size of {@link Adam}, > 0
 * @param clip the norm to which a longer gradient is shortened, > 0
 * @param adam the rule of an update
 * @param validationSamples samples of the validation set, ≥ 1, none of them ever trained on
 * @param validationInterval updates between two validations, ≥ 1
 * @param patience validations without a new best loss after which training stops, ≥ 1
 * @param seed of all samples
 */
public record TrainingPlan(
    int steps,
    int batch,
    double stepSize,
    double clip,
    Adam adam,
    int validationSamples,
    int validationInterval,
    int patience,
    long seed) {

  private static final double LAST_FRACTION = 0.01;
  private static final double WARM_UP = 0.01;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Checks the ranges. */
  public TrainingPlan {
    requirePositive("steps", steps);
    requirePositive("batch", batch);
    requirePositive("validationSamples", validationSamples);
    requirePositive("validationInterval", validationInterval);
    requirePositive("patience", patience);
    if (!(stepSize > 0 && clip > 0)) {
      throw new IllegalArgumentException(
          "stepSize is " + stepSize + " and clip " + clip + ": expected both > 0");
    }
    Objects.requireNonNull(adam, "adam");
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ": expected at least 1");
    }
  }

  /** A plan of so many updates with a batch of 16 and everything else as it served best. */
  public static TrainingPlan of(int steps, double stepSize, long seed) {
    int interval = Math.max(1, steps / 40);
    return new TrainingPlan(steps, 16, stepSize, 1, Adam.DEFAULT, 256, interval, 40, seed);
  }

  /** The step size of update t, from 1. */
  double stepSize(int t) {
    double progress = (t - 1.0) / steps;
    double cosine = 0.5 * (1 + StrictMath.cos(Math.PI * progress));
    double warm = Math.min(1, t / Math.max(1, WARM_UP * steps));
    return stepSize * warm * (LAST_FRACTION + (1 - LAST_FRACTION) * cosine);
  }

  /** The number of sample {@code i} of update t: even, so that it is in no validation set. */
  long trainingSample(int t, int i) {
    return mixed(seed + GOLDEN * ((long) t * batch + i)) & ~1L;
  }

  /** The number of sample {@code i} of the validation set: odd. */
  long validationSample(int i) {
    return mixed(~seed + GOLDEN * i) | 1;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, doi:10.1145/2714064.2660195). */
  private static long mixed(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
