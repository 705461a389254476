package io.autospec.training.solve;

/**
 * A function on an equidistant grid, linear between its points.
 *
 * @param first the first abscissa
 * @param step the distance of two
 * @param values at least two
 */
@SuppressWarnings("ArrayRecordComponent") // part of a sample, compared nowhere
record Curve(double first, double step, double[] values) {

  /** Returns the value at x, constant beyond the grid. */
  double at(double x) {
    int j = column(x, first, step, values.length);
    double t = Math.min(1, Math.max(0, (x - first) / step - j));
    return (1 - t) * values[j] + t * values[j + 1];
  }

  /** Returns the slope at x; beyond the grid one that leads back to it. */
  double slope(double x) {
    if (x < first) {
      return -1;
    }
    if (x > first + (values.length - 1) * step) {
      return 1;
    }
    int j = column(x, first, step, values.length);
    return (values[j + 1] - values[j]) / step;
  }

  /** Returns the least value. */
  double least() {
    double least = values[0];
    for (double value : values) {
      least = Math.min(least, value);
    }
    return least;
  }

  /** Returns the index of the last of {@code count} abscissae but one that is at most x. */
  static int column(double x, double first, double step, int count) {
    return (int) Math.min(count - 2, Math.max(0, Math.floor((x - first) / step)));
  }
}
