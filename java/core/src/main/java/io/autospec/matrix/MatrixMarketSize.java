package io.autospec.matrix;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * The size line of a Matrix Market file. Nothing is allocated by it alone: what it promises is
 * checked against limits here, and against the entries that really come by the readers.
 */
record MatrixMarketSize(int rows, int columns, int entries) {

  /** The longest array of every virtual machine. */
  static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** Rows and columns that are believed without entries that bear witness to them. */
  static final int BELIEVED = 1 << 22;

  /** Rows and columns believed on top for each entry. */
  static final int BELIEVED_PER_ENTRY = 64;

  /** Takes the size line 'rows columns entries' of a coordinate file. */
  static MatrixMarketSize readCoordinate(LineScanner in) throws IOException {
    String expected = "expected a size line 'rows columns entries'";
    startLine(in, expected);
    int rows = number(in, "rows", expected);
    int columns = number(in, "columns", expected);
    int entries = number(in, "entries", expected);
    endLine(in, expected);
    return new MatrixMarketSize(rows, columns, entries).believed(in);
  }

  /** Takes the size line 'rows columns' of an array file. */
  static MatrixMarketSize readArray(LineScanner in, MatrixMarketHeader.Symmetry symmetry)
      throws IOException {
    String expected = "expected a size line 'rows columns'";
    startLine(in, expected);
    int rows = number(in, "rows", expected);
    int columns = number(in, "columns", expected);
    endLine(in, expected);
    long area = (long) rows * columns;
    if (area > LONGEST_ARRAY) {
      throw in.error(
          "the array has "
              + rows
              + " x "
              + columns
              + " values: expected at most "
              + LONGEST_ARRAY
              + "; split it by columns");
    }
    long stored =
        switch (symmetry) {
          case GENERAL -> area;
          case SYMMETRIC -> (area + rows) / 2;
          case SKEW_SYMMETRIC -> (area - rows) / 2;
        };
    return new MatrixMarketSize(rows, columns, (int) stored).believed(in);
  }

  /** Requires a square matrix; the size line has just been taken. */
  MatrixMarketSize square(LineScanner in, String why) throws MatrixMarketException {
    if (rows != columns) {
      throw in.error(
          "matrix is "
              + rows
              + " x "
              + columns
              + " and "
              + why
              + ": expected square; declare it general if it is not symmetric");
    }
    return this;
  }

  private MatrixMarketSize believed(LineScanner in) throws MatrixMarketException {
    long limit = BELIEVED + (long) BELIEVED_PER_ENTRY * entries;
    if (rows > limit || columns > limit) {
      throw in.error(
          "matrix is "
              + rows
              + " x "
              + columns
              + " with "
              + entries
              + " entries, nearly all of its rows are empty: expected at most "
              + limit
              + " rows and columns ("
              + BELIEVED
              + " + "
              + BELIEVED_PER_ENTRY
              + " per entry); leave the empty ones out");
    }
    return this;
  }

  private static void startLine(LineScanner in, String expected) throws IOException {
    if (!in.findLine()) {
      throw in.error("the file ends before its size: " + expected);
    }
  }

  private static int number(LineScanner in, String what, String expected) throws IOException {
    if (!in.nextToken()) {
      throw in.error("the number of " + what + " is missing: " + expected);
    }
    OptionalLong parsed = WholeNumber.parse(in.token(), in.tokenLength());
    if (parsed.isEmpty()) {
      throw in.error(
          "found "
              + in.quotedToken()
              + " as the number of "
              + what
              + ": "
              + expected
              + ", all whole numbers");
    }
    long value = parsed.getAsLong();
    if (value < 0) {
      throw in.error("found " + in.quotedToken() + " " + what + ": expected 0 or more");
    }
    if (value > LONGEST_ARRAY) {
      throw in.error(
          "found "
              + in.quotedToken()
              + " "
              + what
              + ": expected at most "
              + LONGEST_ARRAY
              + ", the length of an array");
    }
    return (int) value;
  }

  private static void endLine(LineScanner in, String expected) throws IOException {
    if (in.nextToken()) {
      throw in.error("found " + in.quotedToken() + " behind the size: " + expected);
    }
    // kept on this line, so that errors about the size name it; the next line is found later
  }
}
