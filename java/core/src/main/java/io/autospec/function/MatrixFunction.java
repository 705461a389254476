package io.autospec.function;

import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.operator.LinearOperator;
import io.autospec.solve.Outcome;
import io.autospec.solve.SolveListener;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * f(A) B of a symmetric matrix, for one or many columns, with an error estimate.
 *
 * <pre>{@code
 * FunctionSolution heat = MatrixFunction.of(ScalarFunction.exp(-1)).apply(a, b, 1);
 * }</pre>
 *
 * <p>CONVERGED is said only when the estimate of ‖y − f(A) b‖ / ‖f(A) b‖ meets the tolerance in
 * every column; every other outcome tells by how much it does not. Immutable; may be used by
 * several threads at once.
 *
 * @param function f
 * @param tolerance of every column, in (0, 1)
 * @param method how
 * @param maxApplications the limit of products with one vector; 0 for the method's own
 * @param listener hears of the progress
 */
public record MatrixFunction(
    ScalarFunction function,
    double tolerance,
    FunctionMethod method,
    long maxApplications,
    SolveListener listener) {

  /** Checks the parameters. */
  public MatrixFunction {
    Objects.requireNonNull(function, "function");
    requireTolerance(tolerance);
    Objects.requireNonNull(method, "method");
    requireLimit(maxApplications);
    Objects.requireNonNull(listener, "listener");
  }

  /** f(A) to 1e-8, with everything else chosen. */
  public static MatrixFunction of(ScalarFunction function) {
    return new MatrixFunction(function, 1e-8, FunctionMethod.AUTO, 0, SolveListener.SILENT);
  }

  /** Returns a copy with another tolerance. */
  public MatrixFunction withTolerance(double newTolerance) {
    return new MatrixFunction(function, newTolerance, method, maxApplications, listener);
  }

  /** Returns a copy with another method. */
  public MatrixFunction withMethod(FunctionMethod newMethod) {
    return new MatrixFunction(function, tolerance, newMethod, maxApplications, listener);
  }

  /** Returns a copy with another limit of products. */
  public MatrixFunction withMaxApplications(long newMaxApplications) {
    return new MatrixFunction(function, tolerance, method, newMaxApplications, listener);
  }

  /** Returns a copy with another listener. */
  public MatrixFunction withListener(SolveListener newListener) {
    return new MatrixFunction(function, tolerance, method, maxApplications, newListener);
  }

  /**
   * Computes f(A) b.
   *
   * @param a symmetric, n × n, prepared without scaling
   * @param b length n, finite
   */
  public FunctionSolution apply(PreparedMatrix a, double[] b) {
    return apply(a, b, 1);
  }

  /**
   * Computes f(A) B.
   *
   * @param a symmetric, n × n, prepared without scaling
   * @param b n × k, row-major: the k values of a row are neighbours; finite
   * @param columns k ≥ 1
   * @throws IllegalArgumentException if the matrix is scaled, the sizes do not fit or b is not
   *     finite
   */
  public FunctionSolution apply(PreparedMatrix a, double[] b, int columns) {
    if (method == FunctionMethod.LANCZOS
        || (method == FunctionMethod.AUTO && columns < PolynomialFunction.FEWEST_COLUMNS)) {
      return lanczos().apply(a, b, columns);
    }
    return new PolynomialFunction(this).apply(a, b, columns);
  }

  LanczosFunction lanczos() {
    return new LanczosFunction(
        function, tolerance, maxApplications, LanczosFunction.DEFAULT_BASIS_BYTES, listener);
  }

  static void requireTolerance(double tolerance) {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance is " + tolerance + ": expected a relative error between 0 and 1");
    }
  }

  static void requireLimit(long maxApplications) {
    if (maxApplications < 0) {
      throw new IllegalArgumentException(
          "maxApplications is " + maxApplications + ": expected at least 1, or 0 for the default");
    }
  }

  static void requireFits(LinearOperator a, double[] b, int columns) {
    if (a.rows() != a.columns()) {
      throw new IllegalArgumentException(
          "matrix is " + a.rows() + " x " + a.columns() + ": expected square");
    }
    if (a instanceof PreparedMatrix matrix && matrix.scaling() != Scaling.NONE) {
      throw new IllegalArgumentException(
          "matrix was prepared with scaling "
              + matrix.scaling()
              + ": a function of A needs Scaling.NONE");
    }
    if (columns < 1 || b.length != (long) a.rows() * columns) {
      throw new IllegalArgumentException(
          "b has length "
              + b.length
              + " and "
              + columns
              + " columns, the matrix is "
              + a.rows()
              + " x "
              + a.columns()
              + ": expected rows times columns");
    }
    for (int i = 0; i < b.length; i++) {
      if (!Double.isFinite(b[i])) {
        throw new IllegalArgumentException("b[" + i + "] is " + b[i] + ": expected a finite value");
      }
    }
  }

  static String advice(Outcome outcome, Objection objection, double[] estimates, double tolerance) {
    if (objection != null) {
      return objection.advice();
    }
    if (outcome == Outcome.CONVERGED) {
      return "";
    }
    double estimate = Arrays.stream(estimates).max().orElse(Double.NaN);
    return String.format(
        Locale.ROOT,
        "the error estimate is %.1e, %.3g times the tolerance; %s",
        estimate,
        estimate / tolerance,
        outcome == Outcome.INTERRUPTED
            ? "the run was interrupted"
            : "raise withMaxApplications, or ask for a larger withTolerance");
  }
}
