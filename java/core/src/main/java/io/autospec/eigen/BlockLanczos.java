package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.dense.IndexOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Block Lanczos on φ(A) with full orthogonalisation and thick restarts:
 *
 * <pre>
 *   W = φ(A) Q_j,   H_ij = Q_iᵀ W,   W ← W − Σ_i Q_i H_ij,   Q_{j+1} = orth(W)
 *   φ(A) Q = Q H + W E_jᵀ,   H y = θ y:   ‖φ(A) Q y − θ Q y‖ = ‖W y_j‖
 * </pre>
 *
 * <p>with y_j the rows of y that belong to the last block. A restart keeps the Ritz vectors of the
 * largest |θ| in place of the basis and goes on with Q_{j+1}; all of H is measured, so that nothing
 * else changes (Wu and Simon, "Thick-restart Lanczos method for large symmetric eigenvalue
 * problems", SIAM J. Matrix Anal. Appl. 22 (2000), doi:10.1137/S0895479898334605). Without more
 * than one block between restarts it is subspace iteration.
 *
 * <p>Memory: the basis and three blocks. Cost per step: {@code φ.degree()} products with the block,
 * two passes of orthogonalisation.
 */
final class BlockLanczos implements AutoCloseable {

  private final SpectralTransform phi;
  private final IntFunction<MultiVector> allocate;
  private final int block;
  private final List<MultiVector> deflated;
  private final List<MultiVector> basis = new ArrayList<>();
  private final MultiVector w;
  private final MultiVector scratch;
  private final SplittableRandom random;
  private double[][] h = {};
  private int columns; // of the basis that H covers
  private double[] tail; // WᵀW of the last step
  private long reductions;

  /**
   * Starts at random.
   *
   * @param phi the transform
   * @param allocate makes an n × k block
   * @param block columns of Q_j
   * @param deflated orthonormal blocks to whose complement the run is confined
   * @param seed of the first block
   */
  BlockLanczos(
      SpectralTransform phi,
      IntFunction<MultiVector> allocate,
      int block,
      List<MultiVector> deflated,
      long seed) {
    this.phi = phi;
    this.allocate = allocate;
    this.block = block;
    this.deflated = deflated;
    this.w = allocate.apply(block);
    this.scratch = allocate.apply(block);
    MultiVector first = allocate.apply(block);
    this.random = new SplittableRandom(seed);
    randomise(first);
    reductions += OrthonormalBasis.against(deflated, first, scratch);
    basis.add(first);
  }

  private void randomise(MultiVector x) {
    try (MultiVector column = allocate.apply(1)) {
      SymmetricOperator.randomise(x, column, random);
    }
  }

  /** Returns the columns of the basis for which H is known. */
  int columns() {
    return columns;
  }

  /** Returns the reductions since the last call. */
  long takeReductions() {
    long since = reductions;
    reductions = 0;
    return since;
  }

  /** One step: H covers the last block, and a new one is added. */
  void step() {
    MultiVector last = basis.get(basis.size() - 1);
    phi.apply(last, w);
    h = grown(h, columns + block);
    double[] overlap;
    int row = 0;
    for (MultiVector q : deflated) {
      overlap = new double[q.columns() * block];
      q.gram(w, overlap);
      negate(overlap);
      w.combine(q, overlap, 1);
    }
    for (MultiVector q : basis) {
      int k = q.columns();
      overlap = new double[k * block];
      q.gram(w, overlap);
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < block; j++) {
          h[row + i][columns + j] = overlap[i * block + j];
          h[columns + j][row + i] = overlap[i * block + j];
        }
      }
      negate(overlap);
      w.combine(q, overlap, 1);
      row += k;
    }
    tail = new double[block * block];
    w.gram(w, tail);
    reductions += 1 + basis.size() + deflated.size();
    columns += block;
    MultiVector next = allocate.apply(block);
    if (IntStream.range(0, block).allMatch(j -> tail[j * block + j] > Double.MIN_NORMAL)) {
      next.assign(w);
    } else { // the basis spans an invariant subspace to the last bit
      randomise(next);
    }
    List<MultiVector> against = new ArrayList<>(deflated);
    against.addAll(basis);
    reductions += OrthonormalBasis.against(against, next, scratch);
    basis.add(next);
  }

  private static double[][] grown(double[][] h, int size) {
    if (size <= h.length) {
      return h;
    }
    int capacity = Math.max(size, 2 * h.length);
    double[][] larger = new double[capacity][];
    for (int i = 0; i < capacity; i++) {
      larger[i] = i < h.length ? Arrays.copyOf(h[i], capacity) : new double[capacity];
    }
    return larger;
  }

  private static void negate(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = -values[i];
    }
  }

  /**
   * Ritz values of φ(A) and their residual norms, by falling |θ|.
   *
   * @param theta the values
   * @param residuals their residual norms
   * @param y the coefficients in the basis: y[j] of value j
   */
  @SuppressWarnings("ArrayRecordComponent") // lives within one check
  record Ritz(double[] theta, double[] residuals, double[][] y) {}

  /** Solves the projected problem. Cost: some 10 m³. */
  Ritz ritz() {
    int m = columns;
    double[] projected = new double[m * m];
    for (int i = 0; i < m; i++) {
      System.arraycopy(h[i], 0, projected, i * m, m);
    }
    SymmetricEigen eigen = SymmetricEigen.of(m, projected);
    int[] order = IndexOrder.ascending(m, j -> -Math.abs(eigen.value(j)));
    double[] theta = new double[m];
    double[] residuals = new double[m];
    double[][] y = new double[m][m];
    for (int r = 0; r < m; r++) {
      theta[r] = eigen.value(order[r]);
      for (int i = 0; i < m; i++) {
        y[r][i] = eigen.vector(i, order[r]);
      }
      double square = 0;
      for (int i = 0; i < block; i++) {
        for (int j = 0; j < block; j++) {
          square += y[r][m - block + i] * tail[i * block + j] * y[r][m - block + j];
        }
      }
      residuals[r] = Math.sqrt(Math.max(0, square));
    }
    return new Ritz(theta, residuals, y);
  }

  /** Returns the first {@code count} Ritz vectors, n × count, owned by the caller. */
  MultiVector vectors(Ritz ritz, int count) {
    MultiVector u = allocate.apply(count);
    int row = 0;
    for (int b = 0; b + 1 < basis.size(); b++) {
      MultiVector q = basis.get(b);
      int k = q.columns();
      double[] s = new double[k * count];
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < count; j++) {
          s[i * count + j] = ritz.y()[j][row + i];
        }
      }
      u.combine(q, s, b == 0 ? 0 : 1);
      row += k;
    }
    return u;
  }

  /** Goes on from the first {@code count} Ritz vectors and the newest block. */
  void restart(Ritz ritz, int count) {
    MultiVector kept = vectors(ritz, count);
    MultiVector newest = basis.remove(basis.size() - 1);
    basis.forEach(MultiVector::close);
    basis.clear();
    basis.add(kept);
    basis.add(newest);
    h = new double[count][count];
    for (int j = 0; j < count; j++) {
      h[j][j] = ritz.theta()[j];
    }
    columns = count;
  }

  @Override
  public void close() {
    basis.forEach(MultiVector::close);
    w.close();
    scratch.close();
  }
}
