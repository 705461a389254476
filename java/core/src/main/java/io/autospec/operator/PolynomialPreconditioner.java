package io.autospec.operator;

import io.autospec.backend.MultiVector;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.Set;

/**
 * y = p(A) x with p ≈ 1/λ on the spectrum of A: one fused expansion per application.
 *
 * <p>Symmetric because A is; positive definite if p is positive on the spectrum, which {@link
 * io.autospec.model.GuardedModel} certifies on a grid. Cost: {@code polynomial.degree()} products.
 *
 * @param operator A, square and symmetric
 * @param polynomial p, one output
 */
public record PolynomialPreconditioner(LinearOperator operator, PolynomialExpansion polynomial)
    implements LinearOperator {

  /** Checks the shapes. */
  public PolynomialPreconditioner {
    if (operator.rows() != operator.columns()) {
      throw new IllegalArgumentException(
          "operator is " + operator.rows() + " x " + operator.columns() + ": expected square");
    }
    if (polynomial.outputs() != 1) {
      throw new IllegalArgumentException(
          "polynomial has " + polynomial.outputs() + " outputs: a preconditioner has one");
    }
  }

  @Override
  public int rows() {
    return operator.rows();
  }

  @Override
  public int columns() {
    return operator.columns();
  }

  @Override
  public Set<Property> properties() {
    return Set.of(Property.SYMMETRIC);
  }

  @Override
  public void apply(MultiVector x, MultiVector y) {
    operator.expand(polynomial, x, y);
  }

  @Override
  public MultiVector newVector(int columns) {
    return operator.newVector(columns);
  }
}
