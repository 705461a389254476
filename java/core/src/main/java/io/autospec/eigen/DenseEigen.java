package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.backend.VectorPool;
import io.autospec.solve.Outcome;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * All eigenvalues of a small operator by dense algebra, of which the wanted are kept.
 *
 * <p>Cost: n products for the entries, some 9 n³ for their eigenvectors, n² of memory.
 */
final class DenseEigen {

  private static final int PANEL = 16;

  private DenseEigen() {}

  /**
   * Finds the lowest or highest eigenvalues; each has its residual by a product of its own.
   *
   * @param tolerance of the residual norms over ‖A‖; below rounding it is not met, which is said
   */
  static EigenSolution run(SymmetricOperator a, int count, Extreme which, double tolerance) {
    long start = System.nanoTime();
    int n = a.rows();
    SymmetricEigen eigen = SymmetricEigen.of(n, entries(a));
    int from = which == Extreme.LOWEST ? 0 : n - count;
    double[] vectors = new double[n * count];
    for (int i = 0; i < n; i++) {
      System.arraycopy(eigen.vectors(), i * n + from, vectors, i * count, count);
    }
    double[] values = Arrays.copyOfRange(eigen.values(), from, from + count);
    double[] residuals = residuals(a, vectors, values);
    double norm = Math.max(Math.abs(eigen.value(0)), Math.abs(eigen.value(n - 1)));
    double largest = Arrays.stream(residuals).max().orElse(0);
    boolean met = largest <= tolerance * norm;
    return new EigenSolution(
        values,
        residuals,
        vectors,
        met ? Outcome.CONVERGED : Outcome.STAGNATED,
        met ? "" : "residual norms of " + largest + " are rounding: try a larger tolerance",
        "dense",
        1,
        n + count,
        0,
        0,
        new Certificate(Check.DENSE, count, count, 1, orthogonality(vectors, n, count)),
        (System.nanoTime() - start) * 1e-9);
  }

  /** A times the unit vectors, row-major. */
  static double[] entries(SymmetricOperator a) {
    int n = a.rows();
    double[] all = new double[n * n];
    int width = Math.min(PANEL, n);
    double[] part = new double[n * width];
    try (VectorPool.Lease lease = a.vectors().lease()) {
      MultiVector unit = lease.vector(width);
      MultiVector image = lease.vector(width);
      for (int from = 0; from < n; from += width) {
        int taken = Math.min(width, n - from);
        Arrays.fill(part, 0);
        for (int j = 0; j < taken; j++) {
          part[(from + j) * width + j] = 1;
        }
        unit.write(part);
        a.map().apply(unit, image);
        image.read(part);
        for (int i = 0; i < n; i++) {
          System.arraycopy(part, i * width, all, i * n + from, taken);
        }
      }
    }
    return all;
  }

  private static double[] residuals(SymmetricOperator a, double[] vectors, double[] values) {
    int k = values.length;
    double[] squares = new double[k];
    double[] ones = new double[k];
    Arrays.fill(ones, 1);
    try (VectorPool.Lease lease = a.vectors().lease()) {
      MultiVector v = lease.vector(k);
      MultiVector r = lease.vector(k);
      v.write(vectors);
      a.map().apply(v, r);
      r.axpby(Arrays.stream(values).map(t -> -t).toArray(), v, ones);
      r.dot(r, squares);
    }
    return Arrays.stream(squares).map(Math::sqrt).toArray();
  }

  private static double orthogonality(double[] vectors, int n, int k) {
    return IntStream.range(0, k * k)
        .mapToDouble(
            pair -> {
              int p = pair / k;
              int q = pair % k;
              double sum = p == q ? -1 : 0;
              for (int i = 0; i < n; i++) {
                sum += vectors[i * k + p] * vectors[i * k + q];
              }
              return Math.abs(sum);
            })
        .max()
        .orElse(0);
  }
}
