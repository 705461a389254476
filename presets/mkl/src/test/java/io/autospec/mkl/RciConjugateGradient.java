package io.autospec.mkl;

import static org.bytedeco.mkl.global.mkl_rt.dcg;
import static org.bytedeco.mkl.global.mkl_rt.dcg_check;
import static org.bytedeco.mkl.global.mkl_rt.dcg_get;
import static org.bytedeco.mkl.global.mkl_rt.dcg_init;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * A caller's conjugate gradients with MKL's reverse-communication interface: the loop of MKL's own
 * examples, with our preconditioner where it asks for one. Addresses in its work array are all that
 * is exchanged.
 */
final class RciConjugateGradient {

  /** What the loop needs done on addresses. */
  @FunctionalInterface
  interface Map {
    /** to = M from, n values each. */
    void apply(DoublePointer from, DoublePointer to);
  }

  private static final int DONE = 0;
  private static final int PRODUCT = 1;
  private static final int PRECONDITIONER = 3;

  // indices into ipar and dpar, which the documentation counts from 1
  private static final int STOP_AT_MAXIMUM = 7;
  private static final int STOP_AT_RESIDUAL = 8;
  private static final int STOP_BY_CALLER = 9;
  private static final int PRECONDITIONED = 10;
  private static final int MAXIMUM = 4;
  private static final int RELATIVE_TOLERANCE = 0;

  private RciConjugateGradient() {}

  /**
   * Solves A x = b from x = 0.
   *
   * @param preconditioner z = C⁻¹ r, or null for plain conjugate gradients
   * @return the number of iterations, or minus the request it stopped with
   */
  static int solve(double[] b, double[] x, double tolerance, Map product, Map preconditioner) {
    int n = b.length;
    try (IntPointer size = new IntPointer(new int[] {n});
        IntPointer request = new IntPointer(1);
        IntPointer ipar = new IntPointer(128);
        DoublePointer dpar = new DoublePointer(128);
        DoublePointer work = new DoublePointer(4L * n);
        DoublePointer right = new DoublePointer(b);
        DoublePointer solution = new DoublePointer(new double[n]);
        IntPointer iterations = new IntPointer(1)) {
      dcg_init(size, solution, right, request, ipar, dpar, work);
      ipar.put(STOP_AT_MAXIMUM, 1).put(MAXIMUM, 10 * n);
      ipar.put(STOP_AT_RESIDUAL, 1).put(STOP_BY_CALLER, 0);
      ipar.put(PRECONDITIONED, preconditioner == null ? 0 : 1);
      dpar.put(RELATIVE_TOLERANCE, tolerance * tolerance); // of the squared norm
      dcg_check(size, solution, right, request, ipar, dpar, work);
      do {
        dcg(size, solution, right, request, ipar, dpar, work);
        if (request.get() == PRODUCT) {
          product.apply(work, work.getPointer(n));
        } else if (request.get() == PRECONDITIONER) {
          preconditioner.apply(work.getPointer(2L * n), work.getPointer(3L * n));
        }
      } while (request.get() == PRODUCT || request.get() == PRECONDITIONER);
      dcg_get(size, solution, right, request, ipar, dpar, work, iterations);
      solution.get(x);
      return request.get() == DONE ? iterations.get() : -Math.abs(request.get());
    }
  }
}
