package io.autospec.matrix;

import java.io.IOException;

/**
 * A file that is not the Matrix Market file it was expected to be. The message is one line: the
 * file, the line number, what was found, and what was expected or helps.
 */
public final class MatrixMarketException extends IOException {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST_QUOTE = 40;

  private final String file;
  private final long line;

  MatrixMarketException(String file, long line, String text, Throwable cause) {
    super(printable(file) + ": " + (line > 0 ? "line " + line + ": " : "") + text, cause);
    this.file = file;
    this.line = line;
  }

  /** Returns the name of the file as the caller gave it. */
  public String file() {
    return file;
  }

  /** Returns the line at fault, from 1; 0 when the file as a whole could not be read. */
  public long line() {
    return line;
  }

  /** Returns a token of the file between quotes, shortened and without control characters. */
  static String quoted(String token) {
    return token.length() <= LONGEST_QUOTE
        ? "'" + printable(token) + "'"
        : "'" + printable(token.substring(0, LONGEST_QUOTE)) + "...'";
  }

  private static String printable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean visible =
          c >= ' ' && c != 0x7f && !(c >= 0x80 && c < 0xa0) && c != 0x2028 && c != 0x2029;
      clean.append(visible ? c : '?');
    }
    return clean.toString();
  }
}
