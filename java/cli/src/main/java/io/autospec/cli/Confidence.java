package io.autospec.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The probability of a confidence interval: between 0 and 1, ends excluded. */
final class Confidence implements ITypeConverter<Double> {

  @Override
  public Double convert(String value) {
    try {
      double number = value.matches("[.eE0-9+-]+") ? Double.parseDouble(value) : Double.NaN;
      if (number > 0 && number < 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the message below serves
    }
    throw new TypeConversionException(
        "'" + value + "' is not a probability between 0 and 1, such as 0.95");
  }
}
