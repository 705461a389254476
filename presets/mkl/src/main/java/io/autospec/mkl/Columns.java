package io.autospec.mkl;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.mkl.global.mkl_rt;

/** Operations on one column of a row-major block, or on all of it with stride 1. */
final class Columns {

  private Columns() {}

  /** y_i = value for {@code count} values. */
  static void fill(int count, int stride, double value, DoublePointer y) {
    try (DoublePointer one = new DoublePointer(new double[] {value})) {
      mkl_rt.cblas_dcopy(count, one, 0, y, stride); // stride 0: the same value each time
    }
  }

  /** y = α x + β y; a term whose factor is zero is not read. x may be y. */
  static void combine(
      int count, int stride, double alpha, DoublePointer x, double beta, DoublePointer y) {
    if (alpha == 0) {
      scale(count, stride, beta, y);
    } else if (beta == 0) {
      mkl_rt.cblas_dcopy(count, x, stride, y, stride);
      scale(count, stride, alpha, y);
    } else {
      mkl_rt.cblas_daxpby(count, alpha, x, stride, beta, y, stride);
    }
  }

  private static void scale(int count, int stride, double factor, DoublePointer y) {
    if (factor == 0) {
      fill(count, stride, 0, y);
    } else if (factor != 1) {
      mkl_rt.cblas_dscal(count, factor, y, stride);
    }
  }
}
