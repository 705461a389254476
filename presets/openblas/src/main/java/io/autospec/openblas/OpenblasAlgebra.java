package io.autospec.openblas;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dgeqrf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dorgqr;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpotrf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACK_ROW_MAJOR;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;

import io.autospec.dense.DenseAlgebra;
import io.autospec.dense.DenseArguments;
import java.util.Arrays;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/**
 * Dense algebra on OpenBLAS through its JavaCPP preset, which loads MKL in its place with {@code
 * -Dorg.bytedeco.openblas.load=mkl}. The library is loaded by the first question whether it can
 * serve: 0.5 s, and 99 MB in JavaCPP's cache.
 */
public final class OpenblasAlgebra implements DenseAlgebra {

  /** JavaCPP's own property, which names another library to load. */
  private static final String LOAD = "org.bytedeco.openblas.load";

  private static final class Loaded {
    static final String REASON = load();

    private static String load() {
      try {
        Loader.load(openblas.class);
        return null;
      } catch (LinkageError | RuntimeException e) {
        return "OpenBLAS did not load ("
            + e.getMessage()
            + "); its jar openblas with the classifier of this platform belongs on the class path";
      }
    }
  }

  /** Makes one; the service loader calls this. */
  public OpenblasAlgebra() {}

  @Override
  public String name() {
    return "openblas";
  }

  @Override
  public int priority() {
    return 100;
  }

  @Override
  public String unusableReason() {
    return Loaded.REASON;
  }

  @Override
  public String library() {
    String other = System.getProperty(LOAD, "");
    return other.isEmpty() ? "OpenBLAS" : other + " by -D" + LOAD;
  }

  @Override
  public void multiply(int m, int n, int k, double[] a, double[] b, double[] c) {
    DenseArguments.requireMatrix("a", a, m, k);
    DenseArguments.requireMatrix("b", b, k, n);
    DenseArguments.requireMatrix("c", c, m, n);
    cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, a, k, b, n, 0, c, n);
  }

  @Override
  public boolean cholesky(int n, double[] a) {
    DenseArguments.requireMatrix("a", a, n, n);
    DenseArguments.requireFinite(a, n);
    int info = LAPACKE_dpotrf(LAPACK_ROW_MAJOR, (byte) 'L', n, a, n);
    requireNoFault("dpotrf", info);
    for (int i = 0; i < n; i++) {
      Arrays.fill(a, i * n + i + 1, (i + 1) * n, 0);
    }
    return info == 0;
  }

  @Override
  public void symmetricEigen(int n, double[] a, double[] values) {
    DenseArguments.requireMatrix("a", a, n, n);
    DenseArguments.requireMatrix("values", values, n, 1);
    DenseArguments.requireFinite(a, n);
    int info = LAPACKE_dsyevd(LAPACK_ROW_MAJOR, (byte) 'V', (byte) 'L', n, a, n, values);
    requireNoFault("dsyevd", info);
    if (info > 0) {
      throw new ArithmeticException("the dense " + n + " x " + n + " eigenproblem failed");
    }
  }

  @Override
  public void qr(int m, int n, double[] a, double[] r) {
    DenseArguments.requireMatrix("a", a, m, n);
    DenseArguments.requireMatrix("r", r, n, n);
    DenseArguments.requireTall(m, n);
    DenseArguments.requireFinite(a, n);
    double[] tau = new double[n];
    requireNoFault("dgeqrf", LAPACKE_dgeqrf(LAPACK_ROW_MAJOR, m, n, a, n, tau));
    Arrays.fill(r, 0);
    for (int i = 0; i < n; i++) {
      System.arraycopy(a, i * n + i, r, i * n + i, n - i);
    }
    requireNoFault("dorgqr", LAPACKE_dorgqr(LAPACK_ROW_MAJOR, m, n, n, a, n, tau));
    DenseArguments.positiveDiagonal(m, n, a, r);
  }

  private static void requireNoFault(String routine, int info) {
    if (info < 0) {
      throw new IllegalStateException(routine + " refused its argument " + -info);
    }
  }
}
