package io.autospec.eigen;

import io.autospec.dense.DenseAlgebras;

/**
 * The eigenvalues of a small dense symmetric matrix, ascending, with orthonormal eigenvectors.
 *
 * @param values ascending
 * @param vectors row-major, eigenvector j in column j
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
record SymmetricEigen(double[] values, double[] vectors) {

  /**
   * Decomposes a matrix that is symmetric up to rounding. Cost: some 10 k³.
   *
   * @param k the order, at least 1
   * @param matrix row-major, left as it is
   * @throws ArithmeticException if the decomposition fails, as it does on values not finite
   */
  static SymmetricEigen of(int k, double[] matrix) {
    double[] vectors = new double[k * k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        vectors[i * k + j] = 0.5 * (matrix[i * k + j] + matrix[j * k + i]);
      }
    }
    double[] values = new double[k];
    DenseAlgebras.ofOrder(k).symmetricEigen(k, vectors, values);
    return new SymmetricEigen(values, vectors);
  }

  int size() {
    return values.length;
  }

  /** Returns eigenvalue j, ascending. */
  double value(int j) {
    return values[j];
  }

  /** Returns entry i of eigenvector j. */
  double vector(int i, int j) {
    return vectors[i * values.length + j];
  }

  /** Returns entries from {@code row} on of the first eigenvectors, row-major. */
  double[] block(int row, int rows, int columns) {
    double[] block = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(vectors, (row + i) * values.length, block, i * columns, columns);
    }
    return block;
  }

  /** Returns the first eigenvectors below some rows of zeros, row-major. */
  double[] padded(int zeros, int columns) {
    double[] block = new double[(zeros + size()) * columns];
    System.arraycopy(block(0, size(), columns), 0, block, zeros * columns, size() * columns);
    return block;
  }
}
