package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.matrix.CsrMatrix;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What runs the products, the same for every command that computes. */
final class MachineOptions {

  private static final String AUTO = "auto";
  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      defaultValue = AUTO,
      converter = BackendName.class,
      description = "auto, native, mkl or reference. Default: auto, the fastest usable.")
  private String backend;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = PositiveInteger.class,
      description = "Default: the processors this process may use.")
  private Integer threads;

  @Option(
      names = "--precision",
      paramLabel = "P",
      defaultValue = AUTO,
      converter = PrecisionName.class,
      description = {
        "auto, float64, float32, float16 or int8: the matrix inside the polynomial. All else,"
            + " residuals and solution are float64 always. Default: auto, the shortest that costs no"
            + " products at this size."
      })
  private String precision;

  /** Returns the backend asked for, told of the threads. */
  Backend backend(Terminal terminal) {
    String name = backend.equals(AUTO) ? preferred() : backend;
    Backend chosen;
    try {
      chosen = Backends.named(name);
    } catch (IllegalArgumentException e) { // there is no provider of this name
      String reason = Installation.obstacle(name, e.getMessage());
      throw new BadInputException(source() + reason + "; or use reference", e);
    } catch (IllegalStateException e) {
      throw new BadInputException(source() + e.getMessage(), e);
    }
    if (!chosen.environmentNote().isEmpty()) {
      terminal.note(chosen.environmentNote());
    }
    if (backend.equals(AUTO)) {
      String reason = Backends.fallbackReason("");
      if (!reason.isEmpty()) {
        terminal.note(
            (chosen.name().equals("reference") ? "the Java reference" : "the " + chosen.name())
                + " backend serves ("
                + reason
                + ")");
      }
    }
    if (threads != null) {
      if (threads > MOST_THREADS) {
        throw new BadInputException("--threads " + threads + ": expected 1 to " + MOST_THREADS);
      }
      chosen.useThreads(threads);
    }
    return chosen;
  }

  /** Returns every usable backend if none is named, else that one, told of the threads. */
  List<Backend> backends(Terminal terminal) {
    Backend chosen = backend(terminal);
    if (!backend.equals(AUTO) || !preferred().equals(AUTO)) {
      return List.of(chosen);
    }
    List<Backend> usable = Backends.all().stream().filter(b -> b.unusableReason() == null).toList();
    if (threads != null) {
      usable.forEach(b -> b.useThreads(threads));
    }
    return usable;
  }

  /** Returns every precision if none is named, else that one. */
  List<Precision> precisions() {
    return precision.equals(AUTO)
        ? List.of(Precision.values())
        : List.of(Precision.valueOf(precision.toUpperCase(Locale.ROOT)));
  }

  /** Who named the backend, for a message. */
  private String source() {
    return backend.equals(AUTO)
        ? "-D" + Backends.PROPERTY + "=" + preferred() + ": "
        : "--backend " + backend + ": ";
  }

  private static String preferred() {
    return System.getProperty(Backends.PROPERTY, AUTO);
  }

  /** Returns the precision inside polynomials of this matrix. */
  Precision precision(Backend backend, CsrMatrix matrix) {
    return precision.equals(AUTO)
        ? backend.automaticPrecision(matrix.nonzeros())
        : Precision.valueOf(precision.toUpperCase(Locale.ROOT));
  }

  private static String oneOf(List<String> names, String value) {
    if (!names.contains(value)) {
      throw new TypeConversionException("'" + value + "' is none of " + String.join(", ", names));
    }
    return value;
  }

  private static final class BackendName implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      return oneOf(List.of(AUTO, "native", "mkl", "reference"), value);
    }
  }

  private static final class PrecisionName implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      return oneOf(List.of(AUTO, "float64", "float32", "float16", "int8"), value);
    }
  }

  /** An integer of at least 1. */
  static final class PositiveInteger implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      try {
        int number = Integer.parseInt(value);
        if (number >= 1) {
          return number;
        }
      } catch (NumberFormatException e) {
        // the message below serves
      }
      throw new TypeConversionException("'" + value + "' is not a whole number of at least 1");
    }
  }
}
