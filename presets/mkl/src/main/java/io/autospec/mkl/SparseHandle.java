package io.autospec.mkl;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.mkl.global.mkl_rt;
import org.bytedeco.mkl.global.mkl_rt.matrix_descr;
import org.bytedeco.mkl.global.mkl_rt.sparse_matrix;

/**
 * A {@code sparse_matrix_t} with what MKL wants to be told beside it at each product. Whoever made
 * the handle destroys it.
 *
 * @param matrix the handle
 * @param description general, symmetric with one triangle stored, …
 */
record SparseHandle(sparse_matrix matrix, matrix_descr description) {

  /** The number of products the inspector plans for: many, so that it may spend time. */
  private static final int EXPECTED_PRODUCTS = 1000;

  private static final int AS_IT_IS = mkl_rt.SPARSE_OPERATION_NON_TRANSPOSE;
  private static final int ROW_MAJOR = mkl_rt.SPARSE_LAYOUT_ROW_MAJOR;

  /** The description of a matrix with all of its entries stored. */
  static matrix_descr general() {
    matrix_descr description = new matrix_descr();
    description.retainReference(); // a caller's PointerScope must not free it
    description.type(mkl_rt.SPARSE_MATRIX_TYPE_GENERAL);
    return description;
  }

  /** Runs the inspector, which may copy the matrix into a storage of its own. */
  void optimize() {
    MklStatus.check(
        "mkl_sparse_set_mv_hint",
        mkl_rt.mkl_sparse_set_mv_hint(matrix, AS_IT_IS, description, EXPECTED_PRODUCTS));
    MklStatus.check("mkl_sparse_optimize", mkl_rt.mkl_sparse_optimize(matrix));
  }

  /** u = α A v + γ u for row-major blocks of k columns; u is not read if γ = 0. */
  void product(double alpha, DoublePointer v, double gamma, DoublePointer u, int k) {
    if (k == 1) {
      MklStatus.check(
          "mkl_sparse_d_mv",
          mkl_rt.mkl_sparse_d_mv(AS_IT_IS, alpha, matrix, description, v, gamma, u));
    } else {
      MklStatus.check(
          "mkl_sparse_d_mm",
          mkl_rt.mkl_sparse_d_mm(
              AS_IT_IS, alpha, matrix, description, ROW_MAJOR, v, k, k, gamma, u, k));
    }
  }

  /** The same in float32, for a handle made of float32 values. */
  void product(float alpha, FloatPointer v, float gamma, FloatPointer u, int k) {
    if (k == 1) {
      MklStatus.check(
          "mkl_sparse_s_mv",
          mkl_rt.mkl_sparse_s_mv(AS_IT_IS, alpha, matrix, description, v, gamma, u));
    } else {
      MklStatus.check(
          "mkl_sparse_s_mm",
          mkl_rt.mkl_sparse_s_mm(
              AS_IT_IS, alpha, matrix, description, ROW_MAJOR, v, k, k, gamma, u, k));
    }
  }

  /** Destroys the handle and frees its description. */
  void destroy() {
    mkl_rt.mkl_sparse_destroy(matrix);
    description.releaseReference();
  }
}
