package io.autospec.eigen;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The eigenvalues of a small dense symmetric matrix, ascending, with orthonormal eigenvectors. */
final class SymmetricEigen {

  private final double[] values;
  private final double[][] vectors;

  private SymmetricEigen(double[] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /**
   * Decomposes a matrix, whose lower triangle is taken for both. Cost: some 10 k³.
   *
   * @throws ArithmeticException if the decomposition fails, as it does on values not finite
   */
  static SymmetricEigen of(DMatrixRMaj matrix) {
    int k = matrix.numRows;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(k, true, true);
    DMatrixRMaj symmetric = new DMatrixRMaj(k, k);
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        symmetric.set(i, j, 0.5 * (matrix.get(i, j) + matrix.get(j, i)));
      }
    }
    if (!eigen.decompose(symmetric)) {
      throw new ArithmeticException("the dense " + k + " x " + k + " eigenproblem failed");
    }
    int[] order =
        IntStream.range(0, k)
            .boxed()
            .sorted((p, q) -> Double.compare(value(eigen, p), value(eigen, q)))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[k];
    double[][] vectors = new double[k][];
    for (int j = 0; j < k; j++) {
      values[j] = value(eigen, order[j]);
      vectors[j] = eigen.getEigenVector(order[j]).data.clone();
    }
    return new SymmetricEigen(values, vectors);
  }

  private static double value(EigenDecomposition_F64<DMatrixRMaj> eigen, int i) {
    return eigen.getEigenvalue(i).getReal();
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
    return vectors[j][i];
  }
}
