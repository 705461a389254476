package io.autospec.matrix;

import io.autospec.matrix.MatrixMarketHeader.Format;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads and writes Matrix Market files, plain or packed with gzip.
 *
 * <p>Read are coordinate and array files of real, integer or pattern entries (1 each), general,
 * symmetric or skew-symmetric. Whether a file is packed is seen from its content. Duplicates are
 * summed in the order of the file, explicit zeros are kept, numbers are rounded as {@link
 * Double#parseDouble} rounds them, exponents may be marked D. Comments and blank lines may stand
 * anywhere behind the first line.
 *
 * <p>A symmetric file lists one triangle. The standard asks for the lower one; a file of the upper
 * one alone is read as well, since it says the same. Entries on both sides are refused: whether
 * they are to be summed or repeat each other, no one can tell.
 *
 * <p>Nothing is allocated by a count that the file only promises. Entries are stored as they come,
 * and a matrix may have at most 2²² rows and columns, plus 64 for every entry: a size line
 * '2000000000 2000000000 1' is refused, empty rows in a matrix of modest size are legal.
 *
 * <p>Cost of reading: one pass over the bytes without an object per line, 16 bytes per entry of the
 * file and 12 per entry of the matrix, which is sorted by counting.
 */
public final class MatrixMarket {

  private MatrixMarket() {}

  /**
   * Reads a matrix. Of an array file the zeros are left out.
   *
   * @throws MatrixMarketException if there is no such file or it is malformed; names file and line
   * @throws IOException if reading fails
   */
  public static CsrMatrix read(Path file) throws IOException {
    return reading(file, MatrixMarket::read);
  }

  /** Reads a matrix from the start of a file. */
  static CsrMatrix read(LineScanner in) throws IOException {
    MatrixMarketHeader header = MatrixMarketHeader.read(in);
    return header.format() == Format.COORDINATE
        ? CoordinateReader.read(in, header)
        : sparse(ArrayReader.read(in, header));
  }

  /**
   * Reads a dense block, an array file. What a symmetric file leaves out is filled in.
   *
   * @throws MatrixMarketException if there is no such file or it is malformed; names file and line
   * @throws IOException if reading fails
   */
  public static DenseArray readArray(Path file) throws IOException {
    return reading(
        file,
        in -> {
          MatrixMarketHeader header = MatrixMarketHeader.read(in);
          if (header.format() != Format.ARRAY) {
            throw in.error(
                "the file lists entries by coordinate: expected an array file,"
                    + " '%%MatrixMarket matrix array real general'");
          }
          return ArrayReader.read(in, header);
        });
  }

  /**
   * Reads a vector: a file of one column. Its entries may also be listed by coordinate; all others
   * are 0 then.
   *
   * @throws MatrixMarketException if there is no such file or it is malformed; names file and line
   * @throws IOException if reading fails
   */
  public static double[] readVector(Path file) throws IOException {
    return reading(
        file,
        in -> {
          MatrixMarketHeader header = MatrixMarketHeader.read(in);
          if (header.format() == Format.ARRAY) {
            DenseArray array = ArrayReader.read(in, header);
            requireOneColumn(in, array.rows(), array.columns());
            return array.values();
          }
          CsrMatrix sparse = CoordinateReader.read(in, header);
          requireOneColumn(in, sparse.rows(), sparse.columns());
          return sparse.multiply(new double[] {1});
        });
  }

  /**
   * Reads vectors side by side: an array file of any number of columns, or a coordinate file of
   * one.
   *
   * @throws MatrixMarketException if there is no such file or it is malformed; names file and line
   * @throws IOException if reading fails
   */
  public static DenseArray readVectors(Path file) throws IOException {
    return reading(
        file,
        in -> {
          MatrixMarketHeader header = MatrixMarketHeader.read(in);
          if (header.format() == Format.ARRAY) {
            return ArrayReader.read(in, header);
          }
          CsrMatrix sparse = CoordinateReader.read(in, header);
          requireOneColumn(in, sparse.rows(), sparse.columns());
          return new DenseArray(sparse.rows(), 1, sparse.multiply(new double[] {1}));
        });
  }

  private static void requireOneColumn(LineScanner in, int rows, int columns)
      throws MatrixMarketException {
    if (columns != 1) {
      throw in.error(
          "the file holds "
              + rows
              + " x "
              + columns
              + " values: expected one column; list several as an array file");
    }
  }

  /**
   * Writes a matrix as a coordinate file, of the lower triangle only if it is symmetric to the last
   * bit. The file is packed if its name ends with .gz, and appears complete or not at all. Reading
   * it gives the same matrix, bit for bit.
   *
   * @throws IOException naming the file if it cannot be written; what stood there before is left
   */
  public static void write(Path file, CsrMatrix matrix) throws IOException {
    boolean symmetric = matrix.equalsTranspose();
    MatrixMarketWriter.write(file, out -> out.coordinates(matrix, symmetric));
  }

  /**
   * Writes a matrix as {@link #write} does, but lists all entries even of a symmetric one, for
   * programs that do not know the word.
   *
   * @throws IOException naming the file if it cannot be written; what stood there before is left
   */
  public static void writeGeneral(Path file, CsrMatrix matrix) throws IOException {
    MatrixMarketWriter.write(file, out -> out.coordinates(matrix, false));
  }

  /**
   * Writes a block as an array file, packed if its name ends with .gz, complete or not at all.
   *
   * @param values rows · columns finite values, row after row
   * @throws IllegalArgumentException if the sizes disagree or a value is not finite
   * @throws IOException naming the file if it cannot be written; what stood there before is left
   */
  public static void writeArray(Path file, double[] values, int rows, int columns)
      throws IOException {
    DenseArray array = new DenseArray(rows, columns, values);
    for (int k = 0; k < values.length; k++) {
      if (!Double.isFinite(values[k])) {
        throw new IllegalArgumentException(
            "value ("
                + k / columns
                + ", "
                + k % columns
                + ") is "
                + values[k]
                + ": expected finite values, the format has no others");
      }
    }
    MatrixMarketWriter.write(file, out -> out.array(array));
  }

  private static CsrMatrix sparse(DenseArray array) {
    Triplets triplets = new Triplets(array.rows(), array.columns());
    for (int i = 0; i < array.rows(); i++) {
      for (int j = 0; j < array.columns(); j++) {
        double value = array.values()[i * array.columns() + j];
        if (value != 0) {
          triplets.append(i, j, value);
        }
      }
    }
    return triplets.toCsr();
  }

  private interface Content<T> {
    T read(LineScanner in) throws IOException;
  }

  private static <T> T reading(Path file, Content<T> content) throws IOException {
    if (Files.isDirectory(file)) {
      throw unreadable(file, "is a directory: expected a Matrix Market file", null);
    }
    try (LineScanner in = new LineScanner(file)) {
      return content.read(in);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file: check the path", e);
    } catch (AccessDeniedException e) {
      throw unreadable(file, "may not be read: check its permissions", e);
    }
  }

  private static MatrixMarketException unreadable(Path file, String text, IOException cause) {
    return new MatrixMarketException(file.toString(), 0, text, cause);
  }
}
