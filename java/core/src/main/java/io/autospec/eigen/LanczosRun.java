package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.backend.VectorPool;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.solve.Outcome;
import java.util.Arrays;
import java.util.SplittableRandom;
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
 *
 * <p>Longer than other files because a step, a restart and the search for what is missing all
 * change the basis, the projected matrix and the filter together.
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

  private static final int MOST_DEGREE = 80;

  /**
   * The polynomial of most degree grows by e to this at least, from the cut to the lowest value.
   */
  private static final double LEAST_GROWTH = 1.5;

  private static final int LIMIT_PER_COLUMN = 4000;

  /** The part of the distance from the last eigenvalue to the cut in which one may stay hidden. */
  private static final double HIDING = 1e-4;

  /** Residual norms that the lowest eigenvalue of a random Krylov space may still fall by. */
  private static final double SAFETY = 10;

  /** Products that a search for missed eigenvectors may spend, and the part of all so far. */
  private static final long LEAST_SEARCH = 200;

  private static final int SEARCH_SHARE = 6;

  /**
   * That none is missing after a search to its end: nominal, since an eigenvector of which the
   * random block has nothing stays hidden.
   */
  private static final double CONFIDENCE = 0.99;

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
  private final SplittableRandom random;
  private final ProjectedMatrix projected = new ProjectedMatrix();

  private KrylovBasis basis;
  private EndFilter filter;
  private double[] lowest = {}; // the converged values, ascending
  private double norm;
  private long applications;
  private long reductions;
  private int degree = 1;
  private boolean searched; // for missed eigenvectors, to the end
  private int fresh = 2; // columns of the random block that looks for missed eigenvectors

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
    this.random = new SplittableRandom(method.seed());
    this.basis = new KrylovBasis(a, 4 * block);
  }

  /** Restarts cost products: they come late where the vectors are short. */
  private static int mostColumns(int rows, int wanted, int block) {
    int least = wanted + Math.max(wanted, 8 * block);
    long cheap = CHEAP_BASIS / Math.max(1, rows);
    return (int) Math.min(rows, Math.max(least, Math.min(cheap, 4L * wanted + 24L * block)));
  }

  EigenSolution run() {
    long start = System.nanoTime();
    SpectralSummary summary =
        new LanczosProbe(PROBE_STEPS, method.seed()).run(a.map(), a.normBound());
    applications = summary.applications();
    reductions = 2 * summary.applications();
    for (double value : summary.ritzValues()) {
      norm = Math.max(norm, Math.abs(value));
    }
    filter = new EndFilter(summary, method.which(), method.filter(), a.normBound());
    try {
      addRandom(block);
      for (int doubts = 0; ; doubts++) {
        Outcome outcome = iterate();
        SymmetricEigen ritz = projected.ritz();
        int count = Math.min(wanted, basis.columns());
        try (KrylovBasis vectors = basis.rotated(ritz.block(0, ritz.size(), count), count)) {
          FoundPairs pairs = verified(vectors, ritz);
          boolean all = pairs.count() == wanted;
          if (outcome != Outcome.CONVERGED || all || doubts == MOST_DOUBTS) {
            return pairs.solution(
                new FoundPairs.Run(
                    "lanczos",
                    wanted,
                    outcome == Outcome.CONVERGED && !all ? Outcome.STAGNATED : outcome,
                    degree,
                    applications,
                    summary.applications(),
                    reductions,
                    all && searched ? CONFIDENCE : 0,
                    (System.nanoTime() - start) * 1e-9));
          }
          projected.convergeOnly(ritz, pairs.columns());
          lowest = Arrays.stream(pairs.columns()).mapToDouble(ritz::value).toArray();
        }
      }
    } finally {
      basis.close();
    }
  }

  /** Runs until all wanted seem to have converged and none to be missing, or there is a reason. */
  private Outcome iterate() {
    while (true) {
      try (Step step = new Step()) {
        if (step.complete()) {
          if (nothingIsMissing()) {
            return Outcome.CONVERGED;
          }
          continue;
        }
        Outcome reason = reasonToStop(step);
        if (reason != null) {
          return reason;
        }
        step.extend();
        method.listener().progress(applications, lowest.length, step.nextResidual() / norm);
      }
    }
  }

  private Outcome reasonToStop(Step step) {
    if (Thread.currentThread().isInterrupted()) {
      return Outcome.INTERRUPTED;
    }
    if (applications + step.cost() + wanted > limit) {
      return Outcome.LIMIT_REACHED;
    }
    // a basis of all space has nothing to add: what is left of the residuals is rounding
    return basis.columns() == a.rows() ? Outcome.STAGNATED : null;
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
    int beyond = Math.min(Math.max(2 * wanted, 2 * block), (a.rows() - wanted) / 2);
    int index = wanted + beyond - lowest.length;
    double cut =
        index >= 0 && index < left() ? sought.value(index) : filter.quantile(wanted + beyond);
    double length = filter.far() - target;
    double least = 0.5 * LEAST_GROWTH / MOST_DEGREE;
    return Math.min(Math.max(cut, target + least * least * length), filter.far() - 0.05 * length);
  }

  /** The Ritz vectors that have not converged. */
  private int left() {
    return basis.columns() - projected.convergedCount();
  }

  /**
   * Looks for an eigenvector that V has missed: a random block orthogonal to V begins a Krylov
   * space of its own, added to V, until its lowest Ritz value is below the last one found, or
   * surely is not.
   *
   * @return whether no lower value is left
   */
  private boolean nothingIsMissing() {
    int first = basis.columns();
    int width = Math.min(fresh, a.rows() - first);
    searched = true;
    if (width == 0) {
      return true;
    }
    addRandom(width);
    long most = applications + Math.max(LEAST_SEARCH, applications / SEARCH_SHARE);
    try (VectorPool.Lease lease = a.vectors().lease()) {
      MultiVector z = lease.vector(width);
      MultiVector w = lease.vector(width);
      while (true) {
        SymmetricEigen ritz = projected.ritzFrom(first);
        double theta = ritz.value(0);
        if (theta < last() - slack()) {
          fresh = Math.min(block, 2 * fresh);
          return false;
        }
        basis.combine(ritz.padded(first, width), z);
        double residual = residualNorms(z, Arrays.copyOf(ritz.values(), width), w)[0];
        applications += width;
        double cut = cut(projected.sought(norm), last());
        double hidden = Math.max(slack(), HIDING * (cut - last()));
        searched = theta - SAFETY * residual >= last() - hidden;
        if (searched || applications > most || basis.columns() + width > a.rows()) {
          return true;
        }
        double growth = filter.logGrowth(cut, lowest[0]);
        int d = (int) Math.max(1, Math.min(MOST_DEGREE, 2 * MOST_GROWTH / growth));
        PolynomialExpansion p = filter.polynomial(cut, lowest[0], d);
        a.map().expand(p, z, w);
        applications += (long) p.degree() * width;
        reductions += OrthonormalBasis.of(w, z, basis);
        add(w, z);
      }
    }
  }

  /**
   * How far below a Ritz value its eigenvalue may lie: the bound of Krylov and Weinstein or that of
   * Temple, with the cut for the next eigenvalue.
   */
  private static double error(double theta, double residual, double cut) {
    double gap = cut - theta;
    return gap > 0 ? Math.min(1, residual / gap) * residual : residual;
  }

  private void addRandom(int count) {
    try (VectorPool.Lease lease = a.vectors().lease()) {
      MultiVector q = lease.vector(count);
      MultiVector image = lease.vector(count);
      a.randomise(q, random);
      reductions += OrthonormalBasis.of(q, image, basis);
      add(q, image);
    }
  }

  /** V ← [V, Q], H with it; the image is scratch for A Q. */
  private void add(MultiVector q, MultiVector image) {
    a.map().apply(q, image);
    applications += q.columns();
    basis.append(q);
    projected.append(basis.gram(image), q.columns(), sign);
    reductions++;
  }

  /** Restarts with the converged Ritz vectors and half of what else V may hold. */
  private void restart() {
    int kept = Math.max(2 * block, (mostColumns - projected.convergedCount()) / 2);
    double[] s = projected.restrict(projected.sought(norm), kept);
    KrylovBasis rotated = basis.rotated(s, projected.order());
    basis.close();
    basis = rotated;
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
        double[] norms = residualNorms(vectors.slabs().get(i), theta, r);
        System.arraycopy(
            norms, 0, residuals, i * width, Math.min(width, residuals.length - i * width));
      }
    }
    applications += residuals.length;
    int[] columns =
        IntStream.range(0, residuals.length).filter(j -> residuals[j] <= slack()).toArray();
    return new FoundPairs(
        a,
        vectors,
        columns,
        Arrays.stream(columns).mapToDouble(j -> sign * ritz.value(j)).toArray(),
        Arrays.stream(columns).mapToDouble(j -> residuals[j]).toArray());
  }

  /** ‖A z − θ z‖ per column, left in r. */
  private double[] residualNorms(MultiVector z, double[] theta, MultiVector r) {
    int b = z.columns();
    double[] ones = new double[b];
    double[] shift = new double[b];
    double[] squares = new double[b];
    Arrays.fill(ones, 1);
    Arrays.setAll(shift, j -> -sign * theta[j]);
    a.map().apply(z, r);
    r.axpby(shift, z, ones);
    r.dot(r, squares);
    reductions++;
    Arrays.setAll(squares, j -> Math.sqrt(squares[j]));
    return squares;
  }

  /** The Ritz vectors next to converge, with their residuals. */
  private final class Step implements AutoCloseable {

    private final SymmetricEigen sought = projected.sought(norm);
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
      basis.combine(coefficients(IntStream.range(0, active).toArray()), z);
      residuals = Arrays.copyOf(residualNorms(z, Arrays.copyOf(sought.values(), block), r), active);
      applications += active;
      rest = IntStream.range(0, active).filter(j -> residuals[j] > slack()).toArray();
      for (int j = 0; j < active; j++) {
        if (residuals[j] <= slack()) {
          projected.converge(sought, j);
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
        double most = MOST_GROWTH / filter.logGrowth(cut, target);
        if (lowest.length > 0 && lowest[0] < target) {
          most = Math.min(most, MOST_CONVERGED_GROWTH / filter.logGrowth(cut, lowest[0]));
        }
        polynomial = filter.polynomial(cut, target, (int) Math.max(1, Math.min(MOST_DEGREE, most)));
      }
      return polynomial;
    }

    /**
     * Adds p(A) Z to V for Ritz vectors that have not converged, as many as the block has columns;
     * or random vectors if all have converged.
     */
    void extend() {
      int room = Math.min(block, a.rows() - basis.columns());
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
        basis.combine(coefficients(columns), z);
      }
      extend(z, r);
    }

    /** The same with a narrower block, at the end of a small space. */
    private void extendByFewer(int[] columns) {
      MultiVector from = lease.vector(columns.length);
      basis.combine(coefficients(columns), z);
      int[] places = IntStream.range(0, columns.length).toArray();
      from.copyColumns(z, places, places);
      extend(from, lease.vector(columns.length));
    }

    private void extend(MultiVector from, MultiVector w) {
      PolynomialExpansion p = polynomial();
      a.map().expand(p, from, w);
      degree = p.degree();
      applications += (long) degree * w.columns();
      if (basis.columns() + w.columns() > mostColumns) {
        restart();
      }
      reductions += OrthonormalBasis.of(w, from, basis);
      add(w, from);
    }

    @Override
    public void close() {
      lease.close();
    }
  }
}
