package io.autospec.probe;

import io.autospec.backend.MultiVector;
import io.autospec.backend.VectorPool;
import io.autospec.operator.LinearOperator;
import java.util.Arrays;

/**
 * The Lanczos recurrences of k start vectors, each with its own coefficients, in step: one product
 * with a block serves them all.
 *
 * <pre>
 *   β_i v_{i+1} = A v_i − α_i v_i − β_{i−1} v_{i−1},   α_i = v_iᵀ A v_i,   v_1 = b/‖b‖
 * </pre>
 *
 * <p>Paige, "Computational variants of the Lanczos method for the eigenproblem", J. Inst. Math.
 * Appl. 10 (1972), doi:10.1093/imamat/10.3.373, his stable variant, with one local
 * reorthogonalisation against v_i whose dot product shares the pass of the norm.
 *
 * <p>A column ends at an invariant subspace, β_i ≤ 16 ε ‖T‖; its vectors are zero from there on. A
 * column that is zero has no steps. Scales of A from 1e-140 to 1e140 pass without overflow.
 *
 * <p>Cost of a step: k products in one pass over A, two reductions, five passes over blocks.
 * Memory: three blocks, or one and the caller's.
 */
public final class LanczosColumns {

  private static final double BREAKDOWN = 16 * 0x1p-52;

  /** Below, squares of couplings underflow, and eigenvalues would be missed without a word. */
  private static final double LEAST_SCALE = 1e-140;

  private final LinearOperator a;
  private final int columns;
  private final MultiVector w;
  private final MultiVector spare;
  private final double[] norms; // ‖b_j‖
  private final double[] ones;
  private final double[] zeros;
  private final double[] size; // ‖T_j‖ by rows so far
  private final int[] ends; // steps of the columns that have ended, or −1
  private final double[] dots;

  private double[][] diagonal; // [step][column], as the product gave it
  private double[][] stray; // what rounding left of v_i in A v_i − …
  private double[][] coupling;
  private int steps;
  private MultiVector previous;
  private MultiVector current;

  /**
   * Makes v_1.
   *
   * @param a symmetric, n × n
   * @param start n × k, left as it is
   * @param lease lends three blocks n × k
   */
  public LanczosColumns(LinearOperator a, MultiVector start, VectorPool.Lease lease) {
    this.a = a;
    this.columns = start.columns();
    this.w = lease.vector(columns);
    this.current = lease.vector(columns);
    this.spare = lease.vector(columns);
    this.previous = spare;
    this.norms = new double[columns];
    this.ones = filled(1);
    this.zeros = filled(0);
    this.size = filled(0);
    this.ends = new int[columns];
    this.dots = new double[2 * columns];
    this.diagonal = new double[32][];
    this.stray = new double[32][];
    this.coupling = new double[32][];
    start.dot(start, norms);
    double[] factor = new double[columns];
    for (int j = 0; j < columns; j++) {
      norms[j] = Math.sqrt(norms[j]);
      ends[j] = norms[j] > 0 ? -1 : 0;
      factor[j] = norms[j] > 0 ? 1 / norms[j] : 0;
    }
    current.axpby(factor, start, zeros);
  }

  private double[] filled(double value) {
    double[] filled = new double[columns];
    Arrays.fill(filled, value);
    return filled;
  }

  /** Does a step; v_{i+1} replaces v_{i−1}. */
  public void step() {
    step(previous);
  }

  /**
   * Does a step.
   *
   * @param next n × k, receives v_{i+1}; kept by this until two steps later; v_{i−1} is welcome
   */
  public void step(MultiVector next) {
    double[] alpha = new double[columns];
    double[] left = new double[columns];
    double[] beta = new double[columns];
    a.apply(current, w, dots); // w = A v_i, α_i = v_iᵀ w
    System.arraycopy(dots, 0, alpha, 0, columns);
    orthogonalise(alpha);
    w.dotPair(w, current, dots); // what rounding left of v_i in w comes out below
    for (int j = 0; j < columns; j++) {
      if (ends[j] >= 0) {
        continue;
      }
      left[j] = dots[columns + j];
      double square = dots[j] - left[j] * left[j];
      double length = Math.sqrt(Math.max(0, square));
      double before = steps == 0 ? 0 : coupling[steps - 1][j];
      size[j] = Math.max(size[j], before + Math.abs(alpha[j] + left[j]) + length);
      requireScale(size[j], alpha[j]);
      beta[j] = length <= BREAKDOWN * size[j] ? 0 : length;
    }
    keep(alpha, left, beta);
    advance(next);
    for (int j = 0; j < columns; j++) {
      if (ends[j] < 0 && beta[j] == 0) {
        ends[j] = steps;
      }
    }
  }

  /**
   * Repeats step {@code index} of an earlier run from its coefficients, without reductions: the
   * same operations in the same order, so that the vectors have the same bits. Others would not do:
   * the rounding errors of Lanczos vectors grow like the vectors of converged Ritz values.
   */
  private void repeat(int index, MultiVector next) {
    a.apply(current, w);
    steps = index;
    orthogonalise(diagonal[index]);
    steps = index + 1;
    advance(next);
  }

  /** w ← w − α v_i − β_{i−1} v_{i−1}. */
  private void orthogonalise(double[] alpha) {
    w.axpby(negative(alpha), current, ones);
    if (steps > 0) {
      w.axpby(negative(coupling[steps - 1]), previous, ones);
    }
  }

  private double[] negative(double[] values) {
    double[] negative = new double[columns];
    for (int j = 0; j < columns; j++) {
      negative[j] = -values[j];
    }
    return negative;
  }

  private void keep(double[] alpha, double[] left, double[] beta) {
    if (steps == diagonal.length) {
      diagonal = Arrays.copyOf(diagonal, 2 * steps);
      stray = Arrays.copyOf(stray, 2 * steps);
      coupling = Arrays.copyOf(coupling, 2 * steps);
    }
    diagonal[steps] = alpha;
    stray[steps] = left;
    coupling[steps] = beta;
    steps++;
  }

  /** next ← (w − stray v_i)/β_i. */
  private void advance(MultiVector next) {
    double[] beta = coupling[steps - 1];
    double[] factor = new double[columns];
    double[] correction = new double[columns];
    for (int j = 0; j < columns; j++) {
      factor[j] = beta[j] > 0 ? 1 / beta[j] : 0;
      correction[j] = beta[j] > 0 ? -stray[steps - 1][j] / beta[j] : 0;
    }
    next.axpby(factor, w, zeros);
    next.axpby(correction, current, ones);
    previous = current;
    current = next;
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

  /** Returns the number of steps done, by the columns that have not ended. */
  public int steps() {
    return steps;
  }

  /** Returns k. */
  public int columns() {
    return columns;
  }

  /** Returns ‖b_j‖. */
  public double norm(int j) {
    return norms[j];
  }

  /** Tells whether column j has ended: its Krylov space is invariant. */
  public boolean ended(int j) {
    return ends[j] >= 0;
  }

  /** Tells whether all columns have ended. */
  public boolean allEnded() {
    return Arrays.stream(ends).allMatch(end -> end >= 0);
  }

  /** Returns the steps of column j, fewer than {@link #steps} if it has ended. */
  public int steps(int j) {
    return ends[j] >= 0 ? ends[j] : steps;
  }

  /** Returns α_1 … α_m of column j. */
  public double[] diagonal(int j) {
    double[] alpha = new double[steps(j)];
    Arrays.setAll(alpha, i -> diagonal[i][j] + stray[i][j]);
    return alpha;
  }

  /** Returns β_1 … β_m of column j; the last is 0 if it has ended. */
  public double[] couplings(int j) {
    double[] beta = new double[steps(j)];
    Arrays.setAll(beta, i -> coupling[i][j]);
    return beta;
  }

  /** Returns v_{i+1} after i steps, n × k; v_1 before the first. */
  public MultiVector current() {
    return current;
  }

  /** Receives Lanczos vectors. */
  @FunctionalInterface
  public interface Visitor {
    /** Called with v_{index+1}, n × k. */
    void visit(int index, MultiVector vectors);
  }

  /**
   * Makes the vectors v_{from+1} … v_{to} again.
   *
   * @param before v_{from−1}, or null if from = 1
   * @param at v_from
   * @param from 1 ≤ from
   * @param to at most {@link #steps}
   * @param scratch two blocks n × k, overwritten, neither of the above
   * @param visitor is called with index from … to − 1
   */
  public void repeat(
      MultiVector before,
      MultiVector at,
      int from,
      int to,
      MultiVector[] scratch,
      Visitor visitor) {
    int done = steps;
    previous = before;
    current = at;
    for (int index = from; index < to; index++) {
      repeat(index - 1, scratch[index % 2]);
      visitor.visit(index, current);
    }
    steps = done;
  }
}
