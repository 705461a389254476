package io.autospec.function;

import io.autospec.probe.TridiagonalFunction;
import io.autospec.solve.Outcome;
import java.util.Locale;

/**
 * Why f(A) b does not exist, as far as Ritz values tell.
 *
 * @param outcome NOT_POSITIVE_DEFINITE or BREAKDOWN
 * @param advice what to try
 */
public record Objection(Outcome outcome, String advice) {

  /** The weight of what rounding alone put into b, over that of b. */
  static final double ROUNDING_WEIGHT = 1e-24;

  /**
   * Looks for eigenvalues at which f is not defined. A Ritz value lies between eigenvalues, so that
   * one below the domain proves an eigenvalue there.
   *
   * @param f the function
   * @param t of a Lanczos run
   * @return null if there are none
   */
  public static Objection of(ScalarFunction f, TridiagonalFunction t) {
    double norm = t.norm();
    Domain domain = f.domain();
    for (int i = 0; i < t.steps(); i++) {
      double theta = t.value(i);
      if (t.weight(i) <= ROUNDING_WEIGHT) {
        continue;
      }
      if (domain.hits(theta, t.residualNorm(i), norm)) {
        return new Objection(
            Outcome.BREAKDOWN,
            f.name()
                + " needs eigenvalues "
                + domain.words()
                + ", and A has one that is "
                + domain.forbidden()
                + " up to rounding; add a shift to its diagonal, ground a graph Laplacian with"
                + " CsrMatrix.withoutFirst() or, for f(A) b, make b orthogonal to that eigenvector");
      }
      if (domain.excludes(theta, norm)) {
        return new Objection(
            Outcome.NOT_POSITIVE_DEFINITE,
            f.name()
                + " needs eigenvalues "
                + domain.words()
                + ", and A has one of at most "
                + figure(theta)
                + "; add a shift to its diagonal, or take a function of A^2");
      }
      if (!Double.isFinite(f.value().applyAsDouble(domain.nearest(theta, norm)))) {
        return new Objection(
            Outcome.BREAKDOWN,
            f.name()
                + " is not finite at "
                + figure(theta)
                + ", near an eigenvalue of A; scale A, or give f another parameter");
      }
    }
    return null;
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.3e", value);
  }
}
