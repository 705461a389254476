package io.autospec.mkl;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.mkl.global.mkl_rt;

/** Between float64 and float32, by LAPACK's conversions of a one-column matrix. */
final class Conversion {

  private Conversion() {}

  /** Rounds; a value beyond the range becomes infinite. */
  static void narrow(DoublePointer from, FloatPointer to, int length) {
    int refused =
        mkl_rt.LAPACKE_dlag2s_work(COLUMN_MAJOR, length, 1, from, rows(length), to, rows(length));
    if (refused != 0) { // it stops at the first value beyond the range
      for (int i = 0; i < length; i++) {
        to.put(i, (float) from.get(i));
      }
    }
  }

  /** Widens, exactly. */
  static void widen(FloatPointer from, DoublePointer to, int length) {
    mkl_rt.LAPACKE_slag2d_work(COLUMN_MAJOR, length, 1, from, rows(length), to, rows(length));
  }

  private static final int COLUMN_MAJOR = mkl_rt.LAPACK_COL_MAJOR;

  private static int rows(int length) {
    return Math.max(1, length);
  }
}
