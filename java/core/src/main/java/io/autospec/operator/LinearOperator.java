package io.autospec.operator;

import io.autospec.backend.MultiVector;
import io.autospec.backend.reference.ReferenceVector;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.Set;

/**
 * A linear map y = A x on blocks of vectors.
 *
 * <p>Only {@link #apply} must be written; a prepared matrix overrides {@link #expand} with a fused
 * kernel. Properties are declared by the caller and checked where they matter.
 */
public interface LinearOperator {

  /** What the caller knows of the operator. */
  enum Property {
    /** A = Aᵀ. */
    SYMMETRIC,
    /** xᵀ A x > 0 for x ≠ 0. */
    POSITIVE_DEFINITE
  }

  /** Returns the number of rows, the length of y. */
  int rows();

  /** Returns the number of columns, the length of x. */
  int columns();

  /** Returns the declared properties. */
  Set<Property> properties();

  /**
   * Computes y = A x.
   *
   * @param x columns() × k
   * @param y rows() × k, overwritten; must not be {@code x}
   */
  void apply(MultiVector x, MultiVector y);

  /**
   * Computes y = A x and, per column, the dot product xᵀ y, in one pass where the operator can.
   *
   * @param x columns() × k
   * @param y rows() × k, overwritten; must not be {@code x}
   * @param dots receives k values
   */
  default void apply(MultiVector x, MultiVector y, double[] dots) {
    apply(x, y);
    x.dot(y, dots);
  }

  /**
   * Computes Y_j = p_j(A) x for every output of an expansion.
   *
   * <p>This default runs the recurrence with {@link #apply} and vector operations, three blocks
   * allocated per call. Cost: {@code p.degree()} products.
   *
   * @param p the expansion
   * @param x rows() × k
   * @param y rows() × (k · outputs), output j in columns j·k … j·k + k − 1; overwritten; must not
   *     be {@code x}
   */
  default void expand(PolynomialExpansion p, MultiVector x, MultiVector y) {
    DefaultExpansion.run(this, p, x, y);
  }

  /** Allocates a block of {@code rows() × columns} zeros that fits this operator. */
  default MultiVector newVector(int columns) {
    return new ReferenceVector(rows(), columns);
  }
}
