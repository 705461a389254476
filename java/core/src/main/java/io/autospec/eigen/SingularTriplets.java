package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.backend.PreparedMatrix;
import io.autospec.dense.IndexOrder;
import io.autospec.matrix.CsrMatrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Singular triplets of A from a basis of right vectors, by a Rayleigh–Ritz step of A itself.
 *
 * @param values σ
 * @param residualNorms max(‖A v − σ u‖, ‖Aᵀu − σ v‖), the first alone where σ vanishes
 * @param left m × k, row-major
 * @param right n × k, row-major
 * @param orthogonality max |UᵀU − I|, |VᵀV − I|
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one run
record SingularTriplets(
    double[] values, double[] residualNorms, double[] left, double[] right, double orthogonality) {

  static final SingularTriplets NONE =
      new SingularTriplets(new double[0], new double[0], new double[0], new double[0], 0);

  /** Columns of A V shorter than this share of the longest are singular values of rounding. */
  private static final double VANISHING = 1e-30;

  /**
   * Makes the triplets of the span of some right vectors. Cost: 2 k products.
   *
   * @param basis n × k, row-major, orthonormal
   */
  static SingularTriplets of(
      PreparedMatrix a, PreparedMatrix at, double[] basis, int k, SingularValueSolver method) {
    if (k == 0) {
      return NONE;
    }
    try (MultiVector v = at.newVector(k);
        MultiVector turned = at.newVector(k);
        MultiVector image = a.newVector(k);
        MultiVector u = a.newVector(k);
        MultiVector scratch = a.newVector(k)) {
      v.write(basis);
      a.apply(v, image);
      u.assign(image);
      fillVanishing(u, method.seed());
      OrthonormalBasis.of(u, scratch);
      double[] projected = new double[k * k];
      u.gram(image, projected); // UᵀA V
      Rotation rotation = Rotation.of(projected, k, method.which());
      turned.combine(v, rotation.right(), 0);
      scratch.combine(u, rotation.left(), 0);
      return finished(a, at, scratch, turned, rotation.values());
    }
  }

  /** Puts noise in place of columns that are zero but for rounding, so that there is a basis. */
  private static void fillVanishing(MultiVector u, long seed) {
    int k = u.columns();
    double[] squares = new double[k];
    u.dot(u, squares);
    double longest = Arrays.stream(squares).max().orElse(0);
    if (Arrays.stream(squares).allMatch(s -> s > VANISHING * longest)) {
      return;
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[u.rows() * k];
    u.read(values);
    for (int j = 0; j < k; j++) {
      for (int i = 0; i < u.rows() && !(squares[j] > VANISHING * longest); i++) {
        values[i * k + j] = random.nextDouble() - 0.5;
      }
    }
    u.write(values);
  }

  /** Of a dense matrix. Cost: some 10 m n² operations. */
  static SingularTriplets dense(
      CsrMatrix matrix, PreparedMatrix a, PreparedMatrix at, SingularValueSolver method) {
    int m = matrix.rows();
    int n = matrix.columns();
    int k = method.count();
    DMatrixRMaj dense = new DMatrixRMaj(m, n);
    for (int i = 0; i < m; i++) {
      for (int q = matrix.rowPointers()[i]; q < matrix.rowPointers()[i + 1]; q++) {
        dense.set(i, matrix.columnIndices()[q], matrix.values()[q]);
      }
    }
    Factors f = Factors.of(dense);
    int[] order = f.order(method.which());
    double[] values = new double[k];
    double[] left = new double[m * k];
    double[] right = new double[n * k];
    for (int j = 0; j < k; j++) {
      values[j] = f.values()[order[j]];
      for (int i = 0; i < m; i++) {
        left[i * k + j] = f.u().get(i, order[j]);
      }
      for (int i = 0; i < n; i++) {
        right[i * k + j] = f.v().get(i, order[j]);
      }
    }
    try (MultiVector u = a.newVector(k);
        MultiVector v = at.newVector(k)) {
      u.write(left);
      v.write(right);
      return finished(a, at, u, v, values);
    }
  }

  private static SingularTriplets finished(
      PreparedMatrix a, PreparedMatrix at, MultiVector u, MultiVector v, double[] sigma) {
    double vanishing = 0x1p-52 * Math.sqrt(u.rows()) * a.normBound();
    int k = sigma.length;
    double[] residuals = new double[k];
    double orthogonality = Math.max(deviation(u), deviation(v));
    double[] left = new double[u.rows() * k];
    double[] right = new double[v.rows() * k];
    u.read(left);
    v.read(right);
    double[] minus = Arrays.stream(sigma).map(s -> -s).toArray();
    double[] ones = new double[k];
    Arrays.fill(ones, 1);
    double[] squares = new double[k];
    try (MultiVector range = a.newVector(k);
        MultiVector domain = at.newVector(k)) {
      a.apply(v, range);
      range.axpby(minus, u, ones);
      range.dot(range, squares);
      for (int j = 0; j < k; j++) {
        residuals[j] = Math.sqrt(squares[j]);
      }
      at.apply(u, domain);
      domain.axpby(minus, v, ones);
      domain.dot(domain, squares);
      for (int j = 0; j < k; j++) {
        if (sigma[j] > vanishing) { // else u is any vector orthogonal to the others
          residuals[j] = Math.max(residuals[j], Math.sqrt(squares[j]));
        }
      }
    }
    return new SingularTriplets(sigma, residuals, left, right, orthogonality);
  }

  private static double deviation(MultiVector q) {
    int k = q.columns();
    double[] gram = new double[k * k];
    q.gram(q, gram);
    double largest = 0;
    for (int i = 0; i < gram.length; i++) {
      largest = Math.max(largest, Math.abs(gram[i] - (i / k == i % k ? 1 : 0)));
    }
    return largest;
  }

  /** A small singular value decomposition, in the order wanted. */
  @SuppressWarnings("ArrayRecordComponent") // lives within one step
  private record Rotation(double[] values, double[] left, double[] right) {

    static Rotation of(double[] projected, int k, SingularValueSolver.Which which) {
      Factors f = Factors.of(DMatrixRMaj.wrap(k, k, projected));
      int[] order = f.order(which);
      double[] values = new double[k];
      double[] left = new double[k * k];
      double[] right = new double[k * k];
      for (int j = 0; j < k; j++) {
        values[j] = f.values()[order[j]];
        for (int i = 0; i < k; i++) {
          left[i * k + j] = f.u().get(i, order[j]);
          right[i * k + j] = f.v().get(i, order[j]);
        }
      }
      return new Rotation(values, left, right);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // lives within one step
  private record Factors(double[] values, DMatrixRMaj u, DMatrixRMaj v) {

    static Factors of(DMatrixRMaj matrix) {
      SingularValueDecomposition_F64<DMatrixRMaj> svd =
          DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, true, true, true);
      if (!svd.decompose(matrix)) {
        throw new ArithmeticException(
            "the dense " + matrix.numRows + " x " + matrix.numCols + " decomposition failed");
      }
      return new Factors(svd.getSingularValues(), svd.getU(null, false), svd.getV(null, false));
    }

    int[] order(SingularValueSolver.Which which) {
      int sign = which == SingularValueSolver.Which.LARGEST ? -1 : 1;
      return IndexOrder.ascending(Math.min(u.numRows, v.numRows), j -> sign * values[j]);
    }
  }
}
