package io.autospec.eigen;

import io.autospec.backend.Backend;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.VectorPool;
import io.autospec.function.ChebyshevInterpolant;
import io.autospec.matrix.CsrMatrix;
import io.autospec.operator.LinearOperator;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.EnumSet;
import java.util.Set;

/**
 * A x = λ M x with A symmetric and M symmetric positive definite, as the standard problem
 *
 * <pre>
 *   C y = λ y,   C = q(N) D^{-1/2} A D^{-1/2} q(N),   x = D^{-1/2} q(N) y
 *   D = diag(M),   N = D^{-1/2} M D^{-1/2},   q(t) ≈ t^{-1/2} to rounding on the spectrum of N
 * </pre>
 *
 * <p>With M diagonal q = 1 and nothing is left of M. Otherwise q is the Chebyshev interpolant on
 * the interval of a Lanczos probe; mass matrices of finite elements have condition numbers below
 * 100 after their diagonal is divided out, whatever the mesh, and degrees of some 50 to 150.
 *
 * <p>Eigenvectors x are M-orthonormal. Residuals are those of C: ‖A x − λ M x‖ in the norm of M⁻¹,
 * which bounds the distance from an eigenvalue.
 */
public final class GeneralizedProblem implements AutoCloseable {

  private static final int PROBE_STEPS = 60;
  private static final int MOST_DEGREE = 2000;

  /** The part of the least eigenvalue of N, as the probe bounds it, to which q is accurate. */
  private static final double MARGIN = 0.8;

  private final double[] root; // D^{-1/2}
  private final PreparedMatrix scaled;
  private final PreparedMatrix normalised; // N, or null if M is diagonal
  private final PolynomialExpansion q;

  private GeneralizedProblem(
      double[] root, PreparedMatrix scaled, PreparedMatrix normalised, PolynomialExpansion q) {
    this.root = root;
    this.scaled = scaled;
    this.normalised = normalised;
    this.q = q;
  }

  /**
   * Prepares a problem.
   *
   * @param backend to run on
   * @param a symmetric
   * @param mass M, symmetric positive definite, of the same size
   * @throws IllegalArgumentException if the sizes differ, or M is not positive definite or too
   *     ill-conditioned
   */
  public static GeneralizedProblem of(Backend backend, CsrMatrix a, CsrMatrix mass) {
    if (a.rows() != a.columns() || mass.rows() != a.rows() || mass.columns() != a.columns()) {
      throw new IllegalArgumentException(
          "A is "
              + a.rows()
              + " x "
              + a.columns()
              + ", M is "
              + mass.rows()
              + " x "
              + mass.columns()
              + ": expected two square matrices of the same size");
    }
    double[] root = mass.diagonal();
    for (int i = 0; i < root.length; i++) {
      if (!(root[i] > 0)) {
        throw new IllegalArgumentException(
            "M is not positive definite: its diagonal entry "
                + (i + 1)
                + " is "
                + root[i]
                + ": expected a mass matrix with positive diagonal");
      }
      root[i] = 1 / Math.sqrt(root[i]);
    }
    PreparedMatrix scaled = backend.prepare(scaled(a, root), Scaling.NONE, Precision.FLOAT64);
    if (isDiagonal(mass)) {
      return new GeneralizedProblem(root, scaled, null, null);
    }
    PreparedMatrix normalised =
        backend.prepare(scaled(mass, root), Scaling.NONE, Precision.FLOAT64);
    try {
      return new GeneralizedProblem(root, scaled, normalised, inverseRoot(normalised));
    } catch (IllegalArgumentException e) {
      scaled.close();
      normalised.close();
      throw e;
    }
  }

  private static boolean isDiagonal(CsrMatrix m) {
    for (int i = 0; i < m.rows(); i++) {
      for (int k = m.rowPointers()[i]; k < m.rowPointers()[i + 1]; k++) {
        if (m.columnIndices()[k] != i && m.values()[k] != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** diag(s) A diag(s). */
  private static CsrMatrix scaled(CsrMatrix a, double[] s) {
    double[] values = a.values().clone();
    for (int i = 0; i < a.rows(); i++) {
      for (int k = a.rowPointers()[i]; k < a.rowPointers()[i + 1]; k++) {
        values[k] = s[i] * values[k] * s[a.columnIndices()[k]];
      }
    }
    return new CsrMatrix(
        a.rows(), a.columns(), a.rowPointers().clone(), a.columnIndices().clone(), values);
  }

  /** t^{-1/2} to rounding: the degree from the rate (√κ + 1)/(√κ − 1) of Chebyshev series. */
  private static PolynomialExpansion inverseRoot(PreparedMatrix n) {
    SpectralSummary summary = new LanczosProbe(PROBE_STEPS, 1).run(n);
    double least = summary.ritzValues()[0];
    if (!(least > 0)) {
      throw new IllegalArgumentException(
          "M is not positive definite: it has an eigenvalue below "
              + Math.max(least, -Double.MAX_VALUE)
              + " with its diagonal divided out: expected a mass matrix");
    }
    double lower = MARGIN * Math.max(least - summary.residualNorms()[0], least / 2);
    double upper = summary.interval().upper();
    double kappa = Math.sqrt(upper / lower);
    double degree = Math.log(2 / 0x1p-52) / Math.log((kappa + 1) / (kappa - 1));
    if (degree > MOST_DEGREE) {
      throw new IllegalArgumentException(
          "M has a condition number of about "
              + (float) (upper / lower)
              + " with its diagonal divided out, beyond what serves here: try a lumped, diagonal M");
    }
    return ChebyshevInterpolant.interpolate(
        new Interval(lower, upper), (int) Math.ceil(degree) + 2, t -> 1 / Math.sqrt(t));
  }

  /** Returns C. */
  SymmetricOperator operator() {
    return q == null
        ? SymmetricOperator.of(scaled)
        : new SymmetricOperator(new Congruence(), scaled.vectors(), Double.POSITIVE_INFINITY);
  }

  /** Returns the solution with x in place of y. */
  EigenSolution back(EigenSolution solution) {
    int k = solution.values().length;
    double[] x = solution.vectors().clone();
    if (q != null && k > 0) {
      try (VectorPool.Lease lease = scaled.vectors().lease()) {
        MultiVector y = lease.vector(k);
        MultiVector image = lease.vector(k);
        y.write(x);
        normalised.expand(q, y, image);
        image.read(x);
      }
    }
    for (int i = 0; i < root.length; i++) {
      for (int j = 0; j < k; j++) {
        x[i * k + j] *= root[i];
      }
    }
    return solution.withVectors(x);
  }

  @Override
  public void close() {
    scaled.close();
    if (normalised != null) {
      normalised.close();
    }
  }

  /** C, two expansions in N around a product. */
  private final class Congruence implements LinearOperator {

    @Override
    public int rows() {
      return scaled.rows();
    }

    @Override
    public int columns() {
      return scaled.columns();
    }

    @Override
    public Set<Property> properties() {
      return EnumSet.of(Property.SYMMETRIC);
    }

    @Override
    public void apply(MultiVector x, MultiVector y) {
      try (VectorPool.Lease lease = scaled.vectors().lease()) {
        MultiVector inner = lease.vector(x.columns());
        normalised.expand(q, x, y);
        scaled.apply(y, inner);
        normalised.expand(q, inner, y);
      }
    }

    @Override
    public MultiVector newVector(int columns) {
      return scaled.newVector(columns);
    }
  }
}
