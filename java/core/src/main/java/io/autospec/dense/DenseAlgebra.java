package io.autospec.dense;

/**
 * Algebra of small dense matrices in row-major arrays: what is left of a large problem once it is
 * projected. Found with {@link java.util.ServiceLoader}; the one on EJML, pure Java, is always
 * there.
 *
 * <p>Implementations are stateless and thread-safe. Sizes are checked; values that are not finite
 * give an {@link ArithmeticException}.
 */
public interface DenseAlgebra {

  /** Returns the name by which it is forced: {@code "openblas"}, {@code "ejml"}. */
  String name();

  /** Returns the priority; the usable one of highest priority serves by default. */
  int priority();

  /** Returns null if this one can serve, else the reason why not, in one sentence. */
  String unusableReason();

  /** Returns what serves underneath, for reports: {@code "OpenBLAS 0.3.31 (Zen)"}. */
  String library();

  /**
   * C = A B. Cost: 2 m n k.
   *
   * @param m rows of A and C
   * @param n columns of B and C
   * @param k columns of A, rows of B
   * @param a m × k
   * @param b k × n
   * @param c m × n, overwritten; neither a nor b
   */
  void multiply(int m, int n, int k, double[] a, double[] b, double[] c);

  /**
   * The factor of A = L Lᵀ. Cost: n³/3.
   *
   * @param n the order
   * @param a n × n, of which the lower triangle is read; receives L, with zeros above
   * @return whether A is positive definite; if not, a is spoilt
   */
  boolean cholesky(int n, double[] a);

  /**
   * All eigenvalues and orthonormal eigenvectors of a symmetric matrix. Cost: some 9 n³.
   *
   * @param n the order
   * @param a n × n, of which the lower triangle is read; receives eigenvector j in column j
   * @param values receives the n eigenvalues, ascending
   * @throws ArithmeticException if the iteration fails
   */
  void symmetricEigen(int n, double[] a, double[] values);

  /**
   * The thin factors A = Q R with a diagonal of R that is not negative. Cost: 4 m n².
   *
   * @param m rows, at least n
   * @param n columns
   * @param a m × n; receives Q
   * @param r receives R, n × n, with zeros below
   */
  void qr(int m, int n, double[] a, double[] r);
}
