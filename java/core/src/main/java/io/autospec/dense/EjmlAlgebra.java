package io.autospec.dense;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;

/** Dense algebra on EJML: pure Java, always there. */
public final class EjmlAlgebra implements DenseAlgebra {

  /** Makes one; it has no state. */
  public EjmlAlgebra() {}

  @Override
  public String name() {
    return "ejml";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public String unusableReason() {
    return null;
  }

  @Override
  public String library() {
    return "EJML";
  }

  @Override
  public void multiply(int m, int n, int k, double[] a, double[] b, double[] c) {
    DenseArguments.requireMatrix("a", a, m, k);
    DenseArguments.requireMatrix("b", b, k, n);
    DenseArguments.requireMatrix("c", c, m, n);
    CommonOps_DDRM.mult(
        DMatrixRMaj.wrap(m, k, a), DMatrixRMaj.wrap(k, n, b), DMatrixRMaj.wrap(m, n, c));
  }

  @Override
  public boolean cholesky(int n, double[] a) {
    DenseArguments.requireMatrix("a", a, n, n);
    DenseArguments.requireFinite(a, n);
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
    DMatrixRMaj matrix = DMatrixRMaj.wrap(n, n, a.clone());
    if (!cholesky.decompose(matrix)) {
      return false;
    }
    System.arraycopy(cholesky.getT(null).data, 0, a, 0, n * n);
    return true;
  }

  @Override
  public void symmetricEigen(int n, double[] a, double[] values) {
    DenseArguments.requireMatrix("a", a, n, n);
    DenseArguments.requireMatrix("values", values, n, 1);
    DenseArguments.requireFinite(a, n);
    DMatrixRMaj matrix = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        matrix.set(i, j, a[i * n + j]);
        matrix.set(j, i, a[i * n + j]);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(matrix)) {
      throw new ArithmeticException("the dense " + n + " x " + n + " eigenproblem failed");
    }
    double[] found = IntStream.range(0, n).mapToDouble(i -> eigen.getEigenvalue(i).real).toArray();
    int[] order = IndexOrder.ascending(n, i -> found[i]);
    for (int j = 0; j < n; j++) {
      values[j] = found[order[j]];
      double[] vector = eigen.getEigenVector(order[j]).data;
      for (int i = 0; i < n; i++) {
        a[i * n + j] = vector[i];
      }
    }
  }

  @Override
  public void qr(int m, int n, double[] a, double[] r) {
    DenseArguments.requireMatrix("a", a, m, n);
    DenseArguments.requireMatrix("r", r, n, n);
    DenseArguments.requireTall(m, n);
    DenseArguments.requireFinite(a, n);
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(m, n);
    if (!qr.decompose(DMatrixRMaj.wrap(m, n, a.clone()))) {
      throw new ArithmeticException(
          "the QR factorisation of a " + m + " x " + n + " matrix failed");
    }
    double[] q = qr.getQ(null, true).data;
    double[] upper = qr.getR(null, true).data;
    System.arraycopy(q, 0, a, 0, q.length);
    Arrays.fill(r, 0);
    for (int i = 0; i < n; i++) {
      System.arraycopy(upper, i * n + i, r, i * n + i, n - i);
    }
    DenseArguments.positiveDiagonal(m, n, a, r);
  }
}
