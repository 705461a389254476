package io.autospec.backend;

import io.autospec.operator.LinearOperator;

/**
 * A matrix in a backend's storage, ready for products: the operator S A S (S = I without scaling).
 * It holds no reference to the {@code CsrMatrix} it was made of.
 *
 * <p>Products may run in several threads at once. {@link #close} while a product runs in another
 * thread gives an {@link IllegalStateException} in one of the two; closing twice is harmless.
 */
public interface PreparedMatrix extends LinearOperator, AutoCloseable {

  /** Returns the number of stored nonzeros. */
  long nonzeros();

  /** Returns the scaling that was folded in. */
  Scaling scaling();

  /**
   * Returns s, n × 1, owned by this matrix, or null without scaling. With A_s = S A S the system A
   * x = b becomes A_s (S⁻¹ x) = S b.
   */
  MultiVector scale();

  /** Returns 1/s, n × 1, owned by this matrix, or null without scaling. */
  MultiVector inverseScale();

  /**
   * Returns max_i Σ_j |(S A S)_ij|, a bound of every |λ| (Gershgorin), or the same of the rounded
   * values inside expand if that is larger.
   */
  double normBound();

  /**
   * Returns max_i Σ_j |(S A S − B)_ij| with B the rounded values inside expand: no eigenvalue of a
   * symmetric matrix is moved by more (Weyl). Zero in {@link Precision#FLOAT64}.
   */
  double roundingBound();

  /** Returns what expand uses inside. */
  Precision precision();

  /** Returns the bytes held by this matrix in its backend. */
  long bytes();

  /** Returns the name of the storage chosen, as diagnostics show it: {@code "sell"}. */
  String storage();

  /**
   * Tells whether the backend keeps rows and columns in another order inside. Blocks and dot
   * products never show it.
   */
  default boolean reordered() {
    return false;
  }

  /**
   * Tells whether an expansion of this shape runs several steps per pass over memory.
   *
   * @param degree its steps
   * @param columns of its block
   */
  default boolean blocksSteps(int degree, int columns) {
    return false;
  }

  /** Returns why that storage was chosen: a clause without a full stop. */
  String storageReason();

  /** Returns the pool from which solvers borrow blocks of this matrix' height. */
  VectorPool vectors();

  /** Frees the memory and the pooled blocks. */
  @Override
  void close();
}
