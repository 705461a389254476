package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.operator.LinearOperator;
import io.autospec.recurrence.PolynomialExpansion;

/** φ = p, a polynomial filter. */
record PolynomialTransform(LinearOperator a, PolynomialExpansion p) implements SpectralTransform {

  @Override
  public void apply(MultiVector x, MultiVector y) {
    a.expand(p, x, y);
  }

  @Override
  public double at(double lambda) {
    return p.evaluate(lambda);
  }

  @Override
  public int degree() {
    return p.degree();
  }
}
