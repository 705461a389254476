package io.autospec.mkl;

import io.autospec.backend.MultiVector;
import io.autospec.operator.LinearOperator;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.Set;

/**
 * A caller's {@code sparse_matrix_t} as an operator, made by {@link MklBackend#wrap}. Nothing is
 * copied or destroyed: the caller keeps the handle, and its arrays, as long as this is in use.
 *
 * <p>Its blocks are {@link MklVector}s. A solver takes it as it takes any matrix-free operator.
 */
public final class MklOperator implements LinearOperator {

  private final SparseProducts products;
  private final Set<Property> properties;

  MklOperator(SparseProducts products, Set<Property> properties) {
    this.products = products;
    this.properties = Set.copyOf(properties);
  }

  @Override
  public int rows() {
    return products.rows();
  }

  @Override
  public int columns() {
    return products.columns();
  }

  @Override
  public Set<Property> properties() {
    return properties;
  }

  @Override
  public void apply(MultiVector x, MultiVector y) {
    products.apply(x, y);
  }

  @Override
  public void expand(PolynomialExpansion p, MultiVector x, MultiVector y) {
    products.requireExpandable(p, x, y);
    int width = Math.multiplyExact(2, x.columns());
    try (MklVector work = MklVector.zeros(rows(), width, products.threads())) {
      products.expand(p, x, y, work);
    }
  }

  @Override
  public MultiVector newVector(int columns) {
    return MklVector.zeros(rows(), columns, products.threads());
  }
}
