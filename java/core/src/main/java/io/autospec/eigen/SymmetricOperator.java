package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.VectorPool;
import io.autospec.operator.LinearOperator;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A symmetric operator and where its blocks come from.
 *
 * @param map n × n
 * @param vectors lends blocks of n rows
 * @param normBound a bound of every |λ|, or infinity
 */
record SymmetricOperator(LinearOperator map, VectorPool vectors, double normBound) {

  /**
   * The operator of a prepared matrix.
   *
   * @throws IllegalArgumentException if it is not square or was scaled
   */
  static SymmetricOperator of(PreparedMatrix a) {
    if (a.rows() != a.columns()) {
      throw new IllegalArgumentException(
          "matrix is " + a.rows() + " x " + a.columns() + ": expected square");
    }
    if (a.scaling() != Scaling.NONE) {
      throw new IllegalArgumentException(
          "matrix was prepared with scaling " + a.scaling() + ": eigenvalues need Scaling.NONE");
    }
    return new SymmetricOperator(a, a.vectors(), a.normBound());
  }

  int rows() {
    return map.rows();
  }

  /** Checks that there are as many eigenvalues as are wanted. */
  void requireCount(int count) {
    if (count > rows()) {
      throw new IllegalArgumentException(
          "count is " + count + ", the matrix has " + rows() + " rows: expected at most as many");
    }
  }

  /** Fills a block at random, uniform on [−1, 1), a column at a time. */
  void randomise(MultiVector y, SplittableRandom random) {
    try (VectorPool.Lease lease = vectors.lease()) {
      randomise(y, lease.vector(1), random);
    }
  }

  /** Fills a block at random by way of a column, n × 1. */
  static void randomise(MultiVector y, MultiVector column, SplittableRandom random) {
    double[] values = new double[y.rows()];
    for (int j = 0; j < y.columns(); j++) {
      Arrays.setAll(values, i -> 2 * random.nextDouble() - 1);
      column.write(values);
      y.copyColumns(column, new int[] {0}, new int[] {j});
    }
  }
}
