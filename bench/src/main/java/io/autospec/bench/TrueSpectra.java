package io.autospec.bench;

import io.autospec.matrix.CsrMatrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * All eigenvalues of matrices of a collection, by a dense solver, kept in a folder: n = 4,000 takes
 * minutes.
 *
 * @param folder where they are kept, as float64 in big-endian order
 */
record TrueSpectra(Path folder) {

  /**
   * Returns the eigenvalues, ascending.
   *
   * @param name of the matrix
   * @param matrix symmetric
   * @param scaled whether of the Jacobi-scaled matrix
   */
  double[] of(String name, CsrMatrix matrix, boolean scaled) throws IOException {
    return kept(name + (scaled ? ".s" : ".u"), () -> eigenvalues(matrix, scaled));
  }

  /** Returns the singular values of any matrix, ascending. */
  double[] singular(String name, CsrMatrix matrix) throws IOException {
    return kept(name + ".v", () -> singularValues(matrix));
  }

  private double[] kept(String name, Supplier<double[]> solver) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(name);
    if (Files.exists(file)) {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      double[] values = new double[bytes.capacity() / Double.BYTES];
      bytes.asDoubleBuffer().get(values);
      return values;
    }
    double[] values = solver.get();
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    Files.write(file, bytes.array());
    return values;
  }

  private static double[] singularValues(CsrMatrix a) {
    DMatrixRMaj dense = new DMatrixRMaj(a.rows(), a.columns());
    for (int i = 0; i < a.rows(); i++) {
      for (int k = a.rowPointers()[i]; k < a.rowPointers()[i + 1]; k++) {
        dense.set(i, a.columnIndices()[k], a.values()[k]);
      }
    }
    double[] values =
        Arrays.copyOf(SingularOps_DDRM.singularValues(dense), Math.min(a.rows(), a.columns()));
    Arrays.sort(values);
    return values;
  }

  private static double[] eigenvalues(CsrMatrix a, boolean scaled) {
    int n = a.rows();
    DMatrixRMaj dense = new DMatrixRMaj(n, n);
    double[] root = new double[n];
    Arrays.fill(root, 1);
    for (int i = 0; i < n; i++) {
      for (int k = a.rowPointers()[i]; k < a.rowPointers()[i + 1]; k++) {
        dense.set(i, a.columnIndices()[k], a.values()[k]);
      }
      if (scaled) {
        root[i] = Math.sqrt(dense.get(i, i));
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        dense.set(i, j, dense.get(i, j) / (root[i] * root[j]));
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
    if (!eigen.decompose(dense)) {
      throw new ArithmeticException("eigenvalues did not converge");
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = eigen.getEigenvalue(i).getReal();
    }
    Arrays.sort(values);
    return values;
  }
}
