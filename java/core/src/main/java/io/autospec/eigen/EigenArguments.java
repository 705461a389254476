package io.autospec.eigen;

import java.util.Objects;

/** The checks that every method of this package makes of its parameters. */
final class EigenArguments {

  private EigenArguments() {}

  static void require(int count, Extreme which, double tolerance, long maxApplications) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "count is " + count + ": expected at least one eigenvalue");
    }
    Objects.requireNonNull(which, "which");
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance is " + tolerance + ": expected a relative residual between 0 and 1");
    }
    if (maxApplications < 0) {
      throw new IllegalArgumentException(
          "maxApplications is " + maxApplications + ": expected at least 1, or 0 for the default");
    }
  }
}
