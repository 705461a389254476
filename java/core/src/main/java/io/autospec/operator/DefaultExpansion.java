package io.autospec.operator;

import io.autospec.backend.MultiVector;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Recurrence;

/**
 * The recurrence of {@link PolynomialExpansion} with products and vector operations alone.
 *
 * <p>Not the bits of a fused backend: its terms are added in another order.
 */
final class DefaultExpansion {

  private DefaultExpansion() {}

  static void run(LinearOperator operator, PolynomialExpansion p, MultiVector x, MultiVector y) {
    if (p.outputs() != 1) {
      throw new IllegalArgumentException(
          "expansion has " + p.outputs() + " outputs: a matrix-free operator gives one at a time");
    }
    Recurrence r = p.recurrence();
    int k = x.columns();
    try (MultiVector previous = operator.newVector(k);
        MultiVector current = operator.newVector(k);
        MultiVector product = operator.newVector(k)) {
      current.assign(x);
      y.axpby(p.weight(0, 0), x, 0);
      MultiVector v = current;
      MultiVector before = previous;
      for (int i = 0; i < p.degree(); i++) {
        operator.apply(v, product);
        before.axpby(r.a(i), product, i == 0 ? 0 : r.c(i)); // v_{k+1} written over v_{k−1}
        before.axpby(r.b(i), v, 1);
        before.axpby(r.e(i), x, 1);
        y.axpby(p.weight(0, i + 1), before, 1);
        MultiVector next = before;
        before = v;
        v = next;
      }
    }
  }
}
