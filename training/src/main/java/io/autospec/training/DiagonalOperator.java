package io.autospec.training;

import io.autospec.backend.MultiVector;
import io.autospec.backend.reference.ReferenceVector;
import io.autospec.operator.LinearOperator;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.Set;

/**
 * y = diag(λ) x: the operator on which recurrences are trained, because a polynomial of it acts on
 * every entry alone. Cost of a product, and of an expansion after the first with the same
 * polynomial: n multiplications and a copy.
 */
public final class DiagonalOperator implements LinearOperator {

  private final double[] eigenvalues;
  private final MultiVector diagonal;
  private volatile Values last;

  /** p(λ) of the polynomial expanded last. */
  private record Values(PolynomialExpansion polynomial, MultiVector diagonal) {}

  /**
   * Copies the eigenvalues.
   *
   * @param eigenvalues λ, all positive and finite
   */
  public DiagonalOperator(double[] eigenvalues) {
    this.eigenvalues = eigenvalues.clone();
    for (double eigenvalue : eigenvalues) {
      if (!(eigenvalue > 0 && eigenvalue < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "eigenvalue is " + eigenvalue + ": expected positive finite values");
      }
    }
    this.diagonal = column(this.eigenvalues);
  }

  private static MultiVector column(double[] values) {
    MultiVector column = new ReferenceVector(values.length, 1);
    column.write(values);
    return column;
  }

  @Override
  public int rows() {
    return eigenvalues.length;
  }

  @Override
  public int columns() {
    return eigenvalues.length;
  }

  @Override
  public Set<Property> properties() {
    return Set.of(Property.SYMMETRIC, Property.POSITIVE_DEFINITE);
  }

  @Override
  public void apply(MultiVector x, MultiVector y) {
    y.assign(x);
    y.scaleRows(diagonal);
  }

  /**
   * {@inheritDoc}
   *
   * <p>One output is formed as p(λ_i) x_i, with p evaluated by the scalar recurrence once per
   * polynomial: the same as the steps of the recurrence up to rounding, at the cost of one product.
   */
  @Override
  public void expand(PolynomialExpansion p, MultiVector x, MultiVector y) {
    if (p.outputs() != 1) {
      LinearOperator.super.expand(p, x, y);
      return;
    }
    Values values = last;
    if (values == null || values.polynomial != p) {
      double[] image = new double[eigenvalues.length];
      for (int i = 0; i < image.length; i++) {
        image[i] = p.evaluate(eigenvalues[i]);
      }
      values = new Values(p, column(image));
      last = values;
    }
    y.assign(x);
    y.scaleRows(values.diagonal);
  }
}
