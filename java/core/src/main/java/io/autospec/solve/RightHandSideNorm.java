package io.autospec.solve;

import io.autospec.backend.MultiVector;
import java.util.Arrays;

/**
 * ‖b‖, refused where its square, or that of a residual far below it, leaves the range of doubles.
 */
final class RightHandSideNorm {

  /** Residuals of 1e-16 of this still have squares far above the smallest double. */
  private static final double LEAST = 1e-120;

  private RightHandSideNorm() {}

  /**
   * Returns ‖b‖, zero only if every entry is.
   *
   * @throws IllegalArgumentException if b is not finite, or too large or small for its squares
   */
  static double of(MultiVector b) {
    double[] dots = new double[1];
    b.dot(b, dots);
    double norm = Math.sqrt(dots[0]);
    if (!Double.isFinite(norm)) {
      throw new IllegalArgumentException(
          "b has norm " + norm + ": expected finite values whose squares do not overflow");
    }
    double largest = norm < LEAST ? largest(b) : norm; // squares below 1e-324 leave a norm of 0
    if (largest > 0 && norm < LEAST) {
      throw new IllegalArgumentException(
          "b is not 0, and its largest entry is "
              + largest
              + ": expected a norm of at least "
              + LEAST
              + "; scale b up, and x down");
    }
    return norm;
  }

  private static double largest(MultiVector b) {
    double[] values = new double[b.rows()];
    b.read(values);
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }
}
