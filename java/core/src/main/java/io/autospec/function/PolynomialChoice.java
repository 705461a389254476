package io.autospec.function;

import io.autospec.backend.PreparedMatrix;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;

/** Which polynomial serves, and whether one does. */
final class PolynomialChoice {

  private static final int FIRST_DEGREE = 32;
  private static final int MOST_DEGREE = 4096;
  private static final int MOST_LEARNED_DEGREE = 256;

  // Nanoseconds with 16 columns, of which only the ratios count.

  /** A step of the Lanczos columns and its part of the answer, per row and column. */
  private static final double LANCZOS_STEP = 7.5;

  /** A fused step of an expansion. */
  private static final double EXPANSION_STEP = 1.3;

  /** The product of either, per nonzero. */
  private static final double NONZERO = 0.06;

  /** The checks of a Lanczos column, which diagonalise T, per square of the steps. */
  private static final double CHECK = 75;

  /** A prediction of the learned model, per node and square of the degree. */
  private static final double PREDICTION = 2;

  /** To read the model's networks. */
  private static final double READING = 1e6;

  private static final double NODES_PER_STEP = 10;
  private static final double NODES_PER_DEGREE = 6;

  /** The share of what it may save that a prediction may cost. */
  private static final double STAKE = 0.2;

  private PolynomialChoice() {}

  /** Returns the polynomial, or null if Lanczos is to serve. */
  static FunctionPolynomial of(
      MatrixFunction method, PreparedMatrix a, int columns, PolynomialProbe probe) {
    if (!probe.admitsPolynomial()) {
      return null;
    }
    return switch (method.method()) {
      case CHEBYSHEV -> chebyshev(method, probe, MOST_DEGREE);
      case LEARNED -> learned(method, probe, MOST_LEARNED_DEGREE);
      default -> cheaperThanLanczos(method, a, columns, probe);
    };
  }

  private static FunctionPolynomial cheaperThanLanczos(
      MatrixFunction method, PreparedMatrix a, int columns, PolynomialProbe probe) {
    double rows = a.rows();
    double product = NONZERO * a.nonzeros() / rows;
    double steps = probe.quadrature().steps();
    double lanczos = rows * steps * (LANCZOS_STEP + product) + CHECK * steps * steps; // a column
    double affordable = lanczos / (rows * (EXPANSION_STEP + product));
    int most = (int) Math.min(MOST_DEGREE, Math.max(2, affordable));
    FunctionPolynomial chebyshev = chebyshev(method, probe, most);
    if (chebyshev.reached() || most > MOST_LEARNED_DEGREE) {
      return chebyshev.reached() ? chebyshev : null;
    }
    double nodes = Math.max(NODES_PER_STEP * steps, NODES_PER_DEGREE * most);
    if (READING + PREDICTION * nodes * most * most > STAKE * columns * lanczos) {
      return null;
    }
    FunctionPolynomial learned = learned(method, probe, most);
    return learned.reached() ? learned : null;
  }

  private static FunctionPolynomial chebyshev(
      MatrixFunction method, PolynomialProbe probe, int most) {
    Interval interval = probe.interval();
    for (int degree = Math.min(FIRST_DEGREE, most); ; degree = Math.min(2 * degree, most)) {
      PolynomialExpansion whole =
          ChebyshevInterpolant.interpolate(interval, degree, method.function().value());
      FunctionPolynomial p = cut(whole, interval, method, probe, "chebyshev");
      if ((p.reached() && p.degree() < whole.degree()) || degree >= most) {
        return p;
      }
    }
  }

  /** The lowest degree that reaches the tolerance, or the best: far beyond the probe they swing. */
  private static FunctionPolynomial learned(
      MatrixFunction method, PolynomialProbe probe, int most) {
    FunctionPolynomial best = null;
    for (int degree = Math.min(FIRST_DEGREE, most); ; degree = Math.min(2 * degree, most)) {
      FunctionPolynomial p = learnedOfDegree(method, probe, degree);
      best = best == null || p.error() < best.error() ? p : best;
      if (best.reached() || degree >= most) {
        return best;
      }
    }
  }

  private static FunctionPolynomial learnedOfDegree(
      MatrixFunction method, PolynomialProbe probe, int degree) {
    SpectralSummary summary = probe.summary();
    PolynomialExpansion whole =
        LearnedFunctionModel.shipped()
            .predict(summary, degree, method.function().value())
            .expansion();
    return cut(whole, summary.interval(), method, probe, "learned");
  }

  private static FunctionPolynomial cut(
      PolynomialExpansion whole,
      Interval interval,
      MatrixFunction method,
      PolynomialProbe probe,
      String model) {
    return FunctionPolynomial.cut(
        whole,
        probe.quadrature(),
        interval,
        method.function(),
        probe.rows(),
        method.tolerance(),
        model);
  }
}
