package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.backend.VectorPool;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.ScaledChebyshev;
import java.util.Arrays;

/**
 * Looks for an eigenvector below a value that a basis V has missed, as the second of a double
 * eigenvalue beyond the size of the block: a random block Q orthogonal to V begins a Krylov space
 * of its own, K = [Q, p(A) Q, p(A)² Q, …], added to V.
 *
 * <p>An eigenvector u of a value ≤ last that is orthogonal to V has the part cᵤ P(last) or more in
 * P(A) Q, P the product of the p, whose other parts beyond a split are damped to their size in Q or
 * below; its Rayleigh quotient, and so the lowest Ritz value θ of K, is then at most
 *
 * <pre>
 *   split + (far − last) P(split)² / (P(last)² cᵤ²)
 * </pre>
 *
 * <p>A random column has cᵤ² ≥ (π/2) δ²/n with probability 1 − δ, two together 2δ/n. A θ above this
 * bound says that no such u is there, to that confidence: the argument of Kuczyński and
 * Woźniakowski, "Estimating the largest eigenvalue by the power and Lanczos algorithms with a
 * random start", SIAM J. Matrix Anal. Appl. 13 (1992), doi:10.1137/0613066. Where the next
 * eigenvalue is too near to the last for that, as in the midst of a cluster, θ is followed until
 * its residual bound says so.
 */
final class MissedSearch {

  /** The confidence 1 − δ that none is missing after a search to its end. */
  static final double CONFIDENCE = 0.99;

  /** What a search has found. */
  enum Verdict {
    FOUND,
    NONE,
    UNDECIDED
  }

  /** ln of the largest growth of a polynomial at what has converged: rounding grows by it. */
  private static final double MOST_GROWTH = 30;

  /** The part of the distance from the last eigenvalue to the cut in which one may stay hidden. */
  private static final double HIDING = 1e-4;

  /** Residual norms that the lowest eigenvalue of a random Krylov space may still fall by. */
  private static final double SAFETY = 10;

  /** How near to the last eigenvalue the damped part may begin, as a part of that distance. */
  private static final double NEAREST_SPLIT = 0.25;

  /** Products that a search may spend, and the part of all before it. */
  private static final long LEAST_PRODUCTS = 200;

  private static final int SHARE = 4;

  private final RitzSpace space;
  private final double lowest;
  private final double last;
  private final double slack;
  private final EndFilter filter;
  private final double far;
  private double[] cuts = {};
  private int[] degrees = {};

  /**
   * A search.
   *
   * @param space of V
   * @param lowest converged value
   * @param last converged value
   * @param slack that eigenvalues may be wrong by
   * @param filter makes the polynomials
   */
  MissedSearch(RitzSpace space, double lowest, double last, double slack, EndFilter filter) {
    this.space = space;
    this.lowest = lowest;
    this.last = last;
    this.slack = slack;
    this.filter = filter;
    this.far = filter.far();
  }

  /**
   * Runs.
   *
   * @param columns of the random block
   * @param cut where the unwanted begins
   */
  Verdict run(int columns, double cut) {
    int first = space.columns();
    int width = Math.min(columns, space.room());
    if (width == 0) {
      return Verdict.NONE;
    }
    long before = space.applications();
    long most = before + Math.max(LEAST_PRODUCTS, before / SHARE);
    double hidden = Math.max(slack, HIDING * (cut - last));
    double split = last + 0.5 * (cut - last);
    double nearest = last + NEAREST_SPLIT * (cut - last);
    try (VectorPool.Lease lease = space.operator().vectors().lease()) {
      MultiVector q = lease.vector(width);
      MultiVector w = lease.vector(width);
      space.addRandom(q, w);
      while (true) {
        SymmetricEigen ritz = space.projected().ritzFrom(first);
        double theta = ritz.value(0);
        if (theta < last - slack) {
          return Verdict.FOUND;
        }
        if (surelyAbove(theta, width) || settled(ritz, first, w, hidden)) {
          return Verdict.NONE;
        }
        if (space.applications() > most || width > space.room()) {
          return Verdict.UNDECIDED;
        }
        split = Math.min(split, Math.max(0.5 * (theta + last), nearest));
        int degree = degree(filter.logGrowth(split, last), filter.logGrowth(split, lowest));
        space.operator().map().expand(filter.chebyshev(split, last, degree), q, w);
        space.count((long) degree * width, 0);
        note(split, degree);
        space.add(w, q);
        MultiVector newest = w;
        w = q;
        q = newest;
      }
    }
  }

  private void note(double cut, int degree) {
    cuts = Arrays.copyOf(cuts, cuts.length + 1);
    degrees = Arrays.copyOf(degrees, degrees.length + 1);
    cuts[cuts.length - 1] = cut;
    degrees[degrees.length - 1] = degree;
  }

  /** As much as the bound asks for at the least. */
  private int degree(double growth, double mostGrowth) {
    double asked = Math.ceil(0.5 * Math.log(space.operator().rows() / (1 - CONFIDENCE)) / growth);
    double most = Math.min(EndFilter.MOST_DEGREE, MOST_GROWTH / mostGrowth);
    return (int) Math.max(1, Math.min(asked, most));
  }

  /** ln P(λ), 0 beyond every cut. */
  private double logGrowth(double value) {
    double sum = 0;
    for (int i = 0; i < cuts.length; i++) {
      if (value < cuts[i]) {
        sum += degrees[i] * ScaledChebyshev.logGrowth(new Interval(cuts[i], far), value);
      }
    }
    return sum;
  }

  /** Whether no eigenvector below the last value could leave θ where it is. */
  private boolean surelyAbove(double theta, int width) {
    double split = 0.5 * (last + theta);
    double damping = Math.exp(2 * (logGrowth(split) - logGrowth(last)));
    double doubt = 1 - CONFIDENCE;
    double part = width > 1 ? 2 * doubt : 0.5 * Math.PI * doubt * doubt;
    return theta - split > (far - last) * damping * space.operator().rows() / part;
  }

  /** Whether the lowest Ritz pair has converged above the last value. */
  private boolean settled(SymmetricEigen ritz, int first, MultiVector scratch, double hidden) {
    int width = scratch.columns();
    try (VectorPool.Lease lease = space.operator().vectors().lease()) {
      MultiVector z = lease.vector(width);
      space.basis().combine(ritz.padded(first, width), z);
      double[] theta = Arrays.copyOf(ritz.values(), width);
      space.count(width, 0);
      double residual = space.residualNorms(z, theta, scratch)[0];
      return theta[0] - SAFETY * residual >= last - hidden;
    }
  }
}
