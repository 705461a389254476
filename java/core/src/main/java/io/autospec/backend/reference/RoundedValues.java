package io.autospec.backend.reference;

import io.autospec.backend.Precision;

/**
 * The values of a matrix in a short type: a row's sum is {@code unit} times the sum of {@code
 * values} times float32 vectors.
 *
 * @param values the stored values as float32
 * @param unit of one in the values
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one matrix and is never compared
record RoundedValues(float[] values, float unit) {

  private static final int TOP_EXPONENT = 14;
  private static final int MOST_EXPONENT = 120;
  private static final float LARGEST_HALF = 65504;
  private static final float SMALLEST_NORMAL_HALF = 0x1p-14f;
  private static final double STEPS = 127;

  static RoundedValues of(double[] values, Precision precision) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return switch (precision) {
      case FLOAT64, FLOAT32 -> toFloat32(values);
      case FLOAT16 -> toFloat16(values, largest);
      case INT8 -> toInt8(values, largest);
    };
  }

  private static RoundedValues toFloat32(double[] values) {
    float[] rounded = new float[values.length];
    for (int at = 0; at < values.length; at++) {
      rounded[at] = (float) values[at];
    }
    return new RoundedValues(rounded, 1);
  }

  private static RoundedValues toFloat16(double[] values, double largest) {
    int wanted = largest > 0 ? TOP_EXPONENT - Math.getExponent(largest) : 0;
    int exponent = Math.max(-MOST_EXPONENT, Math.min(MOST_EXPONENT, wanted));
    double factor = Math.scalb(1.0, exponent);
    float[] rounded = new float[values.length];
    for (int at = 0; at < values.length; at++) {
      rounded[at] = half((float) (values[at] * factor));
    }
    return new RoundedValues(rounded, (float) Math.scalb(1.0, -exponent));
  }

  /** Rounds to the nearest binary16 number, no larger than the largest. */
  private static float half(float value) {
    float size = Math.min(Math.abs(value), LARGEST_HALF);
    if (size < SMALLEST_NORMAL_HALF) {
      // one half has the spacing of the subnormal numbers
      return Math.copySign((size + 0.5f) - 0.5f, value);
    }
    int bits = Float.floatToRawIntBits(size);
    int rounded = (bits + 0xfff + ((bits >> 13) & 1)) & ~0x1fff;
    return Math.copySign(Float.intBitsToFloat(rounded), value);
  }

  private static RoundedValues toInt8(double[] values, double largest) {
    double factor = STEPS / largest;
    if (!Double.isFinite(factor)) {
      factor = 0;
    }
    float[] rounded = new float[values.length];
    for (int at = 0; at < values.length; at++) {
      rounded[at] = (float) (int) Math.rint(values[at] * factor);
    }
    return new RoundedValues(rounded, (float) (largest / STEPS));
  }

  /** Returns a value as a number of the matrix. */
  double value(int at) {
    return (double) values[at] * unit;
  }
}
