package io.autospec.bench;

import io.autospec.matrix.CsrMatrix;

/**
 * Conjugate gradients with Jacobi's preconditioner as anyone would write them in Java, the passes
 * over the vectors joined. Hestenes and Stiefel 1952; Saad, Iterative Methods for Sparse Linear
 * Systems, algorithm 9.1.
 */
final class PlainJavaSolver {

  private PlainJavaSolver() {}

  /** Solves from x = 0; returns the number of iterations. */
  static int solve(CsrMatrix a, double[] b, double[] x, double tolerance, int mostIterations) {
    int n = a.rows();
    double[] inverse = a.diagonal();
    double[] r = b.clone();
    double[] p = new double[n];
    double[] q = new double[n];
    double rz = 0;
    double square = 0;
    for (int i = 0; i < n; i++) {
      inverse[i] = 1 / inverse[i];
      x[i] = 0;
      p[i] = inverse[i] * r[i];
      rz += p[i] * r[i];
      square += r[i] * r[i];
    }
    double target = tolerance * Math.sqrt(square);
    int iterations = 0;
    while (Math.sqrt(square) > target && iterations < mostIterations) {
      double alpha = rz / product(a, p, q);
      double next = 0;
      square = 0;
      for (int i = 0; i < n; i++) {
        x[i] += alpha * p[i];
        r[i] -= alpha * q[i];
        next += inverse[i] * r[i] * r[i];
        square += r[i] * r[i];
      }
      double beta = next / rz;
      rz = next;
      for (int i = 0; i < n; i++) {
        p[i] = inverse[i] * r[i] + beta * p[i];
      }
      iterations++;
    }
    return iterations;
  }

  /** q = A p; returns pᵀ q. */
  private static double product(CsrMatrix a, double[] p, double[] q) {
    int[] pointers = a.rowPointers();
    int[] columns = a.columnIndices();
    double[] values = a.values();
    double dot = 0;
    for (int i = 0; i < q.length; i++) {
      double sum = 0;
      for (int k = pointers[i]; k < pointers[i + 1]; k++) {
        sum += values[k] * p[columns[k]];
      }
      q[i] = sum;
      dot += p[i] * sum;
    }
    return dot;
  }
}
