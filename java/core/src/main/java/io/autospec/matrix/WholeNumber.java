package io.autospec.matrix;

import java.util.OptionalLong;

/** Whole decimal numbers with an optional sign. */
final class WholeNumber {

  private static final int MOST_DIGITS = 18;

  private WholeNumber() {}

  /**
   * Returns the number these bytes hold, or nothing if they hold anything else. Numbers of more
   * than 18 digits, leading zeros apart, give ±{@link Long#MAX_VALUE}.
   */
  static OptionalLong parse(byte[] text, int length) {
    boolean signed = length > 0 && (text[0] == '-' || text[0] == '+');
    int start = signed ? 1 : 0;
    if (start == length) {
      return OptionalLong.empty();
    }
    long value = 0;
    int digits = 0;
    for (int p = start; p < length; p++) {
      int digit = text[p] - '0';
      if (digit < 0 || digit > 9) {
        return OptionalLong.empty();
      }
      value = 10 * value + digit;
      digits += digits > 0 || digit > 0 ? 1 : 0;
    }
    long magnitude = digits > MOST_DIGITS ? Long.MAX_VALUE : value;
    return OptionalLong.of(text[0] == '-' ? -magnitude : magnitude);
  }
}
