package io.autospec.probe;

import io.autospec.backend.MultiVector;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.VectorPool;
import io.autospec.operator.LinearOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A short Lanczos run on a symmetric operator: the three-term recurrence
 *
 * <pre>
 *   β_k v_{k+1} = A v_k − α_k v_k − β_{k−1} v_{k−1},   α_k = v_kᵀ A v_k,  k = 1 … m
 * </pre>
 *
 * <p>Paige, "Computational variants of the Lanczos method for the eigenproblem", J. Inst. Math.
 * Appl. 10 (1972), doi:10.1093/imamat/10.3.373, see {@link LanczosColumns}. Without full
 * reorthogonalisation there are ghosts: once a Ritz value has converged, further copies of it may
 * appear next to it, and share its weight. They do no harm to the interval or to the cumulative
 * weights, but the Ritz values are not a count of eigenvalues, and steps that go into ghosts tell
 * nothing new. A probe that is {@code orthogonal} has none, for the price of m vectors.
 *
 * <p>The run ends early at an invariant subspace, β_k ≤ 16 ε ‖T‖, or after n steps; then the
 * summary has fewer steps than asked. The operator's symmetry is the caller's word. Scales of A
 * from 1e-140 to 1e140 pass without overflow; others are refused.
 *
 * <p>Cost: m products, two reductions per step, four vectors of length n borrowed from the matrix'
 * pool, or allocated for other operators; if {@code orthogonal}, another m vectors, a reduction for
 * every {@value #SLAB} of them at each step, and some m² passes over vectors.
 *
 * @param steps m ≥ 1
 * @param seed of the start vector, uniform on [−1, 1); the same in every JDK
 * @param margin the rule for the upper end of the interval
 * @param orthogonal whether every vector is made orthogonal to all before it
 */
public record LanczosProbe(int steps, long seed, SafetyMargin margin, boolean orthogonal) {

  /** Vectors kept side by side. */
  private static final int SLAB = 16;

  /** Checks the parameters. */
  public LanczosProbe {
    if (steps < 1) {
      throw new IllegalArgumentException("steps is " + steps + ": expected at least 1");
    }
    Objects.requireNonNull(margin, "margin");
  }

  /** A probe without full reorthogonalisation. */
  public LanczosProbe(int steps, long seed, SafetyMargin margin) {
    this(steps, seed, margin, false);
  }

  /**
   * A probe with the default margin, without full reorthogonalisation.
   *
   * @param steps m ≥ 1
   * @param seed of the start vector
   */
  public LanczosProbe(int steps, long seed) {
    this(steps, seed, SafetyMargin.DEFAULT);
  }

  /**
   * A probe with the default margin and without ghosts.
   *
   * @param steps m ≥ 1
   * @param seed of the start vector
   */
  public static LanczosProbe orthogonal(int steps, long seed) {
    return new LanczosProbe(steps, seed, SafetyMargin.DEFAULT, true);
  }

  /**
   * Runs on an operator. A prepared matrix caps the upper end with its norm bound.
   *
   * @param a symmetric, n × n, n ≥ 1
   * @throws IllegalArgumentException if {@code a} is not square or has no rows, or its scale is
   *     beyond the range above
   */
  public SpectralSummary run(LinearOperator a) {
    return run(a, a instanceof PreparedMatrix m ? m.normBound() : Double.POSITIVE_INFINITY);
  }

  /**
   * Runs on an operator with a known bound.
   *
   * @param a symmetric, n × n, n ≥ 1
   * @param normBound a bound of every |λ| that caps the upper end, or infinity
   * @throws IllegalArgumentException if {@code a} is not square or has no rows, or its scale is
   *     beyond the range above
   */
  public SpectralSummary run(LinearOperator a, double normBound) {
    if (a.rows() != a.columns() || a.rows() == 0) {
      throw new IllegalArgumentException(
          "operator is " + a.rows() + " x " + a.columns() + ": expected square with rows");
    }
    TridiagonalMatrix t;
    if (a instanceof PreparedMatrix matrix) {
      t = tridiagonalise(a, matrix.vectors());
    } else {
      try (VectorPool own = new VectorPool(a::newVector)) {
        t = tridiagonalise(a, own);
      }
    }
    return SpectralSummary.of(t, margin, normBound, t.steps()).withRows(a.rows());
  }

  private TridiagonalMatrix tridiagonalise(LinearOperator a, VectorPool pool) {
    int m = Math.min(steps, a.rows());
    try (VectorPool.Lease lease = pool.lease()) {
      MultiVector start = lease.vector(1);
      start.write(StartVector.uniform(a.rows(), seed));
      LanczosColumns lanczos = new LanczosColumns(a, start, lease);
      if (orthogonal) {
        stepOrthogonally(a, lanczos, m);
      } else {
        while (lanczos.steps() < m && !lanczos.ended(0)) {
          lanczos.step();
        }
      }
      return new TridiagonalMatrix(lanczos.diagonal(0), lanczos.couplings(0));
    }
  }

  /** Returns the reductions of a run of so many steps. */
  public long reductions(long taken) {
    long slabs = 0;
    for (long step = 1; orthogonal && step < taken; step++) {
      slabs += (step + SLAB - 1) / SLAB;
    }
    return 2 * taken + slabs;
  }

  /** Steps with vectors that are kept, each purged of what rounding left of all before it. */
  private static void stepOrthogonally(LinearOperator a, LanczosColumns lanczos, int steps) {
    List<MultiVector> slabs = new ArrayList<>();
    int[] first = {0};
    try {
      while (lanczos.steps() < steps && !lanczos.ended(0)) {
        int place = lanczos.steps() % SLAB;
        if (place == 0) {
          slabs.add(a.newVector(Math.min(SLAB, steps - lanczos.steps())));
        }
        slabs.get(slabs.size() - 1).copyColumns(lanczos.current(), first, new int[] {place});
        lanczos.step();
        if (lanczos.steps() < steps && !lanczos.ended(0)) {
          purge(lanczos.current(), slabs);
        }
      }
    } finally {
      slabs.forEach(MultiVector::close);
    }
  }

  /**
   * Makes a vector of norm 1 orthogonal to those kept; Pythagoras tells by how much it became
   * shorter. Next to an invariant subspace that may be a good part.
   */
  private static void purge(MultiVector vector, List<MultiVector> slabs) {
    double left = 1;
    for (MultiVector slab : slabs) {
      double[] overlap = new double[slab.columns()];
      slab.gram(vector, overlap);
      for (int i = 0; i < overlap.length; i++) {
        left -= overlap[i] * overlap[i];
        overlap[i] = -overlap[i];
      }
      vector.combine(slab, overlap, 1);
    }
    double scale = 1 / Math.sqrt(Math.max(left, 0x1p-52));
    if (scale != 1) {
      vector.axpby(scale, vector, 0);
    }
  }
}
