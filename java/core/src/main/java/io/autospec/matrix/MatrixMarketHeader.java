package io.autospec.matrix;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The first line of a Matrix Market file, {@code %%MatrixMarket matrix format field symmetry}.
 *
 * <p>See R. Boisvert, R. Pozo, K. Remington, "The Matrix Market exchange formats: initial design",
 * NISTIR 5935 (1996). Upper and lower case are alike.
 */
record MatrixMarketHeader(Format format, Field field, Symmetry symmetry) {

  private static final String EXAMPLE =
      "expected a first line like '%%MatrixMarket matrix coordinate real symmetric'";

  /** How entries are laid out. */
  enum Format {
    COORDINATE,
    ARRAY
  }

  /** What an entry holds. */
  enum Field {
    REAL,
    INTEGER,
    PATTERN
  }

  /** Which entries are left out of the file because others imply them. */
  enum Symmetry {
    GENERAL,
    SYMMETRIC,
    SKEW_SYMMETRIC
  }

  /** Takes the first line. */
  static MatrixMarketHeader read(LineScanner in) throws IOException {
    if (!in.nextToken()) {
      throw in.error("the file is empty or starts with a blank line: " + EXAMPLE);
    }
    if (!in.tokenText().equalsIgnoreCase("%%MatrixMarket")) {
      throw in.error("found " + in.quotedToken() + ": " + EXAMPLE);
    }
    String object = word(in, "object");
    if (!object.equals("matrix")) {
      throw in.error("found the object " + in.quotedToken() + ": expected 'matrix'");
    }
    Format format = choice(in, "format", Format.values());
    String fieldWord = word(in, "field");
    if (fieldWord.equals("complex")) {
      throw in.error(
          "the matrix is complex: expected real, integer or pattern;"
              + " write A + iB as the real matrix [A -B; B A] of twice the size");
    }
    Field field = oneOf(in, "field", fieldWord, Field.values());
    String symmetryWord = word(in, "symmetry");
    if (symmetryWord.equals("hermitian")) {
      throw in.error(
          "the matrix is hermitian: expected general, symmetric or skew-symmetric;"
              + " a real one is called symmetric");
    }
    Symmetry symmetry = oneOf(in, "symmetry", symmetryWord, Symmetry.values());
    if (in.nextToken()) {
      throw in.error("found " + in.quotedToken() + " behind the header: " + EXAMPLE);
    }
    in.nextLine();
    MatrixMarketHeader header = new MatrixMarketHeader(format, field, symmetry);
    if (field == Field.PATTERN && (format == Format.ARRAY || symmetry == Symmetry.SKEW_SYMMETRIC)) {
      throw new MatrixMarketException(
          in.file(),
          1,
          "a pattern has no values to be "
              + (format == Format.ARRAY ? "an array" : "skew-symmetric")
              + ": expected the field real or integer",
          null);
    }
    return header;
  }

  private static String word(LineScanner in, String what) throws IOException {
    if (!in.nextToken()) {
      throw in.error("the header ends before the " + what + ": " + EXAMPLE);
    }
    return in.tokenText().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> E choice(LineScanner in, String what, E[] all)
      throws IOException {
    return oneOf(in, what, word(in, what), all);
  }

  private static <E extends Enum<E>> E oneOf(LineScanner in, String what, String word, E[] all)
      throws IOException {
    for (E value : all) {
      if (spelled(value).equals(word)) {
        return value;
      }
    }
    throw in.error(
        "found the "
            + what
            + " "
            + in.quotedToken()
            + ": expected "
            + Arrays.stream(all)
                .map(MatrixMarketHeader::spelled)
                .collect(Collectors.joining(" or ")));
  }

  private static String spelled(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
