package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.dense.IndexOrder;
import io.autospec.solve.Outcome;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The k largest eigenvalues of a positive semidefinite φ, by block Lanczos in the complement of
 * what has been found, until a random start there finds nothing larger.
 *
 * <p>Eigenvalues far below the largest of a run are left to the next: in the company of that one
 * they are rounding, in its complement they are not.
 */
final class LargestPairs implements AutoCloseable {

  /** The relative residual that suffices where values are all the same. */
  private static final double SATURATED = 1e-3;

  private static final int MOST_SWEEPS = 60;
  private static final int LEAST_VERIFYING_STEPS = 8;
  private static final int MOST_RESTARTS = 200;

  private final SpectralTransform phi;
  private final IntFunction<MultiVector> allocate;
  private final int rows;
  private final int wanted;
  private final Aim aim;
  private final Spending spent;
  private final Runnable listener;
  private final EigenPairs found;
  private boolean verified;

  /**
   * What counts as found.
   *
   * @param accuracy the residual norm to reach for a given θ, both over the largest θ
   * @param company the share of the largest θ below which values are left to the next run
   * @param saturation θ from which on values are all the same: nothing larger is looked for
   */
  record Aim(DoubleUnaryOperator accuracy, double company, double saturation) {}

  /**
   * Prepares a run.
   *
   * @param phi the transform
   * @param allocate makes blocks
   * @param rows n
   * @param wanted k, at most n
   * @param aim what counts as found
   * @param spent counts the products
   * @param listener called after every step
   */
  LargestPairs(
      SpectralTransform phi,
      IntFunction<MultiVector> allocate,
      int rows,
      int wanted,
      Aim aim,
      Spending spent,
      Runnable listener) {
    this.phi = phi;
    this.allocate = allocate;
    this.rows = rows;
    this.wanted = wanted;
    this.aim = aim;
    this.spent = spent;
    this.listener = listener;
    this.found = new EigenPairs(allocate);
  }

  /** Returns the pairs found so far, more than were wanted perhaps. */
  EigenPairs found() {
    return found;
  }

  /** Returns the indices of the wanted ones, by falling θ. */
  int[] best() {
    return Arrays.stream(IndexOrder.ascending(found.size(), j -> -found.value(j)))
        .limit(wanted)
        .toArray();
  }

  /** Tells whether a random start in the complement found nothing larger. */
  boolean verified() {
    return verified;
  }

  Outcome run(int block, long seed) {
    int verifying = LEAST_VERIFYING_STEPS;
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      int room = rows - found.size();
      boolean complete = found.size() >= wanted;
      if (room == 0 || (complete && found.value(best()[wanted - 1]) >= aim.saturation())) {
        verified = true;
        return Outcome.CONVERGED;
      }
      int width = Math.min(block, room);
      int before = found.size();
      try (BlockLanczos lanczos =
          new BlockLanczos(phi, allocate, width, found.blocks(), seed + sweep)) {
        int steps = sweep(lanczos, width, room, verifying);
        if (steps < 0) {
          return Thread.currentThread().isInterrupted()
              ? Outcome.INTERRUPTED
              : spent.exceedsWith(phi.degree()) ? Outcome.LIMIT_REACHED : Outcome.STAGNATED;
        }
        if (before < wanted) {
          verifying = Math.max(verifying, steps / 2);
        }
      }
      if (verified) {
        return Outcome.CONVERGED;
      }
    }
    return Outcome.STAGNATED;
  }

  /** Returns the steps made, or −1 if the run must end. */
  private int sweep(BlockLanczos lanczos, int width, int room, int verifying) {
    boolean complete = found.size() >= wanted;
    double bar = complete ? found.value(best()[wanted - 1]) : 0;
    int need = complete ? 1 : wanted - found.size();
    int most = Math.max(3 * need, need + 40) + 6 * width;
    int nextCheck = complete ? verifying * width : need;
    int restarts = 0;
    for (int steps = 1; ; steps++) {
      if (Thread.currentThread().isInterrupted()
          || spent.exceedsWith((long) phi.degree() * width)) {
        if (lanczos.columns() > 0) {
          add(lanczos, lanczos.ritz(), need);
        }
        return -1;
      }
      lanczos.step();
      spent.add((long) phi.degree() * width, lanczos.takeReductions());
      listener.run();
      boolean exhausted = lanczos.columns() + 2 * width > room;
      boolean full = lanczos.columns() + width > most;
      if (lanczos.columns() < nextCheck && !exhausted && !full) {
        continue;
      }
      nextCheck = lanczos.columns() + Math.max(width, lanczos.columns() / 10);
      BlockLanczos.Ritz ritz = lanczos.ritz();
      double top = Math.abs(ritz.theta()[0]);
      if (complete && steps >= verifying && top <= bar * (1 + 1e-12)) {
        verified = true;
        return steps;
      }
      int ready = ready(ritz, need);
      int due = due(ritz, need);
      if (ready >= due || exhausted) {
        int added = add(lanczos, ritz, exhausted ? need : due);
        verified = exhausted && added == 0 && complete;
        return exhausted && added == 0 && !complete ? -1 : steps;
      }
      if (full) {
        if (++restarts > MOST_RESTARTS) {
          add(lanczos, ritz, need);
          return -1;
        }
        lanczos.restart(ritz, Math.min(need + Math.max(width, (most - need) / 3), most / 2 + need));
        nextCheck = lanczos.columns() + width;
      }
    }
  }

  /** How many of the first Ritz values are not rounding in the company of the first. */
  private int due(BlockLanczos.Ritz ritz, int need) {
    int due = 1;
    int most = Math.min(need, ritz.theta().length);
    while (due < most && Math.abs(ritz.theta()[due]) > aim.company() * Math.abs(ritz.theta()[0])) {
      due++;
    }
    return ritz.theta().length < need && due == ritz.theta().length ? need : due;
  }

  private int ready(BlockLanczos.Ritz ritz, int need) {
    int ready = 0;
    int most = Math.min(need, ritz.theta().length);
    while (ready < most && converged(ritz, ready)) {
      ready++;
    }
    return ready;
  }

  private boolean converged(BlockLanczos.Ritz ritz, int j) {
    double scale = Math.max(Math.abs(ritz.theta()[0]), Double.MIN_NORMAL);
    double theta = Math.abs(ritz.theta()[j]);
    if (theta >= aim.saturation() && ritz.residuals()[j] <= SATURATED * theta) {
      return true;
    }
    return ritz.residuals()[j]
        <= aim.accuracy().applyAsDouble(Math.abs(ritz.theta()[j]) / scale) * scale;
  }

  /** Keeps those of the first {@code most} that have converged. */
  private int add(BlockLanczos lanczos, BlockLanczos.Ritz ritz, int most) {
    int q = Math.min(most, ritz.theta().length);
    int[] good = IntStream.range(0, q).filter(j -> converged(ritz, j)).toArray();
    if (good.length == 0) {
      return 0;
    }
    try (MultiVector u = lanczos.vectors(ritz, q)) {
      double[] theta = Arrays.stream(ritz.theta()).map(Math::abs).toArray();
      found.add(u, good, theta, ritz.residuals());
    }
    return good.length;
  }

  @Override
  public void close() {
    found.close();
  }
}
