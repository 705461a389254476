package io.autospec.matrix;

import io.autospec.matrix.MatrixMarketHeader.Field;
import java.io.IOException;
import java.util.OptionalLong;

/** The tokens of an entry one by one, with a message for all that can be wrong with them. */
final class EntryTokens {

  private final LineScanner in;
  private final DecimalParser decimal;
  private final Field field;

  EntryTokens(LineScanner in, DecimalParser decimal, Field field) {
    this.in = in;
    this.decimal = decimal;
    this.field = field;
  }

  /** Takes an index in [1, size] and returns it from 0. */
  int index(String what, int size) throws IOException {
    if (!in.nextToken()) {
      throw in.error("the " + what + " is missing: expected " + pattern());
    }
    OptionalLong parsed = WholeNumber.parse(in.token(), in.tokenLength());
    if (parsed.isEmpty()) {
      throw in.error(
          "found "
              + in.quotedToken()
              + " as the "
              + what
              + ": expected a whole number; a line holds "
              + pattern());
    }
    long value = parsed.getAsLong();
    if (value < 1 || value > size) {
      throw in.error(
          "found the "
              + what
              + " "
              + in.quotedToken()
              + ": expected 1 to "
              + size
              + (value == 0 ? "; Matrix Market counts from 1" : ""));
    }
    return (int) value - 1;
  }

  /** Takes a finite value; 1 for a pattern, which has none. */
  double value() throws IOException {
    if (field == Field.PATTERN) {
      return 1;
    }
    if (!in.nextToken()) {
      throw in.error(
          "the value is missing: expected a number; a file without values is called 'pattern'");
    }
    boolean number = decimal.parse(in.token(), 0) == in.tokenLength();
    if (!number) {
      throw in.error("found " + in.quotedToken() + notFinite(in.tokenText()));
    }
    if (field == Field.INTEGER && !decimal.isWhole()) {
      throw in.error(
          "found "
              + in.quotedToken()
              + ": expected a whole number; call the field 'real' if there are others");
    }
    if (Double.isInfinite(decimal.value())) {
      throw in.error(
          "found "
              + in.quotedToken()
              + ", beyond the largest double: expected at most "
              + Double.MAX_VALUE
              + "; scale the matrix");
    }
    return decimal.value();
  }

  private static String notFinite(String token) {
    boolean known = token.matches("(?i)[+-]?(nan|inf|infinity)(\\(.*\\))?");
    return known ? ", not finite: expected a finite number" : ": expected a decimal number";
  }

  /** Takes the end of the line. */
  void endOfLine() throws IOException {
    if (in.nextToken()) {
      throw in.error("found " + in.quotedToken() + " behind the entry: expected " + pattern());
    }
    in.nextLine();
  }

  private String pattern() {
    return field == Field.PATTERN ? "'row column'" : "'row column value'";
  }
}
