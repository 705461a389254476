package io.autospec.training;

import io.autospec.backend.MultiVector;
import io.autospec.operator.LinearOperator;
import java.util.Set;

/**
 * y = diag(λ) x: the operator on which recurrences are trained, because a polynomial of it acts on
 * every entry alone. Cost of a product: n multiplications and a copy each way.
 */
public final class DiagonalOperator implements LinearOperator {

  private final double[] eigenvalues;

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
    int k = x.columns();
    double[] values = new double[rows() * k];
    x.read(values);
    for (int at = 0; at < values.length; at++) {
      values[at] *= eigenvalues[at / k];
    }
    y.write(values);
  }
}
