package io.autospec.solve;

import io.autospec.backend.MultiVector;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.VectorPool;
import io.autospec.recurrence.ChebyshevIteration;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.Objects;

/**
 * The Chebyshev semi-iteration: x ← x + p(A) (b − A x) with 1 − λ p(λ) = T_m(t(λ)) / T_m(t(0)), the
 * smallest residual polynomial of degree m on an interval that holds the spectrum. No dot products
 * but the residual norm at the end of every cycle of m products.
 *
 * <p>Golub and Varga, Numer. Math. 3 (1961), DOI 10.1007/BF01386013; restarted every m products,
 * which costs ln 2 / m in the exponent of the rate.
 *
 * <p>Unlike a preconditioner's, this interval must reach down to λmin: what lies below converges
 * slowly, and what lies above λmax diverges and ends the iteration with STAGNATED.
 *
 * <p>Cost per cycle: m products, 1 reduction, 4 n-vectors and the two of expand.
 *
 * @param interval holds the spectrum of the operator as prepared (scaled); lower end > 0
 * @param cycle m, products between two looks at the residual, ≥ 2
 * @param tolerance the relative residual ‖b − A x‖ / ‖b‖ of the original system to reach
 * @param maxApplications the limit of products
 */
public record SemiIteration(Interval interval, int cycle, double tolerance, long maxApplications) {

  /** Cycles without a new smallest residual that end the iteration. */
  private static final int PATIENCE = 10;

  /** Checks the parameters. */
  public SemiIteration {
    Objects.requireNonNull(interval, "interval");
    if (!(interval.lower() > 0)) {
      throw new IllegalArgumentException(
          "interval begins at " + interval.lower() + ": expected a positive lower end");
    }
    if (cycle < 2) {
      throw new IllegalArgumentException("cycle is " + cycle + ": expected at least 2 products");
    }
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance is " + tolerance + ": expected a relative residual between 0 and 1");
    }
    if (maxApplications < 1) {
      throw new IllegalArgumentException(
          "maxApplications is " + maxApplications + ": expected at least 1");
    }
  }

  /**
   * Solves A x = b from x = 0.
   *
   * @param a the prepared matrix, symmetric, its spectrum in {@link #interval}
   * @param b length n
   */
  public Solution solve(PreparedMatrix a, double[] b) {
    SymmetricSystem system = SymmetricSystem.of(a);
    long start = System.nanoTime();
    double[] result = new double[a.rows()];
    try (VectorPool.Lease lease = system.vectors().lease()) {
      MultiVector c = lease.vector(1);
      MultiVector u = lease.vector(1);
      c.write(b);
      double norm = RightHandSideNorm.of(c);
      Ledger ledger = new Ledger(maxApplications, norm, SolveListener.SILENT);
      ledger.spend(0, 1);
      system.scale(c);
      u.fill(0);
      double[] residual = {norm};
      Outcome outcome =
          norm == 0 ? Outcome.CONVERGED : cycles(system, c, u, lease, ledger, residual);
      system.scale(u);
      u.read(result);
      return new Solution(
          result,
          outcome,
          outcome == Outcome.STAGNATED
              ? "the residual does not fall: widen the interval " + interval
              : outcome.advice(),
          ledger.relative(residual[0]),
          "semi-iteration",
          cycle,
          "",
          ledger.applications(),
          0,
          ledger.reductions(),
          ledger.iterations(),
          ledger.history(),
          0,
          (System.nanoTime() - start) * 1e-9);
    }
  }

  private Outcome cycles(
      SymmetricSystem system,
      MultiVector c,
      MultiVector u,
      VectorPool.Lease lease,
      Ledger ledger,
      double[] residual) {
    MultiVector r = lease.vector(1);
    MultiVector z = lease.vector(1);
    r.assign(c);
    PolynomialExpansion p = ChebyshevIteration.firstKind(interval, cycle);
    double smallest = Double.POSITIVE_INFINITY;
    int since = 0;
    while (true) {
      double target = tolerance * ledger.rightHandSideNorm();
      if (system.meets(target, residual[0], c, u, r, ledger)) {
        return Outcome.CONVERGED;
      }
      if (residual[0] < smallest) {
        smallest = residual[0];
        since = 0;
      } else if (++since > PATIENCE || !Double.isFinite(residual[0])) {
        return Outcome.STAGNATED;
      }
      if (Thread.currentThread().isInterrupted()) {
        return Outcome.INTERRUPTED;
      }
      if (!ledger.affords(cycle)) {
        return Outcome.LIMIT_REACHED;
      }
      // u = u + p(A) r, r = c − A u
      system.operator().expand(p, r, z);
      u.axpby(1, z, 1);
      ledger.spend(cycle - 1, 0);
      residual[0] = system.residual(c, u, r, ledger);
      ledger.iterate(residual[0]);
    }
  }
}
