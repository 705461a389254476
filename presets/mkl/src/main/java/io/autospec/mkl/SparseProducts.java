package io.autospec.mkl;

import io.autospec.backend.MultiVector;
import io.autospec.recurrence.PolynomialExpansion;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.mkl.global.mkl_rt;

/**
 * Products and polynomials of one handle on our blocks.
 *
 * @param handle the matrix, or null if it has no row or no column: MKL makes no such handle
 * @param rows of the matrix
 * @param columns of the matrix
 * @param threads of the calls
 * @param lifetime of the handle
 */
record SparseProducts(
    SparseHandle handle, int rows, int columns, MklThreads threads, Lifetime lifetime) {

  /** y = A x. */
  void apply(MultiVector x, MultiVector y) {
    int k = x.columns();
    MklVector from = MklVector.shaped("x", x, columns, k);
    MklVector to = MklVector.shaped("y", y, rows, k);
    requireDistinct(x, y);
    threads.run(
        () -> {
          if (handle == null) {
            Pointer.memset(to.pointer(), 0, (long) rows * k * Double.BYTES);
          } else {
            handle.product(1, from.pointer(), 0, to.pointer(), k);
          }
        },
        lifetime,
        from.lifetime(),
        to.lifetime());
  }

  /**
   * Y_j = p_j(A) x in float64.
   *
   * @param work n × 2 k
   */
  void expand(PolynomialExpansion p, MultiVector x, MultiVector y, MklVector work) {
    int k = x.columns();
    MklVector from = (MklVector) x;
    MklVector to = (MklVector) y;
    threads.run(
        () -> {
          int length = rows * k;
          DoublePointer current = work.pointer();
          mkl_rt.cblas_dcopy(length, from.pointer(), 1, current, 1);
          Pointer.memset(to.pointer(), 0, (long) length * p.outputs() * Double.BYTES);
          new Float64Expansion(handle, rows, k, p.outputs(), to.pointer())
              .run(p, from.pointer(), current, work.pointer().getPointer(length));
        },
        lifetime,
        from.lifetime(),
        to.lifetime(),
        work.lifetime());
  }

  /**
   * Y_j = p_j(A) x in float32 inside.
   *
   * @param shortHandle the matrix in float32
   * @param work n × ⌈k (3 + outputs) / 2⌉: three short vectors and the short sums
   */
  void expandShort(
      SparseHandle shortHandle,
      PolynomialExpansion p,
      MultiVector x,
      MultiVector y,
      MklVector work) {
    int k = x.columns();
    MklVector from = (MklVector) x;
    MklVector to = (MklVector) y;
    threads.run(
        () -> {
          int length = rows * k;
          FloatPointer z = new FloatPointer(work.pointer());
          FloatPointer current = z.getPointer(length);
          FloatPointer sums = z.getPointer(3L * length);
          Conversion.narrow(from.pointer(), z, length);
          mkl_rt.cblas_scopy(length, z, 1, current, 1);
          Pointer.memset(sums, 0, (long) length * p.outputs() * Float.BYTES);
          new Float32Expansion(shortHandle, rows, k, p.outputs(), sums)
              .run(p, z, current, z.getPointer(2L * length));
          Conversion.widen(sums, to.pointer(), length * p.outputs());
        },
        lifetime,
        from.lifetime(),
        to.lifetime(),
        work.lifetime());
  }

  /** Checks the blocks of an expansion. */
  void requireExpandable(PolynomialExpansion p, MultiVector x, MultiVector y) {
    int k = x.columns();
    MklVector.shaped("x", x, rows, k);
    MklVector.shaped("y", y, rows, Math.multiplyExact(k, p.outputs()));
    requireDistinct(x, y);
    if (rows != columns) {
      throw new IllegalArgumentException(
          "matrix is " + rows + " x " + columns + ": a polynomial needs a square one");
    }
  }

  private static void requireDistinct(MultiVector x, MultiVector y) {
    if (x == y) {
      throw new IllegalArgumentException("y is x: expected two blocks");
    }
  }
}
