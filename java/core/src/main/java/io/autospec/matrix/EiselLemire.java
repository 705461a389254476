package io.autospec.matrix;

import java.math.BigInteger;

/**
 * Rounds w·10^q to the nearest double by one or two 64-bit products with a table of powers of five.
 *
 * <p>Implements Algorithm 1 of D. Lemire, "Number parsing at a gigabyte per second", Software:
 * Practice and Experience 51 (2021), doi:10.1002/spe.2984. Deviations: the table holds only |q| ≤
 * 128 and is calculated when first needed; outside of it, for subnormal results and for the rare
 * undecided product the answer is left open.
 */
final class EiselLemire {

  private static final int LARGEST = 128;
  private static final long[] HIGH = new long[2 * LARGEST + 1];
  private static final long[] LOW = new long[2 * LARGEST + 1];

  static {
    BigInteger five = BigInteger.valueOf(5);
    for (int q = -LARGEST; q <= LARGEST; q++) {
      BigInteger power = five.pow(Math.abs(q));
      // 128 leading bits: 5^q cut off, 5^−|q| rounded up
      BigInteger leading =
          q >= 0
              ? power.shiftLeft(Math.max(0, 128 - power.bitLength()))
              : BigInteger.ONE
                  .shiftLeft(q >= -27 ? shift(power) + 127 : 2 * shift(power) + 128)
                  .divide(power)
                  .add(BigInteger.ONE);
      leading = leading.shiftRight(leading.bitLength() - 128);
      LOW[q + LARGEST] = leading.longValue();
      HIGH[q + LARGEST] = leading.shiftRight(64).longValue();
    }
  }

  private EiselLemire() {}

  /** Returns the least z with 2^z ≥ power. */
  private static int shift(BigInteger power) {
    return power.subtract(BigInteger.ONE).bitLength();
  }

  /** Returns w·10^q rounded to nearest, or NaN if this is left open; w ≠ 0 is unsigned. */
  static double nearest(long w, int q) {
    if (q < -LARGEST || q > LARGEST || w == 0) {
      return Double.NaN;
    }
    int zeros = Long.numberOfLeadingZeros(w);
    long normalized = w << zeros;
    long factor = HIGH[q + LARGEST];
    long high = unsignedHigh(normalized, factor);
    long low = normalized * factor;
    if ((high & 0x1ff) == 0x1ff) {
      long second = unsignedHigh(normalized, LOW[q + LARGEST]);
      low += second;
      if (Long.compareUnsigned(low, second) < 0) {
        high++;
      }
    }
    if (low == -1 && (q < -27 || q > 55)) {
      return Double.NaN;
    }
    int upperBit = (int) (high >>> 63);
    long mantissa = high >>> (upperBit + 9);
    int biasedExponent = ((217706 * q) >> 16) + 63 + upperBit - zeros + 1023;
    if (biasedExponent <= 0 || biasedExponent >= 2046) {
      return Double.NaN;
    }
    boolean tie =
        Long.compareUnsigned(low, 1) <= 0
            && q >= -4
            && q <= 23
            && (mantissa & 3) == 1
            && mantissa << (upperBit + 9) == high;
    mantissa = tie ? mantissa >>> 1 : (mantissa + (mantissa & 1)) >>> 1;
    // a mantissa that rounded up to 2^53 carries into the exponent by the addition
    return Double.longBitsToDouble(((long) (biasedExponent - 1) << 52) + mantissa);
  }

  private static long unsignedHigh(long x, long y) {
    return Math.multiplyHigh(x, y) + ((x >> 63) & y) + ((y >> 63) & x);
  }
}
