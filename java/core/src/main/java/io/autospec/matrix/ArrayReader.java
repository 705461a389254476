package io.autospec.matrix;

import io.autospec.matrix.MatrixMarketHeader.Symmetry;
import java.io.IOException;
import java.util.Arrays;

/** Reads the values of an array file, one on a line, column after column. */
final class ArrayReader {

  private static final int FIRST_CAPACITY = 1024;

  private ArrayReader() {}

  /** Reads all that comes behind the header. Implied values are filled in. */
  static DenseArray read(LineScanner in, MatrixMarketHeader header) throws IOException {
    MatrixMarketSize size = MatrixMarketSize.readArray(in, header.symmetry());
    if (header.symmetry() != Symmetry.GENERAL) {
      size.square(in, "the header says symmetric");
    }
    double[] stored = values(in, header, size);
    int rows = size.rows();
    int columns = size.columns();
    double[] values = new double[rows * columns];
    int next = 0;
    for (int j = 0; j < columns; j++) {
      int first =
          switch (header.symmetry()) {
            case GENERAL -> 0;
            case SYMMETRIC -> j;
            case SKEW_SYMMETRIC -> j + 1;
          };
      for (int i = first; i < rows; i++) {
        double value = stored[next++];
        values[i * columns + j] = value;
        if (header.symmetry() == Symmetry.SYMMETRIC) {
          values[j * columns + i] = value;
        } else if (header.symmetry() == Symmetry.SKEW_SYMMETRIC) {
          values[j * columns + i] = -value;
        }
      }
    }
    return new DenseArray(rows, columns, values);
  }

  private static double[] values(LineScanner in, MatrixMarketHeader header, MatrixMarketSize size)
      throws IOException {
    DecimalParser decimal = new DecimalParser();
    EntryTokens tokens = new EntryTokens(in, decimal, header.field());
    int count = size.entries();
    double[] values = new double[Math.min(count, FIRST_CAPACITY)];
    for (int k = 0; k < count; k++) {
      if (!in.findLine()) {
        throw in.error(
            "the file ends after "
                + k
                + " of "
                + count
                + " values: expected all of them; fetch it again or correct the size line");
      }
      if (k == values.length) {
        values = Arrays.copyOf(values, (int) Math.min(count, 2L * k));
      }
      values[k] = tokens.value();
      tokens.endOfLine();
    }
    if (in.findLine()) {
      throw in.error(
          "found more than the "
              + count
              + " values promised: expected the end of the file; correct the size line");
    }
    return values;
  }
}
