package io.autospec.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;

/**
 * How closely a backend follows the reference. AutoSpec's own backends give its bits; a library
 * that sums in an order of its own stays within a bound of the rounding.
 */
@FunctionalInterface
public interface Agreement {

  /** The reference's bits. */
  Agreement BITS = (what, actual, expected, bound) -> Bits.assertEqual(what, actual, expected);

  /**
   * Each value within its bound. Where the bound overflows, as it does for values near the end of
   * the range, another order of summation may overflow elsewhere, and nothing is asserted.
   */
  Agreement ROUNDED =
      (what, actual, expected, bound) -> {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double[] allowed = bound.get();
        for (int i = 0; i < expected.length; i++) {
          if (Double.isFinite(allowed[i]) && !(Math.abs(actual[i] - expected[i]) <= allowed[i])) {
            assertThat(actual[i])
                .as("%s: value %d of %d, within %s", what, i, expected.length, allowed[i])
                .isEqualTo(expected[i]);
          }
        }
      };

  /**
   * Fails unless the values agree.
   *
   * @param what names them in the failure
   * @param bound of the rounding per value, asked for only if it is needed
   */
  void check(String what, double[] actual, double[] expected, Supplier<double[]> bound);
}
