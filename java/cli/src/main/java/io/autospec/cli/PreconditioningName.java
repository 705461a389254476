package io.autospec.cli;

import io.autospec.solve.Preconditioning;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A preconditioning by the name it has on the command line. */
final class PreconditioningName implements ITypeConverter<Preconditioning> {

  /** The names, for the shell's completion. */
  static final class Candidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Preconditioning.values()).map(Preconditioning::label).iterator();
    }
  }

  @Override
  public Preconditioning convert(String value) {
    return Arrays.stream(Preconditioning.values())
        .filter(p -> p.label().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + value
                        + "' is none of "
                        + Arrays.stream(Preconditioning.values())
                            .map(Preconditioning::label)
                            .collect(Collectors.joining(", "))));
  }
}
