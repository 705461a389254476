package io.autospec.matrix;

import java.nio.charset.StandardCharsets;

/**
 * Reads a decimal number out of bytes, rounded to nearest as {@link Double#parseDouble} rounds it.
 *
 * <p>A number is w·10^q with w of up to 19 digits. If w &lt; 2⁵³ and |q| ≤ 22, both w and 10^|q|
 * are doubles and one rounded operation is exact to nearest (Clinger, "How to read floating point
 * numbers accurately", 1990, doi:10.1145/93542.93557). Otherwise {@link EiselLemire} decides, and
 * what it leaves open is handed to {@link Double#parseDouble}.
 *
 * <p>Accepted: an optional sign, digits with at most one point and at least one digit, an optional
 * exponent behind e, E, d or D. Not accepted: words, hexadecimal numbers, suffixes.
 */
final class DecimalParser {

  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final int MOST_DIGITS = 19;
  private static final int LARGEST_EXPONENT = 100_000;

  private double value;
  private boolean whole;

  /** Returns the number read last; infinite if it exceeds the largest double. */
  double value() {
    return value;
  }

  /** Tells whether the number read last had neither point nor exponent. */
  boolean isWhole() {
    return whole;
  }

  /**
   * Reads the number that starts at {@code from}. Behind it must stand a byte that no number
   * contains and the {@link DigitBlock#BYTES} that are read ahead.
   *
   * @return the position behind the number, or −1 if none starts there
   */
  int parse(byte[] text, int from) {
    int p = from;
    boolean negative = text[p] == '-';
    if (negative || text[p] == '+') {
      p++;
    }
    long w = 0;
    int start = p;
    int count;
    do {
      long block = DigitBlock.load(text, p);
      count = DigitBlock.count(block);
      w = w * DigitBlock.power(count) + DigitBlock.value(block, count);
      p += count;
    } while (count == DigitBlock.BYTES);
    int digits = p - start;
    int exponent = 0;
    whole = text[p] != '.';
    if (text[p] == '.') {
      int point = p++;
      do {
        long block = DigitBlock.load(text, p);
        count = DigitBlock.count(block);
        w = w * DigitBlock.power(count) + DigitBlock.value(block, count);
        p += count;
      } while (count == DigitBlock.BYTES);
      exponent = point + 1 - p;
      digits -= exponent;
    }
    if (digits == 0) {
      return -1;
    }
    int end = p;
    if (isExponentMark(text[p])) {
      whole = false;
      end = exponentEnd(text, p + 1);
      if (end < 0) {
        return -1;
      }
      exponent += exponentValue(text, p + 1, end);
    }
    if (digits > MOST_DIGITS) {
      value = longMantissa(text, from, start, p, end, exponent);
    } else {
      double magnitude = nearest(w, exponent);
      value =
          Double.isNaN(magnitude) ? byLibrary(text, from, end) : negative ? -magnitude : magnitude;
    }
    return end;
  }

  /** Returns w·10^q rounded to nearest, or NaN if that is left open; w is unsigned. */
  private static double nearest(long w, int q) {
    if (w >>> 53 == 0) {
      if (q == 0) {
        return w;
      }
      if (q < 0 && q >= -22) {
        return w / POWERS_OF_TEN[-q];
      }
      if (q > 0 && q <= 22) {
        return w * POWERS_OF_TEN[q];
      }
      if (w == 0) {
        return 0;
      }
    }
    return EiselLemire.nearest(w, q);
  }

  private static boolean isExponentMark(byte b) {
    int lower = b | 0x20;
    return lower == 'e' || lower == 'd';
  }

  private static int exponentEnd(byte[] text, int from) {
    int p = from;
    if (text[p] == '-' || text[p] == '+') {
      p++;
    }
    int start = p;
    while (text[p] >= '0' && text[p] <= '9') {
      p++;
    }
    return p == start ? -1 : p;
  }

  private static int exponentValue(byte[] text, int from, int end) {
    int e = 0;
    for (int p = from; p < end; p++) {
      if (text[p] >= '0' && text[p] <= '9') {
        e = Math.min(10 * e + text[p] - '0', LARGEST_EXPONENT);
      }
    }
    return text[from] == '-' ? -e : e;
  }

  /**
   * More than 19 digits: cut behind the 19th that counts to w, the number lies in [w, w + 1]·10^q;
   * if both ends round to one double, that is the number's.
   */
  private static double longMantissa(
      byte[] text, int from, int start, int mantissaEnd, int end, int exponent) {
    long w = 0;
    int taken = 0;
    int dropped = 0;
    for (int p = start; p < mantissaEnd; p++) {
      if (text[p] == '.') {
        continue;
      }
      if (taken == MOST_DIGITS) {
        dropped++;
      } else {
        w = 10 * w + text[p] - '0';
        taken += w == 0 ? 0 : 1;
      }
    }
    double low = nearest(w, exponent + dropped);
    boolean decided = dropped == 0 ? !Double.isNaN(low) : low == nearest(w + 1, exponent + dropped);
    if (!decided) {
      return byLibrary(text, from, end);
    }
    return text[from] == '-' ? -low : low;
  }

  private static double byLibrary(byte[] text, int from, int end) {
    String number = new String(text, from, end - from, StandardCharsets.US_ASCII);
    return Double.parseDouble(number.replace('d', 'e').replace('D', 'e'));
  }
}
