package io.autospec.eigen;

import io.autospec.operator.LinearOperator;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One run of block Lanczos on φ(A) for the eigenvalues of a slice, in the complement of those
 * found.
 *
 * <p>Ends when every Ritz value of φ(A) that may stand for an eigenvalue of the slice has
 * converged, and when as many were found as there are, if that is known. What has converged is
 * added to the pairs found: those beside the slice too, so that the next run does not find them
 * again.
 */
final class Sweep {

  /** How a sweep ended. */
  enum End {
    /** Nothing is left that has not converged. */
    SETTLED,
    /** The calling thread was interrupted. */
    INTERRUPTED,
    /** No products are left. */
    LIMIT,
    /** The products of the plan are spent. */
    OVERDUE,
    /** The residuals no longer fall. */
    STAGNATED
  }

  /** Ritz values this close below the level may belong to eigenvalues on an end of the slice. */
  static final double AT_LEVEL = 0.98;

  /** The share of its residual norm by which a Ritz value may still rise. */
  private static final double RISE = 0.3;

  /** Residuals below this times ‖A‖ are rounding. */
  static final double FLOOR = 1e-13;

  /** The relative residual below which the last pairs are about to converge. */
  private static final double SETTLING = 1e-2;

  /** Columns of the basis that a restart keeps, over those at the level. */
  private static final double KEPT = 1.2;

  private static final int MOST_CHECKS_WITHOUT_PROGRESS = 6;

  private final WindowEigenSolver method;
  private final LinearOperator a;
  private final SpectralTransform phi;
  private final double level;
  private final long deadline;
  private final Slice slice;
  private final EigenPairs found;
  private final Spending spent;
  private final double norm;
  private final double target;

  /**
   * Prepares a sweep.
   *
   * @param plan the transform, the level and the block
   * @param slice where eigenvalues are wanted
   * @param found receives what converges
   * @param spent counts the products
   * @param deadline the products at which to give up
   * @param norm ‖A‖
   */
  Sweep(
      WindowEigenSolver method,
      LinearOperator a,
      SlicePlan plan,
      Slice slice,
      EigenPairs found,
      Spending spent,
      long deadline,
      double norm) {
    this.method = method;
    this.a = a;
    this.phi = plan.phi();
    this.level = plan.level();
    this.deadline = deadline;
    this.slice = slice;
    this.found = found;
    this.spent = spent;
    this.norm = norm;
    double spacing = (slice.upper() - slice.lower()) / (1 + Math.max(0, slice.expected()));
    this.target = Math.max(Math.min(0.1 * method.tolerance() * norm, 1e-3 * spacing), FLOOR * norm);
  }

  /**
   * Runs.
   *
   * @param block columns per step
   * @param steps before the first check
   * @param most columns of the basis, raised if that many are wanted
   * @param seed of the first block
   */
  End run(int block, int steps, int most, long seed) {
    int room = a.rows() - found.size();
    int width = Math.min(block, room);
    if (width < 1) {
      return End.SETTLED;
    }
    long already = found.count(slice.lower(), slice.upper());
    int mostColumns = Math.max(most, (steps + 2) * width);
    int nextCheck = steps * width;
    double gate = Math.max(1e-10, Math.min(1e-2, target / (slice.upper() - slice.lower())));
    double best = Double.POSITIVE_INFINITY;
    int idle = 0;
    try (BlockLanczos lanczos = new BlockLanczos(phi, a::newVector, width, found.blocks(), seed)) {
      while (true) {
        boolean interrupted = Thread.currentThread().isInterrupted();
        long price = (long) phi.degree() * width;
        boolean overdue = spent.applications() + price > deadline;
        if (interrupted || overdue || spent.exceedsWith(price)) {
          if (lanczos.columns() > 0) {
            settle(lanczos, lanczos.ritz());
          }
          return interrupted ? End.INTERRUPTED : overdue ? End.OVERDUE : End.LIMIT;
        }
        lanczos.step();
        spent.add(price, lanczos.takeReductions());
        boolean exhausted = lanczos.columns() + 2 * width > room;
        boolean full = lanczos.columns() + width > mostColumns;
        if (lanczos.columns() < nextCheck && !exhausted && !full) {
          continue;
        }
        BlockLanczos.Ritz ritz = lanczos.ritz();
        double worst = pending(ritz);
        method.listener().progress(spent.applications(), worst);
        int more = lanczos.columns() / (worst > SETTLING ? 8 : 20);
        nextCheck = lanczos.columns() + Math.max(width, more);
        if (atLevel(ritz, AT_LEVEL) == 0 && worst == 0 && !awaited(lanczos)) {
          return End.SETTLED;
        }
        if ((worst <= gate || exhausted) && atLevel(ritz, AT_LEVEL) > 0) {
          Verdict verdict = judge(lanczos, ritz);
          boolean all = slice.known() && already + verdict.inside().length == slice.expected();
          boolean few = verdict.inside().length < slice.expected() - already;
          boolean settled = verdict.undecided() == 0 && !(few && awaited(lanczos));
          if (all || settled || exhausted) {
            add(verdict);
            return End.SETTLED;
          }
          verdict.pairs().vectors().close();
          if (verdict.undecided() > 0) {
            idle = verdict.worst() < 0.5 * best ? 0 : idle + 1;
            best = Math.min(best, verdict.worst());
            gate = Math.max(1e-15, 0.2 * gate);
            if (idle >= MOST_CHECKS_WITHOUT_PROGRESS) {
              settle(lanczos, ritz);
              return End.STAGNATED;
            }
          }
        }
        if (full) {
          int kept = Math.min(atLevel(ritz, 0.5), lanczos.columns() - width);
          kept = Math.max(kept, Math.min(lanczos.columns() / 2, (int) (KEPT * atLevel(ritz, 1))));
          if (kept > 0.7 * mostColumns) {
            mostColumns += mostColumns / 2;
          } else {
            lanczos.restart(ritz, Math.max(1, kept));
            nextCheck = 0;
          }
        }
      }
    }
  }

  /** With a known count: whether the run is too short to say that no more will come. */
  private boolean awaited(BlockLanczos lanczos) {
    long wanted = slice.expected() - found.count(slice.lower(), slice.upper());
    return slice.known() && lanczos.columns() < 3 * wanted + 40;
  }

  /** The largest relative residual of the Ritz values that may stand for a wanted eigenvalue. */
  private double pending(BlockLanczos.Ritz ritz) {
    double worst = 0;
    for (int j = 0; j < ritz.theta().length; j++) {
      double theta = Math.abs(ritz.theta()[j]);
      double residual = ritz.residuals()[j];
      if (theta + RISE * Math.min(residual, theta) >= level) {
        worst = Math.max(worst, residual / Math.max(theta, level));
      }
    }
    return worst;
  }

  private int atLevel(BlockLanczos.Ritz ritz, double share) {
    return (int) Arrays.stream(ritz.theta()).filter(t -> Math.abs(t) >= share * level).count();
  }

  /**
   * The Ritz pairs of A in the span of what is at the level.
   *
   * @param pairs with their vectors
   * @param inside those of the slice that have converged
   * @param beside those next to it that have converged
   * @param undecided how many might be in the slice and have not converged
   * @param worst residual norm of those
   */
  @SuppressWarnings("ArrayRecordComponent") // lives within one check
  private record Verdict(
      RayleighRitz pairs, int[] inside, int[] beside, int undecided, double worst) {}

  private Verdict judge(BlockLanczos lanczos, BlockLanczos.Ritz ritz) {
    int q = atLevel(ritz, AT_LEVEL);
    RayleighRitz pairs = RayleighRitz.of(a, lanczos.vectors(ritz, q));
    spent.add(q, 2);
    int[] inside = matching(pairs, true);
    int[] beside = matching(pairs, false);
    int undecided = 0;
    double worst = 0;
    for (int j = 0; j < q; j++) {
      double r = pairs.residuals()[j];
      double distance = slice.distance(pairs.values()[j]);
      boolean far = distance < 0 && -distance > 3 * r;
      if (!far && !converged(pairs, j)) {
        undecided++;
        worst = Math.max(worst, r);
      }
    }
    return new Verdict(pairs, inside, beside, undecided, worst);
  }

  /** Small residual, and no doubt on which side of an end the eigenvalue lies. */
  private boolean converged(RayleighRitz pairs, int j) {
    double r = pairs.residuals()[j];
    double distance = Math.abs(slice.distance(pairs.values()[j]));
    return r <= target && (r <= distance || r <= 10 * FLOOR * norm);
  }

  private int[] matching(RayleighRitz pairs, boolean inside) {
    return IntStream.range(0, pairs.values().length)
        .filter(j -> slice.distance(pairs.values()[j]) >= 0 == inside && converged(pairs, j))
        .toArray();
  }

  private void add(Verdict verdict) {
    try (var vectors = verdict.pairs().vectors()) {
      int[] both =
          IntStream.concat(Arrays.stream(verdict.inside()), Arrays.stream(verdict.beside()))
              .toArray();
      found.add(vectors, both, verdict.pairs().values(), verdict.pairs().residuals());
    }
  }

  /** At an early end: keeps what meets the tolerance. */
  private void settle(BlockLanczos lanczos, BlockLanczos.Ritz ritz) {
    int q = atLevel(ritz, AT_LEVEL);
    if (q == 0) {
      return;
    }
    RayleighRitz pairs = RayleighRitz.of(a, lanczos.vectors(ritz, q));
    spent.add(q, 2);
    try (var vectors = pairs.vectors()) {
      int[] good =
          IntStream.range(0, q)
              .filter(j -> slice.distance(pairs.values()[j]) >= 0)
              .filter(j -> pairs.residuals()[j] <= method.tolerance() * norm)
              .toArray();
      found.add(vectors, good, pairs.values(), pairs.residuals());
    }
  }
}
