package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.backend.VectorPool;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.solve.Outcome;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One run of {@link ThickRestartLanczos}.
 *
 * <pre>
 *   V   n × m, the basis                      H   m × m, projected
 *   Z   n × b, Ritz vectors next to converge  R   n × b, A Z − Z θ
 *   W   n × b', p(A) Z of those not converged
 * </pre>
 *
 * <p>Values are counted from the wanted end: they are those of A or of −A.
 */
final class LanczosRun {

  private static final int PROBE_STEPS = 32;

  /** Columns of a block: eigenvalues of no higher multiplicity are found without a search. */
  private static final int MOST_BLOCK = 8;

  private static final int LEAST_BLOCK = 4;

  /** ln of the largest growth of a polynomial at what is sought: more costs products. */
  private static final double MOST_GROWTH = 8;

  /**
   * The same at what has converged, where it raises the rounding that is projected out afterwards.
   */
  private static final double MOST_CONVERGED_GROWTH = 30;

  /**
   * Blocks of eigenvalues between the last one wanted and the cut. With 2 in place of 12 the five
   * lowest of a 64³ grid took twice the products, those of a plate (bcsstk16) too.
   */
  private static final int BEYOND = 12;

  private static final int LIMIT_PER_COLUMN = 4000;

  /** Values of a basis that any machine has room for. */
  private static final long CHEAP_BASIS = 1L << 26;

  /** Times that pairs taken for converged may turn out not to be so. */
  private static final int MOST_DOUBTS = 4;

  private final ThickRestartLanczos method;
  private final SymmetricOperator a;
  private final int sign;
  private final int wanted;
  private final int block;
  private final int mostColumns;
  private final long limit;
  private final RitzSpace space;
  private EndFilter filter;
  private double[] lowest = {}; // the converged values, ascending
  private double norm;
  private int degree = 1;
  private MissedSearch.Verdict missed = MissedSearch.Verdict.UNDECIDED;
  private int fresh = 1; // columns of the random block that looks for missed eigenvectors

  LanczosRun(ThickRestartLanczos method, SymmetricOperator a) {
    this.method = method;
    this.a = a;
    this.sign = method.which() == Extreme.LOWEST ? 1 : -1;
    this.wanted = method.count();
    this.block = Math.min(a.rows(), Math.max(LEAST_BLOCK, Math.min(MOST_BLOCK, wanted)));
    this.mostColumns = mostColumns(a.rows(), wanted, block);
    this.limit =
        method.maxApplications() > 0
            ? method.maxApplications()
            : (long) LIMIT_PER_COLUMN * (wanted + block);
    boolean tight =
        (long) mostColumns * a.rows() > CHEAP_BASIS; // wide slabs waste what is left over
    this.space = new RitzSpace(a, method.which(), tight ? 2 * block : 4 * block, method.seed());
  }

  /** Restarts cost products: they come late where the vectors are short. */
  private static int mostColumns(int rows, int wanted, int block) {
    int least = wanted + Math.max(wanted, 7 * block);
    long cheap = CHEAP_BASIS / Math.max(1, rows);
    return (int) Math.min(rows, Math.max(least, Math.min(cheap, 4L * wanted + 24L * block)));
  }

  EigenSolution run() {
    long start = System.nanoTime();
    SpectralSummary summary =
        new LanczosProbe(PROBE_STEPS, method.seed()).run(a.map(), a.normBound());
    space.count(summary.applications(), 2L * summary.applications());
    for (double value : summary.ritzValues()) {
      norm = Math.max(norm, Math.abs(value));
    }
    filter = new EndFilter(summary, method.which(), method.filter(), a.normBound());
    try (space) {
      addRandom(block);
      for (int doubts = 0; ; doubts++) {
        Outcome outcome = iterate();
        SymmetricEigen ritz = space.projected().ritz();
        int count = Math.min(wanted, space.columns());
        try (KrylovBasis vectors =
            space.basis().rotated(ritz.block(0, ritz.size(), count), count)) {
          FoundPairs pairs = verified(vectors, ritz);
          boolean all = pairs.count() == wanted;
          if (outcome != Outcome.CONVERGED || all || doubts == MOST_DOUBTS) {
            return pairs.solution(
                new FoundPairs.Run(
                    "lanczos",
                    wanted,
                    outcome == Outcome.CONVERGED && !all ? Outcome.STAGNATED : outcome,
                    degree,
                    space.applications(),
                    summary.applications(),
                    space.reductions(),
                    all && missed == MissedSearch.Verdict.NONE ? MissedSearch.CONFIDENCE : 0,
                    (System.nanoTime() - start) * 1e-9));
          }
          space.projected().convergeOnly(ritz, pairs.columns());
          lowest = Arrays.stream(pairs.columns()).mapToDouble(ritz::value).toArray();
        }
      }
    }
  }

  /** Runs until all wanted seem to have converged and none to be missing, or there is a reason. */
  private Outcome iterate() {
    while (true) {
      try (Step step = new Step()) {
        if (step.complete()) {
          if (!findsMissed()) {
            return Outcome.CONVERGED;
          }
          continue;
        }
        Outcome reason = reasonToStop(step);
        if (reason != null) {
          return reason;
        }
        step.extend();
        method.listener().progress(space.applications(), lowest.length, step.nextResidual() / norm);
      }
    }
  }

  private Outcome reasonToStop(Step step) {
    if (Thread.currentThread().isInterrupted()) {
      return Outcome.INTERRUPTED;
    }
    if (space.applications() + step.cost() + wanted > limit) {
      return Outcome.LIMIT_REACHED;
    }
    // a basis of all space has nothing to add: what is left of the residuals is rounding
    return space.room() == 0 ? Outcome.STAGNATED : null;
  }

  /** The converged value beyond which nothing is wanted. */
  private double last() {
    return lowest[wanted - 1];
  }

  private double slack() {
    return method.tolerance() * norm;
  }

  /**
   * Where the unwanted begins: surely beyond the last wanted, at a distance that costs few steps.
   *
   * @param target the lowest value sought
   */
  private double cut(SymmetricEigen sought, double target) {
    int beyond = Math.min(Math.max(2 * wanted, BEYOND * block), (a.rows() - wanted) / 2);
    int index = wanted + beyond - lowest.length;
    // a Ritz value far from convergence may be anywhere above its eigenvalue: the nearer is taken
    double expected = filter.quantile(wanted + beyond);
    double cut = index >= 0 && index < left() ? Math.min(sought.value(index), expected) : expected;
    double farthest = filter.far() - 0.05 * (filter.far() - target);
    return Math.min(Math.max(cut, filter.nearestCut(target)), farthest);
  }

  /** Looks for an eigenvector that V has missed; the next time with more columns. */
  private boolean findsMissed() {
    double cut = cut(space.projected().sought(norm), last());
    missed = new MissedSearch(space, lowest[0], last(), slack(), filter).run(fresh, cut);
    fresh = Math.min(block, 2 * fresh);
    return missed == MissedSearch.Verdict.FOUND;
  }

  private void addRandom(int count) {
    try (VectorPool.Lease lease = a.vectors().lease()) {
      space.addRandom(lease.vector(count), lease.vector(count));
    }
  }

  /** The Ritz vectors that have not converged. */
  private int left() {
    return space.columns() - space.projected().convergedCount();
  }

  /**
   * How far below a Ritz value its eigenvalue may lie: the bound of Krylov and Weinstein or that of
   * Temple, with the cut for the next eigenvalue.
   */
  private static double error(double theta, double residual, double cut) {
    double gap = cut - theta;
    return gap > 0 ? Math.min(1, residual / gap) * residual : residual;
  }

  private FoundPairs verified(KrylovBasis vectors, SymmetricEigen ritz) {
    double[] residuals = new double[vectors.columns()];
    int width = vectors.width();
    try (VectorPool.Lease lease = a.vectors().lease()) {
      MultiVector r = lease.vector(width);
      for (int i = 0; i < vectors.slabs().size(); i++) {
        double[] theta = new double[width];
        for (int j = 0; j < width && i * width + j < residuals.length; j++) {
          theta[j] = ritz.value(i * width + j);
        }
        double[] norms = space.residualNorms(vectors.slabs().get(i), theta, r);
        System.arraycopy(
            norms, 0, residuals, i * width, Math.min(width, residuals.length - i * width));
      }
    }
    space.count(residuals.length, 0);
    int[] columns =
        IntStream.range(0, residuals.length).filter(j -> residuals[j] <= slack()).toArray();
    return new FoundPairs(
        a,
        vectors,
        columns,
        Arrays.stream(columns).mapToDouble(j -> sign * ritz.value(j)).toArray(),
        Arrays.stream(columns).mapToDouble(j -> residuals[j]).toArray());
  }

  /** The Ritz vectors next to converge, with their residuals. */
  private final class Step implements AutoCloseable {

    private final SymmetricEigen sought = space.projected().sought(norm);
    private final VectorPool.Lease lease = a.vectors().lease();
    private final int active = Math.min(block, left());
    private final MultiVector z = lease.vector(block);
    private final MultiVector r = lease.vector(block);
    private final double[] residuals;
    private final int[] rest;
    private PolynomialExpansion polynomial;

    Step() {
      for (int j = 0; j < left(); j += Math.max(1, left() - 1)) { // both ends of what is known
        norm = Math.max(norm, Math.abs(sought.value(j)));
        filter.observe(sought.value(j));
      }
      space.basis().combine(coefficients(IntStream.range(0, active).toArray()), z);
      double[] theta = Arrays.copyOf(sought.values(), block);
      residuals = Arrays.copyOf(space.residualNorms(z, theta, r), active);
      space.count(active, 0);
      rest = IntStream.range(0, active).filter(j -> residuals[j] > slack()).toArray();
      for (int j = 0; j < active; j++) {
        if (residuals[j] <= slack()) {
          space.projected().converge(sought, j);
          lowest = Arrays.copyOf(lowest, lowest.length + 1);
          lowest[lowest.length - 1] = sought.value(j);
        }
      }
      Arrays.sort(lowest);
    }

    /** The coefficients of Ritz vectors, m × b, with zeros for columns not wanted. */
    private double[] coefficients(int[] columns) {
      double[] s = new double[sought.size() * block];
      for (int i = 0; i < sought.size(); i++) {
        for (int j = 0; j < columns.length; j++) {
          s[i * block + j] = sought.vector(i, columns[j]);
        }
      }
      return s;
    }

    /** Tells whether enough have converged and no value below the last of them is on its way. */
    boolean complete() {
      if (lowest.length < wanted || (rest.length == 0 && left() > 0)) {
        return false;
      }
      double cut = cut(sought, sought.value(0));
      return Arrays.stream(rest)
          .mapToDouble(j -> sought.value(j) - error(sought.value(j), residuals[j], cut))
          .allMatch(bound -> bound >= last() - slack());
    }

    double nextResidual() {
      return rest.length == 0 ? slack() : residuals[rest[0]];
    }

    /** Returns the products that {@link #extend} will spend. */
    long cost() {
      return rest.length == 0 ? block : (polynomial().degree() + 1L) * block;
    }

    private PolynomialExpansion polynomial() {
      if (polynomial == null) {
        double target = sought.value(0);
        if (lowest.length == 0) { // early Ritz values are far from the end
          target = Math.min(target, filter.near());
        }
        double cut = cut(sought, target);
        FilterSeries series = filter.series(cut, target, MOST_GROWTH);
        double most = series.degree(target, MOST_GROWTH);
        if (lowest.length > 0 && lowest[0] < target) {
          most = Math.min(most, series.degree(lowest[0], MOST_CONVERGED_GROWTH));
        }
        polynomial = series.of((int) Math.max(1, most));
      }
      return polynomial;
    }

    /**
     * Adds p(A) Z to V for Ritz vectors that have not converged, as many as the block has columns;
     * or random vectors if all have converged.
     */
    void extend() {
      int room = Math.min(block, space.room());
      if (rest.length == 0) {
        if (active == 0) {
          addRandom(room);
        }
        return;
      }
      int converged = active - rest.length;
      int[] columns =
          IntStream.concat(Arrays.stream(rest), IntStream.range(active, active + converged))
              .filter(j -> j < left() + converged)
              .toArray();
      int count = Math.min(room, columns.length);
      if (count < block) {
        extendByFewer(Arrays.copyOf(columns, count));
        return;
      }
      if (converged > 0) {
        space.basis().combine(coefficients(columns), z);
      }
      extend(z, r);
    }

    /** The same with a narrower block, at the end of a small space. */
    private void extendByFewer(int[] columns) {
      MultiVector from = lease.vector(columns.length);
      space.basis().combine(coefficients(columns), z);
      int[] places = IntStream.range(0, columns.length).toArray();
      from.copyColumns(z, places, places);
      extend(from, lease.vector(columns.length));
    }

    private void extend(MultiVector from, MultiVector w) {
      PolynomialExpansion p = polynomial();
      a.map().expand(p, from, w);
      degree = p.degree();
      space.count((long) degree * w.columns(), 0);
      if (space.columns() + w.columns() > mostColumns) {
        int converged = space.projected().convergedCount();
        space.restart(
            space.projected().sought(norm), Math.max(2 * block, (mostColumns - converged) / 2));
      }
      space.add(w, from);
    }

    @Override
    public void close() {
      lease.close();
    }
  }
}
