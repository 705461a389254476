package io.autospec.cli;

import io.autospec.solve.LinearSolver;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The degree of a polynomial: a number from 1 to {@link #MAX}, or auto, which is 0. */
final class Degree implements ITypeConverter<Integer> {

  /** The largest one the solver takes. */
  static final int MAX = LinearSolver.MAX_DEGREE;

  /**
   * Several degrees.
   *
   * @param values each once, in the order given
   */
  record Listed(List<Integer> values) {}

  /** Degrees between commas; those named twice are kept once. */
  static final class ListConverter implements ITypeConverter<Listed> {
    @Override
    public Listed convert(String value) {
      return new Listed(
          Arrays.stream(value.split(",", -1)).map(new Degree()::convert).distinct().toList());
    }
  }

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
