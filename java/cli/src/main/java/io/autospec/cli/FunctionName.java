package io.autospec.cli;

import io.autospec.function.ScalarFunction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A function of a matrix by its name. */
final class FunctionName implements ITypeConverter<ScalarFunction> {

  @Override
  public ScalarFunction convert(String value) {
    try {
      return ScalarFunction.named(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
