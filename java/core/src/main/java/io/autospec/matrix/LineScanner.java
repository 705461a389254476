package io.autospec.matrix;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * Lines and tokens of a text file, with the number of the line for messages. Tokens are separated
 * by blanks; a carriage return is a blank.
 *
 * <p>A reader in a hurry may look at {@link #buffer()} from {@link #position()} on and {@link
 * #advance} over the lines it understood; all others it takes token by token.
 */
final class LineScanner implements Closeable {

  /** The most characters of a token. */
  static final int LONGEST_TOKEN = 4096;

  private static final int END = -1;

  private final String file;
  private final long fileBytes;
  private final ByteSource source;
  private final byte[] token = new byte[LONGEST_TOKEN + 1 + DigitBlock.BYTES];
  private int length;
  private int position;
  private long line = 1;

  /** Opens a file. */
  LineScanner(Path path) throws IOException {
    this(path.toString(), Files.size(path), Files.newInputStream(path));
  }

  /** Reads the bytes of a file of this name and length, and closes them in the end. */
  LineScanner(String file, long fileBytes, InputStream bytes) throws IOException {
    this.file = file;
    this.fileBytes = fileBytes;
    try {
      this.source = new ByteSource(bytes, fileBytes);
    } catch (ZipException | EOFException e) {
      throw brokenArchive(e);
    }
  }

  byte[] buffer() {
    return source.buffer();
  }

  int position() {
    return position;
  }

  String file() {
    return file;
  }

  /** Returns the length of the file, as it is stored; 0 if it has none, like a pipe. */
  long fileBytes() {
    return fileBytes;
  }

  long line() {
    return line;
  }

  /** Continues at a position of the buffer, some lines further. */
  void advance(int newPosition, long lines) {
    position = newPosition;
    line += lines;
  }

  /** Returns the next byte without taking it, or −1 at the end of the file. */
  private int peek() throws IOException {
    if (position == source.limit()) {
      position = 0;
      try {
        if (!source.refill(source.limit())) {
          return END;
        }
      } catch (ZipException | EOFException e) {
        throw brokenArchive(e);
      }
    }
    return source.buffer()[position] & 0xff;
  }

  /** Goes to the next line that is neither blank nor a comment; false at the end of the file. */
  boolean findLine() throws IOException {
    while (true) {
      skipBlanks();
      int c = peek();
      if (c == END) {
        return false;
      }
      if (c == '%') {
        skipRest();
      } else if (c != '\n') {
        return true;
      }
      nextLine();
    }
  }

  /** Takes the end of a line, if that comes next. */
  void nextLine() throws IOException {
    if (peek() == '\n') {
      position++;
      line++;
    }
  }

  private void skipRest() throws IOException {
    for (int c = peek(); c != '\n' && c != END; c = peek()) {
      position++;
    }
  }

  private void skipBlanks() throws IOException {
    for (int c = peek(); c == ' ' || c == '\t' || c == '\r'; c = peek()) {
      position++;
    }
  }

  /** Takes the next token of the line; false if there is none. */
  boolean nextToken() throws IOException {
    skipBlanks();
    length = 0;
    for (int c = peek(); c != END && c != '\n'; c = peek()) {
      if (c == ' ' || c == '\t' || c == '\r') {
        break;
      }
      if (length == LONGEST_TOKEN) {
        throw error(
            "found "
                + quotedToken()
                + " of more than "
                + LONGEST_TOKEN
                + " characters: expected blanks between short numbers or words");
      }
      token[length++] = (byte) c;
      position++;
    }
    token[length] = ByteSource.STOPPER;
    return length > 0;
  }

  /** Returns the token taken last, with a {@link ByteSource#STOPPER} behind it. */
  byte[] token() {
    return token;
  }

  /** Returns the length of the token taken last. */
  int tokenLength() {
    return length;
  }

  /** Returns the token taken last as text. */
  String tokenText() {
    return new String(token, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Returns the token taken last for a message. */
  String quotedToken() {
    return MatrixMarketException.quoted(tokenText());
  }

  /** Returns an exception for this line. */
  MatrixMarketException error(String text) {
    return new MatrixMarketException(file, line, text, null);
  }

  private MatrixMarketException brokenArchive(IOException cause) {
    String reason = cause instanceof EOFException ? "it ends too early" : cause.getMessage();
    return new MatrixMarketException(
        file,
        line,
        "the gzip stream is broken (" + reason + "): expected a whole .gz file; fetch it again",
        cause);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
