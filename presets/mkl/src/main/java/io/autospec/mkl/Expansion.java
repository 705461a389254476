package io.autospec.mkl;

import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Recurrence;
import org.bytedeco.javacpp.Pointer;

/**
 * The recurrence v_{k+1} = (a_k A + b_k) v_k + c_k v_{k−1} + e_k z by MKL's product, which takes
 * a_k and c_k along and writes v_{k+1} over v_{k−1}, and one pass of axpy per term beside it.
 *
 * @param <P> the pointers of the precision
 */
interface Expansion<P extends Pointer> {

  /** u = a A v + c u; u is not read if c = 0. */
  void product(double a, P v, double c, P u);

  /** u = c u; u is not read if c = 0. */
  void scale(double c, P u);

  /** u = u + α x. */
  void add(double alpha, P x, P u);

  /** y_output = y_output + w v. */
  void accumulate(double w, P v, int output);

  /**
   * Runs it; the sums y begin at zero.
   *
   * @param z the start, read only
   * @param current a copy of it
   * @param previous anything
   */
  default void run(PolynomialExpansion p, P z, P current, P previous) {
    Recurrence r = p.recurrence();
    P v = current;
    P u = previous;
    weigh(p, 0, v);
    for (int step = 0; step < p.degree(); step++) {
      double c = step == 0 ? 0 : r.c(step);
      if (r.a(step) == 0) {
        scale(c, u);
      } else {
        product(r.a(step), v, c, u);
      }
      if (r.b(step) != 0) {
        add(r.b(step), v, u);
      }
      if (r.e(step) != 0) {
        add(r.e(step), z, u);
      }
      weigh(p, step + 1, u);
      P next = u;
      u = v;
      v = next;
    }
  }

  private void weigh(PolynomialExpansion p, int index, P v) {
    for (int output = 0; output < p.outputs(); output++) {
      double w = p.weight(output, index);
      if (w != 0) {
        accumulate(w, v, output);
      }
    }
  }
}
