package io.autospec.solve;

import io.autospec.backend.MultiVector;
import io.autospec.backend.VectorPool;
import io.autospec.operator.PolynomialPreconditioner;
import java.util.Arrays;
import java.util.List;

/**
 * Preconditioned conjugate gradients for several right-hand sides at once: every column has step
 * lengths of its own, every product and every application of the preconditioner serves them all. A
 * column that has ended leaves the blocks, so that the others do not pay for it.
 *
 * <p>The columns do not share one Krylov space as in O'Leary's block method (DOI
 * 10.1016/0024-3795(80)90247-5), which saves iterations but costs 6 k² n operations in each and
 * breaks down as columns become dependent. Symbols and recurrences are those of {@link
 * ConjugateGradient}, per column.
 *
 * <p>Cost per iteration: 1 product and 1 application of M with k columns, 2 reductions, 5 blocks.
 *
 * @param system the operator, its weight and vectors
 * @param preconditioner M⁻¹, or null for the identity
 * @param listener hears of the column whose residual is largest
 */
record BlockConjugateGradient(
    SymmetricSystem system, PolynomialPreconditioner preconditioner, SolveListener listener) {

  private static final int LISTEN_EVERY = 10;

  /**
   * Runs until every column has ended: by its tolerance, by what contradicts a positive definite
   * operator or preconditioner, or all together by the steps, a limit or an interruption.
   *
   * @param columns those that take part, at least one
   * @param maxSteps iterations, at least one
   * @param x n × k, updated in the columns' places
   * @param r n × k, b − A x on entry, updated in the columns' places
   */
  void run(List<BlockColumn> columns, int maxSteps, MultiVector x, MultiVector r) {
    Blocks blocks = new Blocks(columns);
    try {
      blocks.gather(x, r);
      for (int j = 0; ; j++) {
        if (j == maxSteps) {
          blocks.precondition(); // for β of the last step, which a probe needs
          blocks.columns.forEach(BlockColumn::end);
        } else if (mayGoOn(blocks.columns)) {
          blocks.iterate();
          tell(blocks.columns, j + 1);
        } else {
          blocks.columns.forEach(BlockColumn::end);
        }
        if (blocks.scatterEnded(x, r)) {
          return;
        }
        blocks = blocks.ofTheRest();
      }
    } finally {
      blocks.close();
    }
  }

  private boolean mayGoOn(List<BlockColumn> columns) {
    int cost = 1 + degree();
    return columns.stream().allMatch(column -> column.ledger().affords(cost))
        && !Thread.currentThread().isInterrupted();
  }

  private int degree() {
    return preconditioner == null ? 0 : preconditioner.polynomial().degree();
  }

  private void tell(List<BlockColumn> columns, int iterations) {
    if (iterations % LISTEN_EVERY == 0) {
      double largest = 0;
      for (BlockColumn column : columns) {
        largest = Math.max(largest, column.ledger().relative(column.watch().norm()));
      }
      listener.progress(columns.get(0).ledger().applications(), largest);
    }
  }

  /** The blocks of the columns that have not ended, side by side without gaps. */
  private final class Blocks {
    private final List<BlockColumn> columns;
    private final VectorPool.Lease lease = system.vectors().lease();
    private final MultiVector x;
    private final MultiVector r;
    private final MultiVector p;
    private final MultiVector q;
    private final MultiVector z;
    private final double[] dots;
    private final double[] ones;
    private final double[] beta;
    private final double[] alpha;
    private final double[] descent;

    Blocks(List<BlockColumn> columns) {
      int k = columns.size();
      this.columns = columns;
      x = lease.vector(k);
      r = lease.vector(k);
      p = lease.vector(k);
      q = lease.vector(k);
      z = preconditioner == null ? r : lease.vector(k);
      dots = new double[2 * k];
      ones = new double[k];
      beta = new double[k];
      alpha = new double[k];
      descent = new double[k];
      Arrays.fill(ones, 1);
    }

    void gather(MultiVector allX, MultiVector allR) {
      int[] from = columns.stream().mapToInt(BlockColumn::index).toArray();
      x.copyColumns(allX, from, firstOnes(from.length));
      r.copyColumns(allR, from, firstOnes(from.length));
    }

    /** z = M⁻¹ r, ρ = rᵀ z, β = ρ / ρ_old. */
    void precondition() {
      int k = columns.size();
      if (preconditioner == null) {
        r.dot(r, dots);
        System.arraycopy(dots, 0, dots, k, k);
      } else {
        preconditioner.apply(r, z);
        r.dotPair(z, r, dots);
      }
      spend(degree(), 1);
      for (int c = 0; c < k; c++) {
        beta[c] = columns.get(c).update(dots[c], Math.sqrt(dots[k + c]));
      }
    }

    void iterate() {
      precondition();

      // p = z + β p, q = A p, α = ρ / pᵀ q
      p.axpby(ones, z, beta);
      system.operator().apply(p, q, dots);
      spend(1, 1);
      for (int c = 0; c < columns.size(); c++) {
        alpha[c] = columns.get(c).step(dots[c]);
        descent[c] = -alpha[c];
      }

      // x = x + α p, r = r − α q
      x.axpby(alpha, p, ones);
      r.axpby(descent, q, ones);
      look();
      for (BlockColumn column : columns) {
        column.ledger().iterate(column.watch().norm());
        if (column.watch().end() != null) {
          column.end();
        }
      }
    }

    /** Looks at the norms in the original system if one of the columns wants to. */
    private void look() {
      boolean wanted = false;
      for (BlockColumn column : columns) {
        wanted |= column.watch().wantsNorm();
      }
      if (!wanted) {
        return;
      }
      int k = columns.size();
      r.dot(r, dots);
      System.arraycopy(dots, 0, dots, k, k);
      if (system.weight() != null) {
        q.assign(r); // q is free until the next product
        q.scaleRows(system.weight());
        q.dot(q, dots);
      }
      spend(0, 1);
      for (int c = 0; c < k; c++) {
        columns.get(c).watch().see(Math.sqrt(dots[c]), Math.sqrt(dots[k + c]));
      }
    }

    private void spend(int applications, int reductions) {
      columns.forEach(column -> column.ledger().spend(applications, reductions));
    }

    /** Hands the ended columns over to the caller's blocks; tells whether those are all. */
    boolean scatterEnded(MultiVector allX, MultiVector allR) {
      int[] from = places(true);
      int[] to = Arrays.stream(from).map(c -> columns.get(c).index()).toArray();
      allX.copyColumns(x, from, to);
      allR.copyColumns(r, from, to);
      return from.length == columns.size();
    }

    /** Returns blocks without the ended columns, in place of these. */
    Blocks ofTheRest() {
      int[] from = places(false);
      if (from.length == columns.size()) {
        return this;
      }
      int[] to = firstOnes(from.length);
      Blocks rest = new Blocks(columns.stream().filter(column -> !column.hasEnded()).toList());
      rest.x.copyColumns(x, from, to);
      rest.r.copyColumns(r, from, to);
      rest.p.copyColumns(p, from, to);
      close();
      return rest;
    }

    private int[] places(boolean ended) {
      int[] places = firstOnes(columns.size());
      return Arrays.stream(places).filter(c -> columns.get(c).hasEnded() == ended).toArray();
    }

    void close() {
      lease.close();
    }
  }

  private static int[] firstOnes(int count) {
    int[] places = new int[count];
    Arrays.setAll(places, i -> i);
    return places;
  }
}
