package io.autospec.backend;

import io.autospec.matrix.CsrMatrix;

/**
 * A provider of storage and kernels, found with {@link java.util.ServiceLoader}. The reference
 * backend in plain Java is always there and is the oracle of the others.
 */
public interface Backend {

  /** Returns the name by which it is forced: {@code "native"}, {@code "reference"}. */
  String name();

  /** Returns the priority; the usable backend of highest priority serves by default. */
  int priority();

  /** Returns null if this backend can serve, else the reason why not, in one sentence. */
  String unusableReason();

  /** Returns the instruction-set level in use: {@code "x86-64-v4"}, {@code "jvm"}. */
  String isa();

  /**
   * Returns why what the environment asks for, a level or a number of threads, was not followed, or
   * the empty string.
   */
  default String environmentNote() {
    return "";
  }

  /** Returns the number of threads that products and vector operations use. */
  int threads();

  /**
   * Sets the number of threads for everything this backend runs from now on.
   *
   * @param threads at least 1; a backend with one thread only ignores it
   */
  void useThreads(int threads);

  /**
   * Returns the shortest precision inside polynomials that is worth its memory here and costs no
   * products: float64 unless a backend knows better.
   *
   * @param nonzeros of the matrix
   */
  default Precision automaticPrecision(long nonzeros) {
    return Precision.FLOAT64;
  }

  /**
   * Copies a matrix into this backend's storage, with the scaling folded into its values.
   *
   * @param matrix square for {@link Scaling#JACOBI}
   * @param scaling what to fold in
   * @param precision what expand uses inside
   * @throws IllegalArgumentException if a diagonal entry is not positive under Jacobi scaling
   */
  PreparedMatrix prepare(CsrMatrix matrix, Scaling scaling, Precision precision);

  /** Allocates a block of zeros. */
  MultiVector newMultiVector(int rows, int columns);
}
