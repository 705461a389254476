package io.autospec.matrix;

import io.autospec.matrix.MatrixMarketHeader.Field;
import io.autospec.matrix.MatrixMarketHeader.Symmetry;
import java.io.IOException;

/**
 * Reads the entries of a coordinate file. An ordinary line is read in one sweep over the buffer;
 * whatever is out of the ordinary — the end of the buffer, comments, tabs, anything wrong — is left
 * to {@link EntryTokens}, who knows the messages.
 */
final class CoordinateReader {

  private final LineScanner in;
  private final Field field;
  private final Symmetry symmetry;
  private final MatrixMarketSize size;
  private final DecimalParser decimal = new DecimalParser();
  private final Triplets triplets;

  /** Sign of row − column of the entries away from the diagonal; 0 before the first of them. */
  private int triangle;

  private CoordinateReader(
      LineScanner in, MatrixMarketHeader header, MatrixMarketSize size, int capacity) {
    this.in = in;
    this.field = header.field();
    this.symmetry = header.symmetry();
    this.size = size;
    this.triplets = new Triplets(size.rows(), size.columns(), capacity);
  }

  /** Reads all that comes behind the header. */
  static CsrMatrix read(LineScanner in, MatrixMarketHeader header) throws IOException {
    MatrixMarketSize size = MatrixMarketSize.readCoordinate(in);
    if (header.symmetry() != Symmetry.GENERAL) {
      size.square(in, "the header says symmetric");
    }
    // an entry takes more than a byte, packed or not, so the length of the file is evidence enough
    int capacity = (int) Math.min(size.entries(), in.fileBytes());
    return new CoordinateReader(in, header, size, capacity).read();
  }

  private CsrMatrix read() throws IOException {
    EntryTokens tokens = new EntryTokens(in, decimal, field);
    while (triplets.size() < size.entries()) {
      readOrdinaryLines();
      if (triplets.size() < size.entries()) {
        readCarefully(tokens);
      }
    }
    if (in.findLine()) {
      throw in.error(
          "found more than the "
              + size.entries()
              + " entries promised: expected the end of the file; correct the size line");
    }
    try {
      return triplets.toCsr(mirror());
    } catch (SumOverflowException e) {
      throw in.error(
          "the duplicates of entry ("
              + (e.row() + 1)
              + ", "
              + (e.column() + 1)
              + ") sum to "
              + e.sum()
              + ": expected a finite sum");
    } catch (IllegalArgumentException e) {
      throw in.error("the matrix is too large: " + e.getMessage());
    }
  }

  private Triplets.Mirror mirror() {
    return switch (symmetry) {
      case GENERAL -> Triplets.Mirror.NOTHING;
      case SYMMETRIC -> Triplets.Mirror.EQUAL;
      case SKEW_SYMMETRIC -> Triplets.Mirror.OPPOSITE;
    };
  }

  /** Reads lines 'row column value' with single or more spaces until one is different. */
  private void readOrdinaryLines() {
    byte[] text = in.buffer();
    int p = in.position();
    int before = triplets.size();
    while (triplets.size() < size.entries()) {
      int q = skipSpaces(text, p);
      long block = DigitBlock.load(text, q);
      int digits = DigitBlock.count(block);
      int row = (int) DigitBlock.value(block, digits);
      q += digits;
      if (text[q] != ' ') {
        break;
      }
      q = skipSpaces(text, q);
      block = DigitBlock.load(text, q);
      digits = DigitBlock.count(block);
      int column = (int) DigitBlock.value(block, digits);
      q += digits;
      double value = 1;
      if (field != Field.PATTERN) {
        if (text[q] != ' ') {
          break;
        }
        q = decimal.parse(text, skipSpaces(text, q));
        value = decimal.value();
        if (q < 0 || Double.isInfinite(value) || (field == Field.INTEGER && !decimal.isWhole())) {
          break;
        }
      }
      q = skipSpaces(text, q);
      q += text[q] == '\r' ? 1 : 0;
      if (text[q] != '\n' || !accept(row, column, value)) {
        break;
      }
      p = q + 1;
    }
    in.advance(p, triplets.size() - before);
  }

  private static int skipSpaces(byte[] text, int from) {
    int p = from;
    while (text[p] == ' ') {
      p++;
    }
    return p;
  }

  private void readCarefully(EntryTokens tokens) throws IOException {
    if (!in.findLine()) {
      throw in.error(
          "the file ends after "
              + triplets.size()
              + " of "
              + size.entries()
              + " entries: expected all of them; fetch it again or correct the size line");
    }
    int row = tokens.index("row", size.rows()) + 1;
    int column = tokens.index("column", size.columns()) + 1;
    double value = tokens.value();
    if (!accept(row, column, value)) {
      throw in.error(
          "found the entry ("
              + row
              + ", "
              + column
              + ") "
              + (row == column
                  ? "on the diagonal: expected none there, a skew-symmetric matrix has zeros"
                  : (row < column ? "above" : "below")
                      + " the diagonal, others on the other side: expected one triangle only;"
                      + " leave one out, or declare the file general if it lists both"));
    }
    tokens.endOfLine();
  }

  /** Adds the entry, counted from 1, unless it lies outside or where its kind of file has none. */
  private boolean accept(int row, int column, double value) {
    if (row < 1 || row > size.rows() || column < 1 || column > size.columns()) {
      return false;
    }
    if (symmetry != Symmetry.GENERAL) {
      int side = Integer.signum(row - column);
      if (side == 0 ? symmetry == Symmetry.SKEW_SYMMETRIC : side == -triangle) {
        return false;
      }
      triangle |= side;
    }
    triplets.append(row - 1, column - 1, value);
    return true;
  }
}
