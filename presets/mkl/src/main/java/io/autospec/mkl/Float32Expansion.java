package io.autospec.mkl;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.mkl.global.mkl_rt;

/**
 * The recurrence in float32, sums included: one conversion at each end.
 *
 * @param handle the matrix with float32 values
 * @param rows n
 * @param columns k of a vector of the recurrence
 * @param outputs the sums, side by side in the rows of y
 * @param y n × (columns · outputs)
 */
record Float32Expansion(SparseHandle handle, int rows, int columns, int outputs, FloatPointer y)
    implements Expansion<FloatPointer> {

  private int length() {
    return rows * columns;
  }

  @Override
  public void product(double a, FloatPointer v, double c, FloatPointer u) {
    handle.product((float) a, v, (float) c, u, columns);
  }

  @Override
  public void scale(double c, FloatPointer u) {
    if (c == 0) {
      Pointer.memset(u, 0, (long) length() * Float.BYTES);
    } else {
      mkl_rt.cblas_sscal(length(), (float) c, u, 1);
    }
  }

  @Override
  public void add(double alpha, FloatPointer x, FloatPointer u) {
    mkl_rt.cblas_saxpy(length(), (float) alpha, x, 1, u, 1);
  }

  @Override
  public void accumulate(double w, FloatPointer v, int output) {
    if (outputs == 1) {
      add(w, v, y);
      return;
    }
    for (int j = 0; j < columns; j++) {
      FloatPointer from = v.getPointer(j);
      FloatPointer to = y.getPointer((long) output * columns + j);
      mkl_rt.cblas_saxpy(rows, (float) w, from, columns, to, columns * outputs);
    }
  }
}
