package io.autospec.solve;

import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.VectorPool;
import io.autospec.operator.LinearOperator;

/**
 * A symmetric operator as the solvers see it.
 *
 * @param operator A, scaled where the matrix was prepared so
 * @param normBound a bound of every |λ|, or +∞ if none is known
 * @param scale s, or null: a right-hand side b becomes S b and a solution u becomes x = S u
 * @param weight 1/s, or null: ‖diag(1/s) r‖ is the residual norm of the original system
 * @param precision of the values inside polynomials
 * @param roundingBound of ‖A − B‖, with B the matrix that polynomials see; 0 where that is A
 * @param vectors lends the blocks
 */
record SymmetricSystem(
    LinearOperator operator,
    double normBound,
    MultiVector scale,
    MultiVector weight,
    Precision precision,
    double roundingBound,
    VectorPool vectors) {

  /** Some units of ε = 2⁻⁵³ for the sum of a row and its scaled values. */
  private static final double ROUNDING = 0x1p-50;

  /** Rounding below this fraction of the tolerance needs no measurement. */
  private static final double BENEATH_NOTICE = 0.1;

  static SymmetricSystem of(PreparedMatrix a) {
    return new SymmetricSystem(
        a,
        a.normBound(),
        a.scale(),
        a.inverseScale(),
        a.precision(),
        a.roundingBound(),
        a.vectors());
  }

  static SymmetricSystem of(LinearOperator a) {
    return new SymmetricSystem(
        a,
        Double.POSITIVE_INFINITY,
        null,
        null,
        Precision.FLOAT64,
        0,
        new VectorPool(a::newVector));
  }

  /** Takes b to S b, and u to the solution S u. */
  void scale(MultiVector vector) {
    if (scale != null) {
      vector.scaleRows(scale);
    }
  }

  /** r ← c − A u; returns its norm in the original system. One product, one reduction. */
  double residual(MultiVector c, MultiVector u, MultiVector r, Ledger ledger) {
    operator.apply(u, r);
    r.axpby(1, c, -1);
    ledger.spend(1, 0);
    return weightedNorm(r, ledger);
  }

  /**
   * What rounding hides in the computed residual r = c − A u. Beyond condition 1e10 or so it
   * exceeds a residual of 1e-8, and another order of summation would not confirm the tolerance.
   *
   * <p>A bound if that is beneath notice, one reduction; else measured, one more product and
   * reduction: 3 r and 3 c − A (3 u) differ by rounding alone. Doubled for the rounding of the
   * scaled values.
   *
   * @param notice what is small enough
   */
  private double rounding(
      MultiVector c, MultiVector u, MultiVector r, double notice, Ledger ledger) {
    double bound = ROUNDING * normBound * weightedNorm(u, ledger);
    if (bound <= notice) {
      return bound;
    }
    try (VectorPool.Lease lease = vectors.lease()) {
      MultiVector tripled = lease.vector(1);
      MultiVector difference = lease.vector(1);
      tripled.axpby(3, u, 0);
      operator.apply(tripled, difference);
      ledger.spend(1, 0);
      difference.axpby(-3, c, 1);
      difference.axpby(3, r, 1);
      return 2.0 / 3.0 * weightedNorm(difference, ledger);
    }
  }

  /**
   * Tells whether the residual r = c − A u of this norm, and what rounding hides in it, meet a
   * target. One or two reductions, at most one product.
   */
  boolean meets(
      double target, double norm, MultiVector c, MultiVector u, MultiVector r, Ledger ledger) {
    return norm <= target
        && Math.hypot(norm, rounding(c, u, r, BENEATH_NOTICE * target, ledger)) <= target;
  }

  /** ‖S⁻¹ v‖: for a residual its norm in the original system. One reduction. */
  double weightedNorm(MultiVector v, Ledger ledger) {
    double[] dots = new double[1];
    ledger.spend(0, 1);
    if (weight == null) {
      v.dot(v, dots);
    } else {
      try (VectorPool.Lease lease = vectors.lease()) {
        MultiVector weighted = lease.vector(1);
        weighted.assign(v);
        weighted.scaleRows(weight);
        weighted.dot(weighted, dots);
      }
    }
    return Math.sqrt(dots[0]);
  }
}
