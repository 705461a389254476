package io.autospec.mkl;

import io.autospec.matrix.CsrMatrix;
import java.util.function.DoubleUnaryOperator;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.mkl.global.mkl_rt;
import org.bytedeco.mkl.global.mkl_rt.sparse_matrix;

/**
 * A CSR matrix in native memory that outlives the handles made of it: MKL keeps the pointers, and
 * reads freed memory at the next product if they were a Java array's.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param nonzeros number of entries
 * @param rowPointers rows + 1 values, from 0
 * @param columnIndices ascending within a row, from 0
 * @param values of the entries
 * @param owned whether {@link #free} frees the arrays, or lets go of a caller's
 */
record CsrArrays(
    int rows,
    int columns,
    int nonzeros,
    IntPointer rowPointers,
    IntPointer columnIndices,
    DoublePointer values,
    boolean owned) {

  private static final int CHUNK = 4096;

  /**
   * Copies a matrix.
   *
   * @param s the factors of a symmetric scaling, or null
   */
  @SuppressWarnings("resource") // freed with the matrix
  static CsrArrays copyOf(CsrMatrix matrix, double[] s) {
    int nonzeros = matrix.nonzeros();
    IntPointer rowPointers = new IntPointer(MklMemory.allocate(4L * (matrix.rows() + 1L)));
    rowPointers.put(matrix.rowPointers(), 0, matrix.rows() + 1);
    IntPointer columnIndices = new IntPointer(MklMemory.allocate(4L * nonzeros));
    columnIndices.put(matrix.columnIndices(), 0, nonzeros);
    DoublePointer values = new DoublePointer(MklMemory.allocate(8L * nonzeros));
    if (s == null) {
      values.put(matrix.values(), 0, nonzeros);
    } else {
      putScaled(matrix, s, values);
    }
    return new CsrArrays(
        matrix.rows(), matrix.columns(), nonzeros, rowPointers, columnIndices, values, true);
  }

  private static void putScaled(CsrMatrix matrix, double[] s, DoublePointer values) {
    double[] chunk = new double[CHUNK];
    int from = 0;
    int filled = 0;
    for (int i = 0; i < matrix.rows(); i++) {
      for (int at = matrix.rowPointers()[i]; at < matrix.rowPointers()[i + 1]; at++) {
        chunk[filled++] = matrix.values()[at] * s[i] * s[matrix.columnIndices()[at]];
        if (filled == CHUNK) {
          values.getPointer(from).put(chunk, 0, filled);
          from += filled;
          filled = 0;
        }
      }
    }
    values.getPointer(from).put(chunk, 0, filled);
  }

  /**
   * Takes a caller's arrays as they are, without a copy, and keeps those alive that JavaCPP
   * allocated, {@code PointerScope} or not.
   *
   * @throws IllegalArgumentException if they are no CSR matrix
   */
  static CsrArrays sharing(
      int rows,
      int columns,
      IntPointer rowPointers,
      IntPointer columnIndices,
      DoublePointer values) {
    CallerArrays.check(rows, columns, rowPointers, columnIndices);
    rowPointers.retainReference();
    columnIndices.retainReference();
    values.retainReference();
    return new CsrArrays(
        rows, columns, rowPointers.get(rows), rowPointers, columnIndices, values, false);
  }

  /** Makes a handle on these arrays, planned for many products. */
  SparseHandle handle() {
    sparse_matrix matrix = new sparse_matrix();
    MklStatus.check(
        "mkl_sparse_d_create_csr",
        mkl_rt.mkl_sparse_d_create_csr(
            matrix,
            mkl_rt.SPARSE_INDEX_BASE_ZERO,
            rows,
            columns,
            rowPointers,
            rowPointers.getPointer(1),
            columnIndices,
            values));
    return new SparseHandle(matrix, SparseHandle.general());
  }

  /** Makes a handle on these arrays with other values. */
  SparseHandle handle(FloatPointer shortValues) {
    sparse_matrix matrix = new sparse_matrix();
    MklStatus.check(
        "mkl_sparse_s_create_csr",
        mkl_rt.mkl_sparse_s_create_csr(
            matrix,
            mkl_rt.SPARSE_INDEX_BASE_ZERO,
            rows,
            columns,
            rowPointers,
            rowPointers.getPointer(1),
            columnIndices,
            shortValues));
    return new SparseHandle(matrix, SparseHandle.general());
  }

  /** Returns the values rounded to float32, to be freed by the caller. */
  FloatPointer shortValues() {
    FloatPointer rounded = new FloatPointer(MklMemory.allocate(4L * nonzeros));
    double[] wide = new double[CHUNK];
    float[] narrow = new float[CHUNK];
    for (int from = 0; from < nonzeros; from += CHUNK) {
      int count = Math.min(CHUNK, nonzeros - from);
      values.getPointer(from).get(wide, 0, count);
      for (int i = 0; i < count; i++) {
        narrow[i] = (float) wide[i];
      }
      rounded.getPointer(from).put(narrow, 0, count);
    }
    return rounded;
  }

  /** Returns max_i Σ_j |f(a_ij)|. */
  double largestRowSum(DoubleUnaryOperator f) {
    int[] pointers = new int[rows + 1];
    rowPointers.get(pointers, 0, rows + 1);
    double[] row = new double[0];
    double bound = 0;
    for (int i = 0; i < rows; i++) {
      int length = pointers[i + 1] - pointers[i];
      if (row.length < length) {
        row = new double[2 * length];
      }
      values.getPointer(pointers[i]).get(row, 0, length);
      double sum = 0;
      for (int at = 0; at < length; at++) {
        sum += Math.abs(f.applyAsDouble(row[at]));
      }
      bound = Double.isNaN(sum) ? Double.POSITIVE_INFINITY : Math.max(bound, sum);
    }
    return bound;
  }

  /** Returns the bytes of the arrays. */
  long bytes() {
    return 12L * nonzeros + 4L * (rows + 1L);
  }

  /** Frees the arrays, or lets go of the caller's. */
  void free() {
    for (Pointer array : new Pointer[] {rowPointers, columnIndices, values}) {
      if (owned) {
        MklMemory.free(array);
      } else {
        array.releaseReference();
      }
    }
  }
}
