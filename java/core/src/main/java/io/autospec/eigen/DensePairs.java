package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * All eigenpairs by a dense solver, for small matrices and windows that hold most of the spectrum.
 * Cost: n products, some 10 n³ operations, 3 n² numbers.
 */
final class DensePairs {

  private static final int COLUMNS = 64;

  private DensePairs() {}

  /** Adds the pairs with lower ≤ λ ≤ upper. */
  static void add(
      SymmetricOperator a, double lower, double upper, EigenPairs found, Spending spent) {
    int n = a.rows();
    SymmetricEigen eigen = SymmetricEigen.of(n, DenseEigen.entries(a));
    spent.add(n, 0);
    int[] inside =
        IntStream.range(0, n)
            .filter(j -> lower <= eigen.value(j) && eigen.value(j) <= upper)
            .toArray();
    for (int from = 0; from < inside.length; from += COLUMNS) {
      int k = Math.min(COLUMNS, inside.length - from);
      double[] values = new double[n * k];
      double[] minus = new double[k];
      double[] lambda = new double[k];
      for (int j = 0; j < k; j++) {
        lambda[j] = eigen.value(inside[from + j]);
        minus[j] = -lambda[j];
        for (int i = 0; i < n; i++) {
          values[i * k + j] = eigen.vector(i, inside[from + j]);
        }
      }
      try (MultiVector v = a.map().newVector(k);
          MultiVector residual = a.map().newVector(k)) {
        v.write(values);
        a.map().apply(v, residual);
        spent.add(k, 1);
        double[] ones = new double[k];
        Arrays.fill(ones, 1);
        residual.axpby(minus, v, ones);
        double[] squares = new double[k];
        residual.dot(residual, squares);
        found.add(
            v,
            IntStream.range(0, k).toArray(),
            lambda,
            Arrays.stream(squares).map(Math::sqrt).toArray());
      }
    }
  }
}
