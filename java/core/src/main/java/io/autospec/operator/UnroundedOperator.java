package io.autospec.operator;

import io.autospec.backend.MultiVector;
import java.util.Set;

/**
 * An operator whose expansions run by {@link #apply}, whose products are float64 always, where its
 * own would run in a shorter precision. Dearer: vectors and products are passed over separately.
 *
 * @param operator A
 */
public record UnroundedOperator(LinearOperator operator) implements LinearOperator {

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
    return operator.properties();
  }

  @Override
  public void apply(MultiVector x, MultiVector y) {
    operator.apply(x, y);
  }

  @Override
  public MultiVector newVector(int columns) {
    return operator.newVector(columns);
  }
}
