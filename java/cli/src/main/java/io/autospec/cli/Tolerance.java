package io.autospec.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A relative residual that can be asked for: between 0 and 1, ends excluded. */
final class Tolerance implements ITypeConverter<Double> {

  @Override
  public Double convert(String value) {
    try {
      // Java's numbers may end with f or be hexadecimal
      double number = value.matches("[-+.eE0-9]+") ? Double.parseDouble(value) : Double.NaN;
      if (number > 0 && number < 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the message below serves
    }
    throw new TypeConversionException("'" + value + "' is not between 0 and 1, such as 1e-8");
  }
}
