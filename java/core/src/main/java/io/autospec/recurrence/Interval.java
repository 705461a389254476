package io.autospec.recurrence;

/**
 * A closed interval [lower, upper] of the real line, with finite ends and lower ≤ upper.
 *
 * @param lower the lower end, in the units of the spectrum
 * @param upper the upper end
 */
public record Interval(double lower, double upper) {

  /** Checks the ends. */
  public Interval {
    if (!(Double.isFinite(lower) && Double.isFinite(upper) && lower <= upper)) {
      throw new IllegalArgumentException(
          "interval [" + lower + ", " + upper + "]: expected finite ends with lower <= upper");
    }
  }

  /** Returns (lower + upper) / 2. */
  public double center() {
    return 0.5 * lower + 0.5 * upper;
  }

  /** Returns (upper − lower) / 2. */
  public double halfWidth() {
    return 0.5 * upper - 0.5 * lower;
  }

  /** Tells whether {@code value} lies in the interval, ends included. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }
}
