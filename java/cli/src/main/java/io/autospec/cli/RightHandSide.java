package io.autospec.cli;

import io.autospec.matrix.DenseArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The right-hand side b: a file, or one of the two that need none. */
final class RightHandSide {

  @Option(
      names = "-b",
      paramLabel = "FILE",
      description = {
        "The right-hand side, a Matrix Market vector, or several as the columns of an array file."
            + " With --ground, one of all n rows is welcome: its first is dropped."
      })
  private Path file;

  @Option(
      names = "--rhs",
      paramLabel = "ones|random:SEED[:K]",
      converter = GeneratorName.class,
      description = {
        "A right-hand side without a file, or K of them. random: independent values, uniform in"
            + " [-1, 1). ones"
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
   * Returns the one vector b.
   *
   * @param rows the length of b
   * @param grounded whether the first row was deleted, so that rows + 1 entries are welcome too
   * @throws BadInputException if there are several
   */
  double[] readOne(int rows, boolean grounded) {
    DenseArray b = read(rows, grounded);
    if (b.columns() != 1) {
      throw new BadInputException(
          (file == null ? "--rhs" : file.toString())
              + ": gives "
              + b.columns()
              + " right-hand sides: expected one here; solve takes several");
    }
    return b.values();
  }

  /**
   * Returns b, or several of them side by side.
   *
   * @param rows the length of b
   * @param grounded whether the first row was deleted, so that rows + 1 entries are welcome too
   */
  DenseArray read(int rows, boolean grounded) {
    if (file == null) {
      return (generator == null ? new Generator(1L, 1) : generator).block(rows);
    }
    DenseArray b = InputFile.vectors(file);
    int columns = b.columns();
    if (grounded && b.rows() == rows + 1) {
      double[] rest = Arrays.copyOfRange(b.values(), columns, b.values().length);
      return new DenseArray(rows, columns, rest);
    }
    if (b.rows() != rows || columns < 1) {
      throw new BadInputException(
          file
              + ": has "
              + b.rows()
              + " rows and "
              + columns
              + " columns, but the "
              + (grounded ? "grounded matrix has " : "matrix has ")
              + rows
              + " rows: expected as many"
              + (grounded ? ", or " + (rows + 1) + " of which the first is dropped" : "")
              + ", and a column for each right-hand side");
    }
    return b;
  }

  /**
   * Makes right-hand sides.
   *
   * @param seed of the random values, or null for ones
   * @param columns how many, at least one
   */
  record Generator(Long seed, int columns) {

    double[] vector(int rows) {
      return block(rows).values();
    }

    DenseArray block(int rows) {
      if ((long) rows * columns > Integer.MAX_VALUE - 8) {
        throw new BadInputException(
            "--rhs: "
                + columns
                + " right-hand sides of "
                + rows
                + " entries are more than an array holds: ask for fewer at a time");
      }
      double[] b = new double[rows * columns];
      if (seed == null) {
        Arrays.fill(b, 1);
      } else {
        Random random = new Random(seed);
        for (int i = 0; i < b.length; i++) {
          b[i] = 2 * random.nextDouble() - 1;
        }
      }
      return new DenseArray(rows, columns, b);
    }
  }

  private static final class GeneratorName implements ITypeConverter<Generator> {

    private static final Pattern RANDOM = Pattern.compile("random:([+-]?\\d+)(?::(\\d+))?");
    private static final int MOST_COLUMNS = 4096;

    @Override
    public Generator convert(String value) {
      if (value.equals("ones")) {
        return new Generator(null, 1);
      }
      Matcher random = RANDOM.matcher(value);
      try {
        if (random.matches()) {
          int columns = random.group(2) == null ? 1 : Integer.parseInt(random.group(2));
          if (columns >= 1 && columns <= MOST_COLUMNS) {
            return new Generator(Long.valueOf(random.group(1)), columns);
          }
        }
      } catch (NumberFormatException e) {
        // the message below serves
      }
      throw new TypeConversionException(
          "'"
              + value
              + "' is neither ones nor random:SEED or random:SEED:K with whole numbers, K from 1 to "
              + MOST_COLUMNS
              + ", such as random:7");
    }
  }
}
