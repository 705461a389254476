package io.autospec.function;

import io.autospec.backend.PreparedMatrix;
import io.autospec.recurrence.PolynomialExpansion;

/** Which polynomial serves, and whether one does. */
final class PolynomialChoice {

  private static final int FIRST_DEGREE = 32;
  private static final int MOST_DEGREE = 4096;
  private static final int MOST_LEARNED_DEGREE = 256;

  /** A step of the Lanczos columns reads and writes as many blocks, the product apart. */
  private static final double LANCZOS_STREAMS = 14;

  private static final double EXPANSION_STREAMS = 5;

  /** A nonzero of a product with a block costs as much as so many streamed rows of it. */
  private static final double STREAMS_PER_NONZERO = 0.6;

  private PolynomialChoice() {}

  /** Returns the polynomial, or null if Lanczos is to serve. */
  static FunctionPolynomial of(MatrixFunction method, PreparedMatrix a, PolynomialProbe probe) {
    if (!probe.admitsPolynomial()) {
      return null;
    }
    return switch (method.method()) {
      case CHEBYSHEV -> chebyshev(method, probe, MOST_DEGREE);
      case LEARNED -> learned(method, probe, MOST_LEARNED_DEGREE);
      default -> cheaperThanLanczos(method, a, probe);
    };
  }

  private static FunctionPolynomial cheaperThanLanczos(
      MatrixFunction method, PreparedMatrix a, PolynomialProbe probe) {
    double affordable = probe.quadrature().steps() * advantage(a);
    int most = (int) Math.min(MOST_DEGREE, Math.max(2, affordable));
    FunctionPolynomial chebyshev = chebyshev(method, probe, most);
    if (chebyshev.reached() || most > MOST_LEARNED_DEGREE) {
      return chebyshev.reached() ? chebyshev : null;
    }
    FunctionPolynomial learned = learned(method, probe, most);
    return learned.reached() ? learned : null;
  }

  private static FunctionPolynomial chebyshev(
      MatrixFunction method, PolynomialProbe probe, int most) {
    for (int degree = Math.min(FIRST_DEGREE, most); ; degree = Math.min(2 * degree, most)) {
      PolynomialExpansion whole =
          ChebyshevInterpolant.interpolate(probe.interval(), degree, method.function().value());
      FunctionPolynomial p = cut(whole, method, probe, "chebyshev");
      if ((p.reached() && p.degree() < whole.degree()) || degree >= most) {
        return p;
      }
    }
  }

  private static FunctionPolynomial learned(
      MatrixFunction method, PolynomialProbe probe, int degree) {
    PolynomialExpansion whole =
        LearnedFunctionModel.shipped()
            .predict(probe.summary(), degree, method.function().value())
            .expansion();
    return cut(whole, method, probe, "learned");
  }

  private static FunctionPolynomial cut(
      PolynomialExpansion whole, MatrixFunction method, PolynomialProbe probe, String model) {
    return FunctionPolynomial.cut(
        whole, probe.quadrature(), method.function(), method.tolerance(), model);
  }

  /** How many steps of an expansion cost as much as one of the Lanczos columns. */
  private static double advantage(PreparedMatrix a) {
    double product = STREAMS_PER_NONZERO * a.nonzeros() / a.rows();
    return (LANCZOS_STREAMS + product) / (EXPANSION_STREAMS + product);
  }
}
