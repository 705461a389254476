package io.autospec.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The right-hand side b: a file, or one of the two that need none. */
final class RightHandSide {

  @Option(
      names = "-b",
      paramLabel = "FILE",
      description = {
        "The right-hand side, a Matrix Market vector. With --ground, one of all n entries is"
            + " welcome: its first is dropped."
      })
  private Path file;

  @Option(
      names = "--rhs",
      paramLabel = "ones|random:SEED",
      converter = GeneratorName.class,
      description = {
        "A right-hand side without a file. random: independent values, uniform in [-1, 1). ones"
            + " is in the null space of a graph Laplacian, hence the default: random:1."
      })
  private Generator generator;

  /** Returns the file, or null. */
  Path file() {
    return file;
  }

  /** Checks what was asked before any work. */
  void check() {
    if (file != null && generator != null) {
      throw new BadInputException("-b and --rhs both give a right-hand side: leave one out");
    }
    if (file != null) {
      InputFile.require(file);
    }
  }

  /**
   * Returns b.
   *
   * @param rows the length of b
   * @param grounded whether the first row was deleted, so that rows + 1 entries are welcome too
   */
  double[] read(int rows, boolean grounded) {
    if (file == null) {
      return (generator == null ? new Generator(1L) : generator).vector(rows);
    }
    double[] b = InputFile.vector(file);
    if (grounded && b.length == rows + 1) {
      return Arrays.copyOfRange(b, 1, b.length);
    }
    if (b.length != rows) {
      throw new BadInputException(
          file
              + ": has "
              + b.length
              + " entries, but the "
              + (grounded ? "grounded matrix has " : "matrix has ")
              + rows
              + " rows: expected as many"
              + (grounded ? ", or " + (rows + 1) + " of which the first is dropped" : ""));
    }
    return b;
  }

  /**
   * Makes a right-hand side.
   *
   * @param seed of the random values, or null for ones
   */
  record Generator(Long seed) {

    double[] vector(int rows) {
      double[] b = new double[rows];
      if (seed == null) {
        Arrays.fill(b, 1);
      } else {
        Random random = new Random(seed);
        for (int i = 0; i < rows; i++) {
          b[i] = 2 * random.nextDouble() - 1;
        }
      }
      return b;
    }
  }

  private static final class GeneratorName implements ITypeConverter<Generator> {

    private static final String RANDOM = "random:";

    @Override
    public Generator convert(String value) {
      if (value.equals("ones")) {
        return new Generator(null);
      }
      if (value.startsWith(RANDOM)) {
        try {
          return new Generator(Long.valueOf(value.substring(RANDOM.length())));
        } catch (NumberFormatException e) {
          // the message below serves
        }
      }
      throw new TypeConversionException(
          "'" + value + "' is neither ones nor random:SEED with a whole number, such as random:7");
    }
  }
}
