package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.solve.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
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

  /** The most columns that go through the filter together. */
  private static final int WIDEST_PANEL = 8;

  /** The most columns of a part of L. */
  private static final int WIDEST_SLAB = 32;

  /** Columns beyond those wanted: a cluster at the cut would converge slowly without. */
  private static final int LEAST_GUARDS = 8;

  private static final int LIMIT_PER_COLUMN = 4000;

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

  private SubspaceFilter filter;
  private long applications; // but for those of probes
  private long reductions;
  private int degree = 1;
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
    filter = new SubspaceFilter(method, a, block, limit);
    norm = filter.norm();
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
                  products(),
                  filter.applications(),
                  reductions + filter.reductions(),
                  0,
                  (System.nanoTime() - start) * 1e-9));
    }
  }

  private Outcome iterate(Active active) {
    try (active) {
      reductions += OrthonormalBasis.of(active.y, active.z, Complement.EVERYTHING);
      while (products() + active.columns() <= limit) {
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
        SubspaceFilter.Choice choice = filter.choose(active.progress(), applications);
        List<FilterPanel> panels =
            FilterPanel.of(choice.degrees(), panel, limit - products() - active.columns());
        if (panels.isEmpty()) {
          break;
        }
        active.filter(choice.series(), panels);
        method.listener().progress(products(), values.length, active.residuals[0] / norm);
      }
      return Outcome.LIMIT_REACHED;
    }
  }

  private long products() {
    return applications + filter.applications();
  }

  /** The blocks of the columns that have not been locked, with their Ritz values, ascending. */
  private final class Active implements AutoCloseable {
    private MultiVector y;
    private MultiVector z; // null between lock and drop
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
      norm = Math.max(Math.max(norm, filter.norm()), Math.abs(theta[0]));
      norm = Math.max(norm, Math.abs(theta[p - 1]));
      filter.observe(theta[p - 1], residuals[p - 1]);
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
      z = null;
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

    SubspaceFilter.Progress progress() {
      int left = Math.min(columns(), wanted - values.length);
      return new SubspaceFilter.Progress(theta, residuals, left, values, lockedResiduals, norm);
    }

    /** Filters each column with its degree, in panels of neighbouring ones, to the largest. */
    void filter(FilterSeries series, List<FilterPanel> panels) {
      int width = panels.get(0).columns().length;
      int[] places = IntStream.range(0, width).toArray();
      try (MultiVector in = a.map().newVector(width);
          MultiVector out = a.map().newVector(width)) {
        for (FilterPanel each : panels) {
          in.copyColumns(y, each.columns(), places);
          a.map().expand(series.of(each.degree()), in, out);
          z.copyColumns(out, places, each.columns());
          degree = each.degree();
          applications += each.products();
        }
      }
      swap();
      reductions += OrthonormalBasis.of(y, z, locked);
    }

    @Override
    public void close() {
      y.close();
      if (z != null) {
        z.close();
      }
    }
  }
}
