package io.autospec.function;

/**
 * When to look at the error next: where the logarithm of the estimate, continued in a straight
 * line, has come most of the way to the tolerance. The slope is that of the last two checks or of
 * the whole run, whatever is steeper: a check costs less than the steps that a plateau, or another
 * column of the block, would lead to.
 */
final class CheckSchedule {

  private static final double MOST_OF_THE_WAY = 0.5;
  private static final double LEAST_GROWTH = 0.03;
  private static final double MOST_GROWTH = 0.25;

  private final double tolerance;
  private int firstStep;
  private double firstEstimate = Double.POSITIVE_INFINITY;
  private int lastStep;
  private double lastEstimate = Double.POSITIVE_INFINITY;

  CheckSchedule(double tolerance) {
    this.tolerance = tolerance;
  }

  /** Returns the step of the next check, after a check at {@code step}. */
  int next(int step, double estimate) {
    double wait = MOST_GROWTH * step;
    if (firstEstimate < Double.POSITIVE_INFINITY) {
      double slope =
          Math.max(
              Math.log(lastEstimate / estimate) / (step - lastStep),
              Math.log(firstEstimate / estimate) / (step - firstStep));
      if (slope > 0) {
        wait = MOST_OF_THE_WAY * Math.log(estimate / tolerance) / slope;
      }
    } else {
      firstStep = step;
      firstEstimate = estimate;
    }
    lastStep = step;
    lastEstimate = estimate;
    double bounded = Math.max(LEAST_GROWTH * step, Math.min(MOST_GROWTH * step, wait));
    return step + (int) Math.ceil(bounded);
  }
}
