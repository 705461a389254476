package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;
import java.util.Random;

/**
 * A family of sparse symmetric positive definite matrices, whose spectra and right-hand sides no
 * formula gives. A value: equal parameters and equal seeds give the same bits on every machine.
 *
 * <p>A new family is one class that implements this, and its line in {@link OperatorZoo}.
 */
public interface OperatorDistribution {

  /** Returns the name in reports: {@code "neighbours"}. */
  String name();

  /**
   * Draws a matrix.
   *
   * @param n about how many rows, ≥ 64
   * @param random the source of everything drawn
   */
  CsrMatrix draw(int n, Random random);
}
