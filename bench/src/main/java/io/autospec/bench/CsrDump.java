package io.autospec.bench;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes matrices as step_ratio reads them: rows, nonzeros, row pointers and columns as 32-bit
 * integers, values as doubles, in the machine's byte order.
 *
 * <p>Arguments: the folder of a collection, the folder to write to, the smallest n.
 */
public final class CsrDump {

  private CsrDump() {}

  /** Writes the solvable matrices of the collection and two grids beyond the cache. */
  public static void main(String[] args) throws IOException {
    MatrixCollection collection = new MatrixCollection(Path.of(args[0]));
    Path target = Path.of(args[1]);
    int smallest = Integer.parseInt(args[2]);
    for (MatrixCollection.Entry entry : collection.solvable()) {
      if (entry.rows() >= smallest) {
        write(target.resolve(entry.name() + ".csr"), collection.read(entry));
      }
    }
    write(target.resolve("poisson3d-128.csr"), Gallery.poisson3d(128, 128, 128));
    write(target.resolve("poisson3d-27-96.csr"), Gallery.poisson3dTwentySevenPoint(96, 96, 96));
  }

  static void write(Path file, CsrMatrix matrix) throws IOException {
    int nonzeros = matrix.nonzeros();
    long bytes = 8L + 4L * (matrix.rows() + 1L) + 12L * nonzeros;
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    buffer.putInt(matrix.rows()).putInt(nonzeros);
    for (int pointer : matrix.rowPointers()) {
      buffer.putInt(pointer);
    }
    for (int k = 0; k < nonzeros; k++) {
      buffer.putInt(matrix.columnIndices()[k]);
    }
    for (int k = 0; k < nonzeros; k++) {
      buffer.putDouble(matrix.values()[k]);
    }
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      buffer.flip();
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }
}
