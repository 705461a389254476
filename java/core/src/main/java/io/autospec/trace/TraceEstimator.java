package io.autospec.trace;

import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.function.ScalarFunction;
import io.autospec.solve.SolveListener;
import java.util.Objects;

/**
 * tr f(A) by stochastic Lanczos quadrature:
 *
 * <pre>
 *   tr f(A) ≈ (1/N) Σ_j g_jᵀ f(A) g_j,   g_jᵀ f(A) g_j ≈ ‖g_j‖² e_1ᵀ f(T_j) e_1
 * </pre>
 *
 * <p>with g of independent signs (Hutchinson), T_j from m Lanczos steps. Ubaru, Chen and Saad,
 * "Fast estimation of tr(f(A)) via stochastic Lanczos quadrature", SIAM J. Matrix Anal. Appl. 38
 * (2017), doi:10.1137/16M1104974. The first block chooses m, so that the error of the quadrature is
 * small against that of the sample, the first two give the deviation and with it N, see {@link
 * Sample}.
 *
 * <p>Where N is large because few directions hold most of f(A), these are taken out and traced
 * exactly: Meyer, Musco, Musco and Woodruff, "Hutch++: Optimal stochastic trace estimation", SOSA
 * 2021, doi:10.1137/1.9781611976496.16.
 *
 * <p>Cost: N m products, in blocks of 16; 2 m reductions per block.
 *
 * @param function f
 * @param tolerance the half-width of the interval over |tr f(A)|, in (0, 1)
 * @param confidence of the interval, in (0, 1)
 * @param seed of the random vectors
 * @param maxSamples the most random vectors, at least 32
 * @param listener hears of the products and of the half-width over |tr f(A)|
 */
public record TraceEstimator(
    ScalarFunction function,
    double tolerance,
    double confidence,
    long seed,
    int maxSamples,
    SolveListener listener) {

  /** The tolerance where none is given: errors of 1e-2 are four standard deviations. */
  public static final double DEFAULT_TOLERANCE = 0.005;

  /** Random vectors at most, where nothing else is asked. */
  public static final int DEFAULT_MAX_SAMPLES = 4096;

  /** Random vectors at least: the deviation is estimated from them. */
  public static final int LEAST_SAMPLES = TraceRun.FIRST_STAGE;

  /** Checks the parameters. */
  public TraceEstimator {
    Objects.requireNonNull(function, "function");
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance is " + tolerance + ": expected a relative error between 0 and 1");
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence is " + confidence + ": expected a probability between 0 and 1");
    }
    if (maxSamples < LEAST_SAMPLES) {
      throw new IllegalArgumentException(
          "maxSamples is " + maxSamples + ": expected at least " + LEAST_SAMPLES);
    }
    Objects.requireNonNull(listener, "listener");
  }

  /** A half-width of 0.5 % at 95 % confidence. */
  public TraceEstimator(ScalarFunction function, long seed) {
    this(function, DEFAULT_TOLERANCE, 0.95, seed, DEFAULT_MAX_SAMPLES, SolveListener.SILENT);
  }

  /** The logarithm of the determinant of a positive definite matrix, tr log A. */
  public static TraceEstimator logDeterminant(long seed) {
    return new TraceEstimator(ScalarFunction.log(), seed);
  }

  /**
   * Estimates the trace.
   *
   * @param a symmetric, n × n, prepared without scaling
   * @throws IllegalArgumentException if the matrix is not square, has no rows or is scaled
   */
  public TraceEstimate run(PreparedMatrix a) {
    requireSymmetricSquare(a);
    return new TraceRun(this, a).run();
  }

  static void requireSymmetricSquare(PreparedMatrix a) {
    if (a.rows() != a.columns() || a.rows() == 0) {
      throw new IllegalArgumentException(
          "matrix is " + a.rows() + " x " + a.columns() + ": expected square with rows");
    }
    if (a.scaling() != Scaling.NONE) {
      throw new IllegalArgumentException(
          "matrix was prepared with scaling "
              + a.scaling()
              + ": traces and densities need Scaling.NONE");
    }
  }
}
