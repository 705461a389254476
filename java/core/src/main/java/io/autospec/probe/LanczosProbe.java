package io.autospec.probe;

import io.autospec.backend.MultiVector;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.VectorPool;
import io.autospec.operator.LinearOperator;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * A short Lanczos run on a symmetric operator: the three-term recurrence
 *
 * <pre>
 *   β_k v_{k+1} = A v_k − α_k v_k − β_{k−1} v_{k−1},   α_k = v_kᵀ A v_k,  k = 1 … m
 * </pre>
 *
 * <p>Paige, "Computational variants of the Lanczos method for the eigenproblem", J. Inst. Math.
 * Appl. 10 (1972), doi:10.1093/imamat/10.3.373, his stable variant, with one local
 * reorthogonalisation against v_k whose dot product shares the pass of the norm. There is no full
 * reorthogonalisation: it would hold m vectors. The price are ghosts: once a Ritz value has
 * converged, further copies of it may appear next to it, and share its weight. They do no harm to
 * the interval or to the cumulative weights, but the Ritz values are not a count of eigenvalues.
 *
 * <p>The run ends early at an invariant subspace, β_k ≤ 16 ε ‖T‖, or after n steps; then the
 * summary has fewer steps than asked. The operator's symmetry is the caller's word. Scales of A
 * from 1e-140 to 1e140 pass without overflow; others are refused.
 *
 * <p>Cost: m products, two reductions per step, three vectors of length n borrowed from the matrix'
 * pool, or allocated for other operators.
 *
 * @param steps m ≥ 1
 * @param seed of the start vector, uniform on [−1, 1); the same in every JDK
 * @param margin the rule for the upper end of the interval
 */
public record LanczosProbe(int steps, long seed, SafetyMargin margin) {

  private static final double BREAKDOWN = 16 * 0x1p-52;

  /** Below, squares of couplings underflow, and eigenvalues would be missed without a word. */
  private static final double LEAST_SCALE = 1e-140;

  /** Checks the parameters. */
  public LanczosProbe {
    if (steps < 1) {
      throw new IllegalArgumentException("steps is " + steps + ": expected at least 1");
    }
    Objects.requireNonNull(margin, "margin");
  }

  /**
   * A probe with the default margin.
   *
   * @param steps m ≥ 1
   * @param seed of the start vector
   */
  public LanczosProbe(int steps, long seed) {
    this(steps, seed, SafetyMargin.DEFAULT);
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
    double[] alpha = new double[m];
    double[] beta = new double[m];
    double[] dots = new double[2];
    int done = 0;
    try (VectorPool.Lease lease = pool.lease()) {
      MultiVector previous = lease.vector(1);
      MultiVector current = lease.vector(1);
      MultiVector w = lease.vector(1);
      start(current, w, dots);
      double norm = 0; // of T so far, by rows
      double before = 0; // β_{k−1}
      while (done < m) {
        a.apply(current, w, dots); // w = A v_k, α_k = v_kᵀ w
        double diagonal = dots[0];
        w.axpby(-diagonal, current, 1);
        if (done > 0) {
          w.axpby(-before, previous, 1);
        }
        w.dotPair(w, current, dots); // what rounding left of v_k in w comes out below
        double stray = dots[1];
        double coupling = Math.sqrt(Math.max(0, dots[0] - stray * stray));
        alpha[done] = diagonal + stray;
        norm = Math.max(norm, before + Math.abs(alpha[done]) + coupling);
        requireScale(norm, diagonal);
        boolean invariant = coupling <= BREAKDOWN * norm;
        beta[done] = invariant ? 0 : coupling;
        done++;
        if (invariant) {
          break;
        }
        previous.axpby(1 / coupling, w, 0); // v_{k+1} written over v_{k−1}
        previous.axpby(-stray / coupling, current, 1);
        MultiVector next = previous;
        previous = current;
        current = next;
        before = coupling;
      }
    }
    return new TridiagonalMatrix(Arrays.copyOf(alpha, done), Arrays.copyOf(beta, done));
  }

  private static void requireScale(double norm, double diagonal) {
    if (!Double.isFinite(norm) || (norm > 0 && norm < LEAST_SCALE)) {
      throw new IllegalArgumentException(
          "a vector times the operator has a Rayleigh quotient of "
              + diagonal
              + ", and squares near it leave the range of doubles: expected 0 or some 1e-140 to"
              + " 1e140; multiply the operator by a constant, its eigenvalues follow");
    }
  }

  private void start(MultiVector v, MultiVector scratch, double[] dots) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[v.rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * random.nextDouble() - 1;
    }
    scratch.write(values);
    scratch.dot(scratch, dots);
    v.axpby(1 / Math.sqrt(dots[0]), scratch, 0);
  }
}
