package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.operator.LinearOperator;
import java.util.Arrays;

/**
 * The Ritz pairs of A in the span of orthonormal columns, and their residual norms:
 *
 * <pre>
 *   Uᵀ A U = S Λ Sᵀ,   V = U S,   r_j = ‖A V e_j − λ_j V e_j‖
 * </pre>
 *
 * <p>Parlett, "The Symmetric Eigenvalue Problem", ch. 11. Cost: one product per column, two
 * reductions. Memory: 3 q vectors, those of the given block included.
 *
 * @param values Λ, ascending
 * @param residuals r
 * @param vectors V, owned by the caller
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one check
record RayleighRitz(double[] values, double[] residuals, MultiVector vectors) {

  /**
   * Solves the projected problem.
   *
   * @param u n × q, orthonormal, used up
   */
  static RayleighRitz of(LinearOperator a, MultiVector u) {
    int q = u.columns();
    try (MultiVector image = a.newVector(q)) {
      a.apply(u, image);
      double[] projected = new double[q * q];
      u.gram(image, projected);
      SymmetricEigen eigen = SymmetricEigen.of(q, projected);
      double[] values = new double[q];
      double[] rotation = new double[q * q];
      for (int j = 0; j < q; j++) {
        values[j] = eigen.value(j);
        for (int i = 0; i < q; i++) {
          rotation[i * q + j] = eigen.vector(i, j);
        }
      }
      MultiVector v = a.newVector(q);
      v.combine(u, rotation, 0);
      u.combine(image, rotation, 0);
      double[] shift = Arrays.stream(values).map(value -> -value).toArray();
      double[] ones = new double[q];
      Arrays.fill(ones, 1);
      u.axpby(shift, v, ones); // A V − V Λ
      double[] squares = new double[q];
      u.dot(u, squares);
      u.close();
      return new RayleighRitz(values, Arrays.stream(squares).map(Math::sqrt).toArray(), v);
    }
  }
}
