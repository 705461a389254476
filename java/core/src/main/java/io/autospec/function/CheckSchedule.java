package io.autospec.function;

/**
 * When to look at the error next: where the logarithm of the estimate, continued in a straight line
 * from the last two checks, has come most of the way to the tolerance. Some ten checks serve a run.
 */
final class CheckSchedule {

  private static final double MOST_OF_THE_WAY = 0.9;
  private static final double LEAST_GROWTH = 0.04;
  private static final double MOST_GROWTH = 0.4;
  private static final double GROWTH_WITHOUT_SLOPE = 0.3;

  private final double tolerance;
  private int lastStep;
  private double lastEstimate = Double.NaN;

  CheckSchedule(double tolerance) {
    this.tolerance = tolerance;
  }

  /** Returns the step of the next check, after a check at {@code step}. */
  int next(int step, double estimate) {
    double wait = GROWTH_WITHOUT_SLOPE * step;
    if (estimate < lastEstimate && lastEstimate < Double.POSITIVE_INFINITY) {
      double slope = Math.log(lastEstimate / estimate) / (step - lastStep);
      wait = MOST_OF_THE_WAY * Math.log(estimate / tolerance) / slope;
    }
    lastStep = step;
    lastEstimate = estimate;
    double bounded = Math.max(LEAST_GROWTH * step, Math.min(MOST_GROWTH * step, wait));
    return step + (int) Math.max(2, Math.ceil(bounded));
  }
}
