package io.autospec.solve;

import io.autospec.backend.MultiVector;
import io.autospec.backend.VectorPool;
import io.autospec.operator.PolynomialPreconditioner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Preconditioned conjugate gradients for several right-hand sides at once: every column has step
 * lengths of its own, every product and every application of the preconditioner serves them all. A
 * column that has ended is taken out of the blocks, so that the rest costs no more than it must.
 *
 * <p>The columns do not share one Krylov space as in O'Leary's block method (DOI
 * 10.1016/0024-3795(80)90247-5): that saves iterations but costs 6 k² n operations in each, and
 * breaks down as columns become dependent. The recurrences are those of {@link ConjugateGradient}.
 *
 * <p>Cost per iteration: 1 product and 1 application of M with k columns, 2 reductions, 5 blocks.
 */
final class BlockConjugateGradient {

  /** What one column does. */
  static final class Column {
    final int index;
    final double tolerance;
    private final ResidualWatch watch;
    private double[] alphas = new double[16];
    private double[] betas = new double[16];
    private int steps;
    private int updates;
    private double rho = Double.NaN;
    private double norm = Double.NaN;

    /**
     * A column of the blocks.
     *
     * @param index its place in the caller's blocks
     * @param tolerance it has ended when its residual norm is at most this (absolute)
     */
    Column(int index, double tolerance, int rows, boolean plain) {
      this.index = index;
      this.tolerance = tolerance;
      this.watch = new ResidualWatch(tolerance, rows, plain);
    }

    double[] alphas() {
      return Arrays.copyOf(alphas, steps);
    }

    double[] betas() {
      return Arrays.copyOf(betas, updates);
    }

    private void step(double alpha) {
      if (steps == alphas.length) {
        alphas = Arrays.copyOf(alphas, 2 * steps);
      }
      alphas[steps++] = alpha;
    }

    private void update(double beta) {
      if (updates == betas.length) {
        betas = Arrays.copyOf(betas, 2 * updates);
      }
      betas[updates++] = beta;
    }
  }

  private final SymmetricSystem system;
  private final PolynomialPreconditioner preconditioner;
  private final BlockLedger ledger;

  /**
   * Prepares a run.
   *
   * @param preconditioner M⁻¹, or null for the identity
   * @param ledger is charged for every product and reduction
   */
  BlockConjugateGradient(
      SymmetricSystem system, PolynomialPreconditioner preconditioner, BlockLedger ledger) {
    this.system = system;
    this.preconditioner = preconditioner;
    this.ledger = ledger;
  }

  /**
   * Runs from zero corrections: on return column {@code index} of {@code x} has grown by what its
   * run found, whatever ended it.
   *
   * @param columns those that take part, at least one
   * @param maxSteps iterations after which all end
   * @param residuals n × k, holds b − A x in the columns' places; updated
   * @param x n × k, updated in the columns' places
   * @return the columns that ended because of {@code maxSteps}
   */
  List<Column> run(List<Column> columns, int maxSteps, MultiVector residuals, MultiVector x) {
    List<Column> active = new ArrayList<>(columns);
    Frame frame = new Frame(active, residuals, null);
    try {
      for (int j = 0; j < maxSteps && !active.isEmpty(); j++) {
        if (!ledger.affords(active) || Thread.currentThread().isInterrupted()) {
          active.forEach(column -> frame.leave(column, residuals, x));
          return List.of();
        }
        List<Column> ended = frame.iterate(j);
        if (!ended.isEmpty()) {
          ended.forEach(column -> frame.leave(column, residuals, x));
          frame.keep(active, ended);
        }
      }
      active.forEach(column -> frame.leave(column, residuals, x));
      return active;
    } finally {
      frame.close();
    }
  }

  /** The blocks of the columns still active, side by side without gaps. */
  private final class Frame {
    private VectorPool.Lease lease;
    private List<Column> columns;
    private MultiVector d;
    private MultiVector r;
    private MultiVector p;
    private MultiVector q;
    private MultiVector z;
    private double[] dots;

    Frame(List<Column> columns, MultiVector residuals, MultiVector unused) {
      open(new ArrayList<>(columns));
      int[] from = columns.stream().mapToInt(column -> column.index).toArray();
      r.copyColumns(residuals, from, places(from.length));
      d.fill(0);
    }

    private void open(List<Column> wanted) {
      columns = wanted;
      int k = wanted.size();
      lease = system.vectors().lease();
      d = lease.vector(k);
      r = lease.vector(k);
      p = lease.vector(k);
      q = lease.vector(k);
      z = preconditioner == null ? r : lease.vector(k);
      dots = new double[2 * k];
    }

    void close() {
      lease.close();
    }

    /** One iteration; returns the columns that ended with it. */
    List<Column> iterate(int j) {
      int k = columns.size();
      double[] ones = new double[k];
      double[] alpha = new double[k];
      double[] beta = new double[k];
      double[] descent = new double[k];
      List<Column> ended = new ArrayList<>();
      Arrays.fill(ones, 1);

      // z = M⁻¹ r, ρ = rᵀ z, β = ρ / ρ_old
      if (preconditioner == null) {
        r.dot(r, dots);
        System.arraycopy(dots, 0, dots, k, k);
      } else {
        preconditioner.apply(r, z);
        r.dotPair(z, r, dots);
      }
      for (int c = 0; c < k; c++) {
        Column column = columns.get(c);
        column.watch.estimate(Math.sqrt(dots[k + c]));
        beta[c] = j == 0 ? 0 : dots[c] / column.rho;
        column.rho = dots[c];
        if (j > 0) {
          column.update(beta[c]);
        }
      }
      ledger.spend(columns, preconditioner == null ? 0 : preconditioner.polynomial().degree(), 1);

      // p = z + β p, q = A p, α = ρ / pᵀ q
      p.axpby(ones, z, beta);
      system.operator().apply(p, q, dots);
      ledger.spend(columns, 1, 1);
      for (int c = 0; c < k; c++) {
        Column column = columns.get(c);
        double step = column.rho / dots[c];
        boolean sound = column.rho > 0 && step > 0 && step < Double.POSITIVE_INFINITY;
        if (sound) {
          column.step(step);
          alpha[c] = step;
          descent[c] = -step;
        } else {
          ended.add(column);
        }
      }

      // x = x + α p, r = r − α q
      d.axpby(alpha, p, ones);
      r.axpby(descent, q, ones);
      look();
      for (Column column : columns) {
        if (column.watch.end() != null && !ended.contains(column)) {
          ended.add(column);
        }
      }
      ledger.iterate(columns);
      return ended;
    }

    /** Looks at the norms of the original system when one of the columns wants to. */
    private void look() {
      boolean wanted = false;
      for (Column column : columns) {
        wanted |= column.watch.wantsNorm();
      }
      if (!wanted) {
        columns.forEach(column -> column.norm = column.watch.norm());
        return;
      }
      int k = columns.size();
      r.dot(r, dots);
      double[] scaled = Arrays.copyOf(dots, k);
      double[] norms = scaled;
      if (system.weight() != null) {
        q.assign(r); // q is free until the next product
        q.scaleRows(system.weight());
        q.dot(q, dots);
        norms = dots;
      }
      ledger.spend(columns, 0, 1);
      for (int c = 0; c < k; c++) {
        Column column = columns.get(c);
        column.norm = Math.sqrt(norms[c]);
        column.watch.see(column.norm, Math.sqrt(scaled[c]));
      }
    }

    /** Hands a column's residual and correction over to the caller's blocks. */
    void leave(Column column, MultiVector residuals, MultiVector x) {
      int[] here = {columns.indexOf(column)};
      int[] there = {column.index};
      residuals.copyColumns(r, here, there);
      try (VectorPool.Lease single = system.vectors().lease()) {
        MultiVector sum = single.vector(1);
        MultiVector correction = single.vector(1);
        sum.copyColumns(x, there, places(1));
        correction.copyColumns(d, here, places(1));
        sum.axpby(1, correction, 1);
        x.copyColumns(sum, places(1), there);
      }
    }

    /** Goes on with the columns that have not ended. */
    void keep(List<Column> active, List<Column> ended) {
      active.removeAll(ended);
      if (active.isEmpty()) {
        return;
      }
      int[] from = active.stream().mapToInt(columns::indexOf).toArray();
      MultiVector[] before = {d, r, p};
      VectorPool.Lease old = lease;
      open(new ArrayList<>(active));
      MultiVector[] after = {d, r, p};
      for (int i = 0; i < before.length; i++) {
        after[i].copyColumns(before[i], from, places(from.length));
      }
      old.close();
    }
  }

  private static int[] places(int count) {
    int[] places = new int[count];
    Arrays.setAll(places, i -> i);
    return places;
  }
}
