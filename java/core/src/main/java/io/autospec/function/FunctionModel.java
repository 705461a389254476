package io.autospec.function;

import io.autospec.model.Prediction;
import io.autospec.probe.SpectralSummary;
import java.util.function.DoubleUnaryOperator;

/**
 * A rule that makes of a probe and a function f a polynomial p of given degree with p(A) z ≈ f(A)
 * z.
 *
 * <p>The error that counts is the root of the mean square of p(λ) − f(λ) over the eigenvalues: it
 * is what a generic vector z sees.
 *
 * <p>Implementations are immutable and see the summary only, never the operator.
 */
public interface FunctionModel {

  /** Returns the name used in reports and on the command line. */
  String name();

  /**
   * Makes the polynomial.
   *
   * @param summary what the probe learned, in the units of the operator
   * @param degree d ≥ 0, the products that p(A) z may cost
   * @param f the function, called at points in and around the summary's interval; where it is not
   *     finite (an inverse square root at 0) the point is left out
   * @return an expansion of at most d steps and one output
   * @throws IllegalArgumentException if d is negative or f is finite nowhere
   */
  Prediction predict(SpectralSummary summary, int degree, DoubleUnaryOperator f);
}
