package io.autospec.matrix;

import io.autospec.file.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Lines of a Matrix Market file. Numbers are written such that reading them gives the same bits.
 */
final class MatrixMarketWriter {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int LONGEST_LINE = 80;

  /** Whole numbers below are doubles, and written without a point. */
  private static final double LARGEST_WHOLE = 1e15;

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int size;

  private MatrixMarketWriter(OutputStream out) {
    this.out = out;
  }

  /** What is written. */
  interface Lines {
    void writeTo(MatrixMarketWriter out) throws IOException;
  }

  /** Writes a whole file at once, packed if its name ends with .gz. */
  static void write(Path file, Lines lines) throws IOException {
    boolean packed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    AtomicFile.write(
        file,
        raw -> {
          if (packed) {
            GZIPOutputStream packing = new GZIPOutputStream(raw, BUFFER_BYTES);
            writeTo(packing, lines);
            packing.finish();
          } else {
            writeTo(raw, lines);
          }
        });
  }

  private static void writeTo(OutputStream out, Lines lines) throws IOException {
    MatrixMarketWriter writer = new MatrixMarketWriter(out);
    lines.writeTo(writer);
    writer.flush();
  }

  /** Writes the entries of a matrix, of its lower triangle only if it is declared symmetric. */
  void coordinates(CsrMatrix matrix, boolean symmetric) throws IOException {
    text("%%MatrixMarket matrix coordinate real " + (symmetric ? "symmetric" : "general"));
    int[] pointers = matrix.rowPointers();
    int[] indices = matrix.columnIndices();
    int entries = 0;
    for (int i = 0; i < matrix.rows(); i++) {
      for (int k = pointers[i]; k < pointers[i + 1]; k++) {
        entries += !symmetric || indices[k] <= i ? 1 : 0;
      }
    }
    text(matrix.rows() + " " + matrix.columns() + " " + entries);
    for (int i = 0; i < matrix.rows(); i++) {
      for (int k = pointers[i]; k < pointers[i + 1]; k++) {
        if (!symmetric || indices[k] <= i) {
          room();
          whole(i + 1L);
          buffer[size++] = ' ';
          whole(indices[k] + 1L);
          buffer[size++] = ' ';
          number(matrix.values()[k]);
          buffer[size++] = '\n';
        }
      }
    }
  }

  /** Writes the values of a block, column after column. */
  void array(DenseArray array) throws IOException {
    text("%%MatrixMarket matrix array real general");
    text(array.rows() + " " + array.columns());
    for (int j = 0; j < array.columns(); j++) {
      for (int i = 0; i < array.rows(); i++) {
        room();
        number(array.values()[i * array.columns() + j]);
        buffer[size++] = '\n';
      }
    }
  }

  private void text(String line) throws IOException {
    room();
    ascii(line);
    buffer[size++] = '\n';
  }

  private void room() throws IOException {
    if (size > BUFFER_BYTES - LONGEST_LINE) {
      flush();
    }
  }

  private void flush() throws IOException {
    out.write(buffer, 0, size);
    size = 0;
  }

  private void number(double value) {
    long rounded = (long) value;
    boolean negativeZero = rounded == 0 && Double.doubleToRawLongBits(value) != 0;
    if (rounded == value && Math.abs(value) < LARGEST_WHOLE && !negativeZero) {
      whole(rounded);
    } else {
      ascii(Double.toString(value));
    }
  }

  private void whole(long value) {
    long rest = Math.abs(value);
    if (value < 0) {
      buffer[size++] = '-';
    }
    int digits = 1;
    for (long power = 10; power <= rest; power *= 10) {
      digits++;
    }
    for (int p = size + digits - 1; p >= size; p--) {
      buffer[p] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
  }

  private void ascii(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }
}
