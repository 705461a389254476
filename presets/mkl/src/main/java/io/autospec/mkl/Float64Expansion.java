package io.autospec.mkl;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.mkl.global.mkl_rt;

/**
 * The recurrence in float64.
 *
 * @param handle the matrix
 * @param rows n
 * @param columns k of a vector of the recurrence
 * @param outputs the sums, side by side in the rows of y
 * @param y n × (columns · outputs)
 */
record Float64Expansion(SparseHandle handle, int rows, int columns, int outputs, DoublePointer y)
    implements Expansion<DoublePointer> {

  private int length() {
    return rows * columns;
  }

  @Override
  public void product(double a, DoublePointer v, double c, DoublePointer u) {
    handle.product(a, v, c, u, columns);
  }

  @Override
  public void scale(double c, DoublePointer u) {
    if (c == 0) {
      Pointer.memset(u, 0, (long) length() * Double.BYTES);
    } else {
      mkl_rt.cblas_dscal(length(), c, u, 1);
    }
  }

  @Override
  public void add(double alpha, DoublePointer x, DoublePointer u) {
    mkl_rt.cblas_daxpy(length(), alpha, x, 1, u, 1);
  }

  @Override
  public void accumulate(double w, DoublePointer v, int output) {
    if (outputs == 1) {
      add(w, v, y);
      return;
    }
    for (int j = 0; j < columns; j++) {
      DoublePointer from = v.getPointer(j);
      DoublePointer to = y.getPointer((long) output * columns + j);
      mkl_rt.cblas_daxpy(rows, w, from, columns, to, columns * outputs);
    }
  }
}
