package io.autospec.eigen;

import io.autospec.backend.Backend;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.solve.SolveListener;
import java.util.Arrays;
import java.util.Objects;

/**
 * The k largest or smallest singular values of any matrix, with their vectors.
 *
 * <p>The largest by block Lanczos on AᵀA as an operator, two products, with the smaller side of A
 * inside. The smallest by block Lanczos on (AᵀA)⁻¹ = R⁻¹R⁻ᵀ, R from Givens rotations of the rows of
 * A, so that AᵀA is never formed and nothing is squared but the shape of the spectrum; where R is
 * too large, by filtered subspace iteration on AᵀA formed as a sparse matrix. Both end with a
 * Rayleigh–Ritz step of A itself,
 *
 * <pre>
 *   U = orth(A V),   UᵀA V = X Σ Yᵀ,   U ← U X,   V ← V Y
 * </pre>
 *
 * <p>whose values do not suffer from the square. Accuracy: 1e-12 σ_max for the largest; for the
 * smallest by R the larger of 1e-4 of the value and 60 ε σ_max, whatever the condition; without R,
 * values below 1e-8 σ_max are not resolved.
 *
 * @param count k ≥ 1, at most the smaller side of A
 * @param which end
 * @param tolerance a triplet has converged when ‖A v − σ u‖ and ‖Aᵀu − σ v‖ ≤ tolerance · σ_max;
 *     the smallest by R are found as far as rounding allows instead, and the second may be larger:
 *     of a value far below σ_max rounding leaves the left vector unsure, not the value
 * @param maxApplications the most products of A or Aᵀ with one vector; 0 for 20,000 per value
 * @param seed of the first block
 * @param listener hears of the products
 */
public record SingularValueSolver(
    int count,
    Which which,
    double tolerance,
    long maxApplications,
    long seed,
    SolveListener listener) {

  /** Squares of squares of entries of up to 2 to this stay within the range of doubles. */
  private static final int MOST_EXPONENT = 200;

  /** Which end of the singular spectrum is wanted. */
  public enum Which {
    /** The largest. */
    LARGEST,
    /** The smallest, zeros included. */
    SMALLEST
  }

  /** Checks the parameters. */
  public SingularValueSolver {
    if (count < 1) {
      throw new IllegalArgumentException(
          "count is " + count + ": expected at least one singular value");
    }
    Objects.requireNonNull(which, "which");
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance is " + tolerance + ": expected a relative residual between 0 and 1");
    }
    if (maxApplications < 0) {
      throw new IllegalArgumentException(
          "maxApplications is " + maxApplications + ": expected at least 1, or 0 for the default");
    }
    Objects.requireNonNull(listener, "listener");
  }

  /** To a residual of 1e-8 σ_max. */
  public SingularValueSolver(int count, Which which) {
    this(count, which, 1e-8, 0, 1, SolveListener.SILENT);
  }

  /**
   * Runs on a matrix, which is prepared with its transpose for the time of the run.
   *
   * @param backend of the products
   * @param matrix m × n, any shape
   * @throws IllegalArgumentException if the matrix has fewer rows or columns than {@code count}
   */
  public SingularSolution run(Backend backend, CsrMatrix matrix) {
    if (count > Math.min(matrix.rows(), matrix.columns())) {
      throw new IllegalArgumentException(
          "count is "
              + count
              + ", the matrix is "
              + matrix.rows()
              + " x "
              + matrix.columns()
              + ": expected at most as many as its smaller side");
    }
    int exponent = exponent(matrix);
    return exponent == 0
        ? solve(backend, matrix)
        : solve(backend, scaled(matrix, -exponent)).scaled(exponent);
  }

  /** e of the power of two that brings the entries near 1, 0 where their squares are harmless. */
  private static int exponent(CsrMatrix matrix) {
    double largest = Arrays.stream(matrix.values()).map(Math::abs).max().orElse(0);
    int exponent = largest == 0 ? 0 : Math.getExponent(largest);
    return Math.abs(exponent) <= MOST_EXPONENT ? 0 : exponent;
  }

  private static CsrMatrix scaled(CsrMatrix matrix, int exponent) {
    return new CsrMatrix(
        matrix.rows(),
        matrix.columns(),
        matrix.rowPointers(),
        matrix.columnIndices(),
        SingularSolution.scaled(matrix.values(), exponent));
  }

  private SingularSolution solve(Backend backend, CsrMatrix matrix) {
    boolean tall = matrix.rows() >= matrix.columns();
    CsrMatrix transpose = matrix.transpose();
    CsrMatrix a = tall ? matrix : transpose;
    CsrMatrix at = tall ? transpose : matrix;
    try (PreparedMatrix forward = backend.prepare(a, Scaling.NONE, Precision.FLOAT64);
        PreparedMatrix backward = backend.prepare(at, Scaling.NONE, Precision.FLOAT64);
        SingularRun run = new SingularRun(this, backend, a, at, forward, backward)) {
      SingularSolution solution = run.run();
      return tall ? solution : solution.transposed();
    }
  }
}
