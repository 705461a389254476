package io.autospec.cli;

import io.autospec.solve.LinearSolver;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The degree of a polynomial: a number from 1 to {@link #MAX}, or auto, which is 0. */
final class Degree implements ITypeConverter<Integer> {

  /** The largest one the solver takes. */
  static final int MAX = LinearSolver.MAX_DEGREE;

  @Override
  public Integer convert(String value) {
    if (value.equals("auto")) {
      return 0;
    }
    try {
      int degree = Integer.parseInt(value);
      if (degree >= 1 && degree <= MAX) {
        return degree;
      }
    } catch (NumberFormatException e) {
      // the message below serves
    }
    throw new TypeConversionException(
        "'" + value + "' is neither auto nor a whole number from 1 to " + MAX);
  }
}
