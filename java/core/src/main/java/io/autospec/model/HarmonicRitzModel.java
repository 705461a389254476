package io.autospec.model;

import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.RootProduct;

/**
 * The polynomial whose residual polynomial has the harmonic Ritz values of the probe as its roots:
 * the residual polynomial of D steps of minimal residuals from the probe's start vector.
 *
 * <p>Loe and Morgan, "Toward efficient polynomial preconditioning for GMRES", Numer. Linear Algebra
 * Appl. 29 (2022), doi:10.1002/nla.2427; the symmetric case, where the values are real. It needs no
 * interval. Deviations: the values come from a symmetric tridiagonal problem (see {@code
 * TridiagonalMatrix.harmonicRitzValues}); the copies take part in the Leja order and are not spread
 * evenly.
 *
 * <p>Two things change the degree. Roots with large growth around them are repeated for stability,
 * and each copy costs one more product. A probe with m < D steps knows m values only: then the
 * degree is m, and the prediction says so.
 */
public record HarmonicRitzModel() implements RecurrenceModel {

  @Override
  public String name() {
    return "harmonic-ritz";
  }

  /**
   * {@inheritDoc}
   *
   * <p>The number of steps is min(D, m) − 1 plus the copies. Where the probe's matrix is not
   * positive definite Chebyshev's polynomial is returned, with the reason. Cost: O(D²).
   */
  @Override
  public Prediction predict(SpectralSummary summary, int degree) {
    int known = Math.min(degree, summary.steps());
    double[] roots = summary.tridiagonal().harmonicRitzValues(known);
    if (roots.length == 0) {
      Prediction chebyshev = new ChebyshevModel().predict(summary, degree);
      return new Prediction(
          chebyshev.expansion(),
          chebyshev.model(),
          name() + ": the probe's first " + known + " steps are not positive definite");
    }
    String reason =
        known == degree
            ? ""
            : "the probe has "
                + known
                + " steps: "
                + name()
                + " of degree "
                + known
                + " in place of "
                + degree;
    double[] stable = RootProduct.lejaOrder(RootProduct.withStabilityCopies(roots));
    return new Prediction(RootProduct.of(stable), name(), reason);
  }
}
