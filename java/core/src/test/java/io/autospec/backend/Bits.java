package io.autospec.backend;

import static org.assertj.core.api.Assertions.assertThat;

/** Equality of doubles bit for bit; NaNs are one. */
public final class Bits {

  private Bits() {}

  /** Fails at the first value whose bits differ. */
  public static void assertEqual(String what, double[] actual, double[] expected) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      if (Double.doubleToLongBits(actual[i]) != Double.doubleToLongBits(expected[i])) {
        assertThat(Double.toHexString(actual[i]))
            .as("%s: value %d of %d", what, i, expected.length)
            .isEqualTo(Double.toHexString(expected[i]));
      }
    }
  }

  /** Returns the values of a block. */
  public static double[] of(MultiVector block) {
    double[] values = new double[Math.multiplyExact(block.rows(), block.columns())];
    block.read(values);
    return values;
  }
}
