package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.backend.VectorPool;
import io.autospec.dense.IndexOrder;
import io.autospec.solve.Outcome;
import java.util.Arrays;
import java.util.List;

/**
 * Eigenpairs that have converged.
 *
 * @param a whose they are
 * @param vectors orthonormal
 * @param columns those of the vectors that are eigenvectors
 * @param values the eigenvalue of each, in any order
 * @param residuals the residual norm of each
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
record FoundPairs(
    SymmetricOperator a, KrylovBasis vectors, int[] columns, double[] values, double[] residuals) {

  /**
   * What is to be told of a run beside its pairs.
   *
   * @param wanted pairs
   * @param confidence that none is missing, as a random restart told it; 0 without
   */
  record Run(
      String method,
      int wanted,
      Outcome outcome,
      int degree,
      long applications,
      long probeApplications,
      long reductions,
      double confidence,
      double seconds) {}

  int count() {
    return columns.length;
  }

  /**
   * Returns what was found, ascending. The vectors are copied out a column at a time.
   *
   * @throws IllegalArgumentException if the vectors do not fit a Java array
   */
  EigenSolution solution(Run run) {
    int k = count();
    int[] order = IndexOrder.ascending(k, j -> values[j]);
    double orthogonality = OrthonormalBasis.deviation(vectors.slabs(), vectors.columns());
    return new EigenSolution(
        Arrays.stream(order).mapToDouble(j -> values[j]).toArray(),
        Arrays.stream(order).mapToDouble(j -> residuals[j]).toArray(),
        copied(order),
        run.outcome,
        advice(run, k),
        run.method,
        run.degree,
        run.applications,
        run.probeApplications,
        run.reductions,
        run.confidence > 0
            ? new Certificate(Check.RANDOM_RESTART, k, k, run.confidence, orthogonality)
            : Certificate.none(k, orthogonality),
        run.seconds);
  }

  private static String advice(Run run, int found) {
    String next =
        switch (run.outcome) {
          case CONVERGED -> "";
          case INTERRUPTED -> "the computation was interrupted";
          case LIMIT_REACHED ->
              "the limit of products was reached: raise withMaxApplications, or withTolerance";
          default ->
              "the residuals no longer fall: the tolerance may be below what rounding allows;"
                  + " try a larger withTolerance";
        };
    return next.isEmpty() ? "" : found + " of " + run.wanted + " eigenvalues were found; " + next;
  }

  private double[] copied(int[] order) {
    int n = a.rows();
    int k = order.length;
    if ((long) n * k > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          k + " eigenvectors of " + n + " entries exceed a Java array: ask for fewer eigenvalues");
    }
    double[] all = new double[n * k];
    double[] values = new double[n];
    List<MultiVector> slabs = vectors.slabs();
    try (VectorPool.Lease lease = a.vectors().lease()) {
      MultiVector column = lease.vector(1);
      for (int j = 0; j < k; j++) {
        int at = columns[order[j]];
        MultiVector slab = slabs.get(at / vectors.width());
        column.copyColumns(slab, new int[] {at % vectors.width()}, new int[] {0});
        column.read(values);
        for (int i = 0; i < n; i++) {
          all[i * k + j] = values[i];
        }
      }
    }
    return all;
  }
}
