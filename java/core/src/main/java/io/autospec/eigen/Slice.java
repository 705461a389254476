package io.autospec.eigen;

/**
 * A part of a window.
 *
 * @param lower its lower end, less a slack for rounding
 * @param upper its upper end, with a slack
 * @param expected the exact number of eigenvalues in it, or −1 if it is not known
 * @param estimate of their number
 */
record Slice(double lower, double upper, long expected, double estimate) {

  boolean known() {
    return expected >= 0;
  }

  /** Returns the distance of a value to the nearer end, negative outside. */
  double distance(double value) {
    return Math.min(value - lower, upper - value);
  }
}
