package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.solve.Outcome;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One run of {@link ChebyshevFilteredSubspaceIteration}.
 *
 * <pre>
 *   L   n × l, the eigenvectors locked          Y   n × p, the active block, orthonormal
 *   W   n × p, A Y, while Ritz values are found  Z   n × p, scratch
 *   θ   Ritz values, those wanted first         r   their residual norms
 * </pre>
 *
 * <p>W and the panels of the filter do not live at the same time, and what has converged moves to L
 * when Y alone is left. With the widths chosen in the constructor there are never more than 3
 * blocks and k columns, from k = 4 on.
 *
 * <p>Values are counted from the wanted end: they are those of A or of −A.
 */
final class SubspaceRun {

  /**
   * Products of the probe, fewer where its vectors would take more room than the iteration's blocks
   * do: it is to resolve the outliers at the far end, which cost a filter one degree each.
   */
  private static final int PROBE_STEPS = 64;

  private static final int FIRST_DEGREE = 20;
  private static final int LEAST_DEGREE = 4;

  /** The most columns that go through the filter together. */
  private static final int WIDEST_PANEL = 8;

  /** The most columns of a part of L. */
  private static final int WIDEST_SLAB = 32;

  /** Columns beyond those wanted: a cluster at the cut would converge slowly without. */
  private static final int LEAST_GUARDS = 8;

  private static final int LIMIT_PER_COLUMN = 4000;

  /**
   * ln of the largest growth of a filter: beyond, what is next to converge drowns in the rounding
   * of what grows most.
   */
  private static final double MOST_GROWTH = 23;

  /** The same for what is locked and projected out of what the filter gives. */
  private static final double MOST_LOCKED_GROWTH = 30;

  /** ln ρ^d by which the filter of most degree is to grow from the cut to the first value. */
  private static final double LEAST_GROWTH = 2;

  /** The cut is no nearer to the first value than this part of the spectrum's length. */
  private static final double NEAREST = 1e-12;

  /**
   * ln of how far below the tolerance a residual is to come. What is locked bounds the accuracy of
   * what is orthogonal to it: with 0 ten pairs locked at the tolerance kept the eleventh highest of
   * 1138_bus from it for ever; and where the filter grows slowly, what is just above the tolerance
   * came down by a percent per iteration.
   */
  private static final double BEYOND_TOLERANCE = 2;

  /** The share of the products of Chebyshev's filter that a model's must promise not to exceed. */
  private static final double WORTHWHILE = 0.95;

  /** The part of its distance to which the cut may come nearer in one iteration. */
  private static final double SLOWEST = 0.1;

  /** A spectrum shorter than this times ‖A‖ is a point. */
  private static final double FLAT = 1e-14;

  private final ChebyshevFilteredSubspaceIteration method;
  private final SymmetricOperator a;
  private final int sign;
  private final int wanted;
  private final int block;
  private final long limit;
  private final int panel;
  private final KrylovBasis locked;
  private double[] values = {};
  private double[] lockedResiduals = {};

  private EndFilter filter;
  private long applications;
  private long reductions;
  private int degree = 1;
  private boolean first = true;
  private double lastCut;
  private PolynomialExpansion polynomial; // the last one applied, of most degree
  private double norm;

  SubspaceRun(ChebyshevFilteredSubspaceIteration method, SymmetricOperator a) {
    this.method = method;
    this.a = a;
    this.sign = method.which() == Extreme.LOWEST ? 1 : -1;
    this.wanted = method.count();
    this.block = Math.min(a.rows(), wanted + Math.max(LEAST_GUARDS, wanted / 4));
    this.limit =
        method.maxApplications() > 0 ? method.maxApplications() : (long) LIMIT_PER_COLUMN * block;
    // beside Y, W, Z and L live the four columns of the probe and two panels of a matrix' own, in
    // pools, and the columns of the last slab that are not yet taken: 2 · panel + slab + 1 ≤ k
    this.panel = Math.max(1, Math.min(WIDEST_PANEL, 2 * (wanted - 1) / 5));
    this.locked = new KrylovBasis(a, Math.max(1, Math.min(WIDEST_SLAB, wanted - 2 * panel - 1)));
  }

  EigenSolution run() {
    long start = System.nanoTime();
    LanczosProbe probe = LanczosProbe.orthogonal(Math.min(PROBE_STEPS, 3 * block), method.seed());
    SpectralSummary summary = probe.run(a.map(), a.normBound());
    applications = summary.applications();
    reductions = probe.reductions(applications);
    double[] ritz = summary.ritzValues();
    norm = Math.max(Math.abs(ritz[0]), Math.abs(ritz[ritz.length - 1]));
    filter = new EndFilter(summary, method.which(), method.filter(), a.normBound());
    try (locked) {
      Active active = new Active(block);
      a.randomise(active.y, new SplittableRandom(method.seed()));
      Outcome outcome = iterate(active);
      int[] columns = IntStream.range(0, values.length).toArray();
      return new FoundPairs(
              a,
              locked,
              columns,
              Arrays.stream(values).map(v -> sign * v).toArray(),
              lockedResiduals)
          .solution(
              new FoundPairs.Run(
                  "filter",
                  wanted,
                  outcome,
                  degree,
                  applications,
                  summary.applications(),
                  reductions,
                  0,
                  (System.nanoTime() - start) * 1e-9));
    }
  }

  private Outcome iterate(Active active) {
    try (active) {
      reductions += OrthonormalBasis.of(active.y, active.z, Complement.EVERYTHING);
      while (true) {
        active.rayleighRitz();
        int ready = active.leadingConverged(wanted - values.length);
        active.lock(ready);
        if (values.length == wanted) {
          return Outcome.CONVERGED;
        }
        if (Thread.currentThread().isInterrupted()) {
          return Outcome.INTERRUPTED;
        }
        active.drop(ready);
        if (filter.far() - active.theta[0] <= FLAT * norm) {
          return Outcome.STAGNATED; // the block spans all there is, and yet does not converge
        }
        FilterSeries series = active.series();
        int[] degrees = active.degrees(series);
        long cost = Arrays.stream(degrees).asLongStream().sum() + active.columns();
        if (applications + cost > limit) {
          return Outcome.LIMIT_REACHED;
        }
        active.filter(series, degrees);
        method.listener().progress(applications, values.length, active.residuals[0] / norm);
      }
    }
  }

  /** The blocks of the columns that have not been locked, with their Ritz values, ascending. */
  private final class Active implements AutoCloseable {
    private MultiVector y;
    private MultiVector z;
    private double[] theta;
    private double[] residuals;

    Active(int columns) {
      y = a.map().newVector(columns);
      z = a.map().newVector(columns);
      theta = new double[columns];
      residuals = new double[columns];
    }

    int columns() {
      return theta.length;
    }

    /** Rotates Y to Ritz vectors. */
    void rayleighRitz() {
      int p = columns();
      double[] h = new double[p * p];
      try (MultiVector w = a.map().newVector(p)) {
        a.map().apply(y, w);
        y.gram(w, h);
        applications += p;
        reductions++;
        for (int i = 0; i < h.length; i++) {
          h[i] *= sign;
        }
        SymmetricEigen eigen = SymmetricEigen.of(p, h);
        theta = eigen.values().clone();
        z.combine(y, eigen.vectors(), 0);
        swap();
        z.combine(w, eigen.vectors(), 0); // A Y of the Ritz vectors
      }
      double[] shift = new double[p];
      double[] ones = new double[p];
      Arrays.setAll(shift, j -> -sign * theta[j]);
      Arrays.fill(ones, 1);
      z.axpby(shift, y, ones);
      double[] squares = new double[p];
      z.dot(z, squares);
      reductions++;
      Arrays.setAll(residuals, j -> Math.sqrt(squares[j]));
      norm = Math.max(norm, Math.max(Math.abs(theta[0]), Math.abs(theta[p - 1])));
      filter.observe(theta[p - 1]);
      if (amplified(theta[p - 1], residuals[p - 1])) {
        filter.distrust();
      }
    }

    /** Tells whether there is an eigenvalue beyond the cut that the filter does not damp. */
    private boolean amplified(double value, double reach) {
      return polynomial != null
          && value - reach > lastCut
          && DoubleStream.of(value - reach, value, value + reach)
              .allMatch(t -> Math.abs(polynomial.evaluate(sign * t)) > 1);
    }

    private void swap() {
      MultiVector old = y;
      y = z;
      z = old;
    }

    /** How many columns from the wanted end on have converged, at most {@code most}. */
    int leadingConverged(int most) {
      int ready = 0;
      while (ready < most && residuals[ready] <= method.tolerance() * norm) {
        ready++;
      }
      return ready;
    }

    /** Moves the first columns to those locked. */
    void lock(int ready) {
      if (ready == 0) {
        return;
      }
      int before = values.length;
      values = Arrays.copyOf(values, before + ready);
      lockedResiduals = Arrays.copyOf(lockedResiduals, before + ready);
      System.arraycopy(theta, 0, values, before, ready);
      System.arraycopy(residuals, 0, lockedResiduals, before, ready);
      z.close(); // room for what is locked and for the new block
      locked.append(y, ready);
    }

    /** Drops the first columns, which are locked. */
    void drop(int ready) {
      if (ready == 0) {
        return;
      }
      int p = columns() - ready;
      MultiVector rest = a.map().newVector(p);
      rest.copyColumns(
          y, IntStream.range(ready, columns()).toArray(), IntStream.range(0, p).toArray());
      y.close();
      y = rest;
      z = a.map().newVector(p);
      theta = Arrays.copyOfRange(theta, ready, theta.length);
      residuals = Arrays.copyOfRange(residuals, ready, residuals.length);
    }

    /**
     * Filters of what begins at the last Ritz value, but so far from the first that the filter of
     * most degree grows by e² at least, and no nearer at once than a part of where it was: a block
     * all in one multiple eigenvalue shows no gap.
     */
    private FilterSeries series() {
      double target = target();
      double length = filter.far() - target;
      double farthest = filter.far() - 0.05 * length;
      double last =
          first
              ? filter.quantile(block)
              : Math.max(theta[theta.length - 1], theta[0] + SLOWEST * (lastCut - theta[0]));
      lastCut = Math.min(Math.max(last, target + NEAREST * length), farthest);
      FilterSeries near = cheaper(lastCut, target);
      double growth = near.growth(mostDegree(near), target);
      if (growth >= LEAST_GROWTH) {
        return near;
      }
      double wider = LEAST_GROWTH / growth; // it goes as the root of the distance
      lastCut = Math.min(target + wider * wider * (lastCut - target), farthest);
      return cheaper(lastCut, target);
    }

    /** Returns the model's filters where they promise fewer products than Chebyshev's. */
    private FilterSeries cheaper(double cut, double target) {
      FilterSeries chebyshev = filter.series(cut, target, 0);
      FilterSeries model = filter.series(cut, target, Double.POSITIVE_INFINITY);
      return cost(model, target) < WORTHWHILE * cost(chebyshev, target) ? model : chebyshev;
    }

    /**
     * Products per unit of growth of what is last to converge, Rayleigh–Ritz included, at the
     * highest degree that rounding permits: where that is low, a steeper filter gains nothing.
     */
    private double cost(FilterSeries series, double target) {
      int last = Math.min(columns(), wanted - values.length) - 1;
      double stable = Math.min(mostDegree(series), series.degree(target, MOST_GROWTH));
      int highest = (int) Math.max(1, Math.round(stable));
      return (highest + 1) / series.growth(highest, first ? target : theta[last]);
    }

    /**
     * The degree at which what the locked vectors lack would drown the others: a vector orthogonal
     * to one of residual r holds r/gap of its eigenvector, and what the filter makes of that leaves
     * r/gap of itself when the locked one is projected out.
     */
    private int mostDegree(FilterSeries series) {
      if (values.length == 0) {
        return EndFilter.MOST_DEGREE;
      }
      double least = Arrays.stream(values).min().getAsDouble();
      double gap = theta[theta.length - 1] - least;
      double r = Arrays.stream(lockedResiduals).max().orElse(0);
      double bearable = Math.log(method.tolerance() * norm * gap / (r * r)) - BEYOND_TOLERANCE;
      double growth = Math.max(1, Math.min(MOST_LOCKED_GROWTH, bearable));
      return (int) Math.max(1, series.degree(least, growth));
    }

    /** The lowest value there is, by the probe as long as Y is random. */
    private double target() {
      return first ? Math.min(filter.near(), theta[0]) : theta[0];
    }

    /** ChASE's rule for each column: the products that bring its residual to the tolerance. */
    int[] degrees(FilterSeries series) {
      int p = columns();
      int[] degrees = new int[p];
      double stable = Math.min(mostDegree(series), series.degree(target(), MOST_GROWTH));
      int last = Math.min(p, wanted - values.length);
      for (int j = 0; j < last; j++) {
        double excess = Math.max(0, Math.log(residuals[j] / (method.tolerance() * norm)));
        double steps = series.degree(theta[j], excess + BEYOND_TOLERANCE) + 1;
        degrees[j] = first ? FIRST_DEGREE : (int) Math.max(LEAST_DEGREE, Math.ceil(steps));
        degrees[j] = (int) Math.max(1, Math.min(degrees[j], Math.round(stable)));
      }
      Arrays.fill(degrees, last, p, degrees[last - 1]);
      return degrees;
    }

    /** Filters each column with its degree, in panels of neighbouring ones, to the largest. */
    void filter(FilterSeries series, int[] degrees) {
      int p = columns();
      int[] order =
          IntStream.range(0, p)
              .boxed()
              .sorted(Comparator.comparingInt(j -> degrees[j]))
              .mapToInt(Integer::intValue)
              .toArray();
      int width = Math.min(p, panel);
      try (MultiVector in = a.map().newVector(width);
          MultiVector out = a.map().newVector(width)) {
        // the lowest panel fills itself up with columns that the next filters again, further
        for (int from = p % width == 0 ? 0 : p % width - width; from < p; from += width) {
          int begin = Math.max(0, from);
          int[] columns = Arrays.copyOfRange(order, begin, begin + width);
          int[] places = IntStream.range(0, width).toArray();
          polynomial = series.of(degrees[columns[width - 1]]);
          in.copyColumns(y, columns, places);
          a.map().expand(polynomial, in, out);
          z.copyColumns(out, places, columns);
          degree = polynomial.degree();
          applications += (long) degree * width;
        }
      }
      swap();
      first = false;
      reductions += OrthonormalBasis.of(y, z, locked);
    }

    @Override
    public void close() {
      y.close();
      z.close();
    }
  }
}
