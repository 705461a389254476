package io.autospec.function;

import io.autospec.recurrence.PolynomialExpansion;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Errors of polynomials against functions, for tests. */
final class FunctionErrors {

  private FunctionErrors() {}

  /** The root of the mean square of p − f over a spectrum. */
  static double rms(PolynomialExpansion p, double[] spectrum, DoubleUnaryOperator f) {
    double sum = 0;
    for (double t : spectrum) {
      double error = p.evaluate(t) - f.applyAsDouble(t);
      sum += error * error;
    }
    return Math.sqrt(sum / spectrum.length);
  }

  /** The largest |p − f| over points. */
  static double largest(PolynomialExpansion p, double[] points, DoubleUnaryOperator f) {
    return Arrays.stream(points)
        .map(t -> Math.abs(p.evaluate(t) - f.applyAsDouble(t)))
        .max()
        .orElse(0);
  }

  /** The least rms error of a polynomial of this degree on a spectrum. */
  static double limit(double[] spectrum, int degree, DoubleUnaryOperator f) {
    double[] ones = new double[spectrum.length];
    Arrays.fill(ones, 1);
    DiscreteLeastSquares problem = new DiscreteLeastSquares(spectrum, ones, degree);
    return rms(
        problem.expansion(problem.solve(Arrays.stream(spectrum).map(f).toArray())), spectrum, f);
  }
}
