package io.autospec.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A window of the spectrum, A:B with A at most B. */
record WindowOption(double lower, double upper) {

  static final class Converter implements ITypeConverter<WindowOption> {
    @Override
    public WindowOption convert(String value) {
      int colon = value.indexOf(':');
      try {
        if (colon > 0 && value.matches("[-+.eE0-9:]+")) {
          double lower = Double.parseDouble(value.substring(0, colon));
          double upper = Double.parseDouble(value.substring(colon + 1));
          if (lower <= upper && Double.isFinite(lower) && Double.isFinite(upper)) {
            return new WindowOption(lower, upper);
          }
        }
      } catch (NumberFormatException e) {
        // the message below serves
      }
      throw new TypeConversionException(
          "'" + value + "' is not a window A:B with A at most B, such as 0.5:1.5");
    }
  }
}
