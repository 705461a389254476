package io.autospec.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them. */
final class Figures {

  private Figures() {}

  /** Returns a count with its thousands set off: {@code 1,024,000}. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Returns a small or large number in scientific notation: {@code 8.3e-09}. */
  static String scientific(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2e", value) : "-";
  }

  /** Returns a time in at most five characters up to a day: {@code 0.012}, {@code 12.34}. */
  static String seconds(double value) {
    String format = value < 10 ? "%.3f" : value < 100 ? "%.2f" : value < 1000 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, value);
  }

  /** Returns a probability in per cent, at most four digits: {@code 95 %}. */
  static String percent(double probability) {
    return BigDecimal.valueOf(100 * probability)
            .round(new MathContext(4))
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }
}
