package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A basis V that grows, n × m, with the projected matrix H = Vᵀ A V: the two change together.
 *
 * <p>Values are counted from the wanted end: they are those of A or of −A.
 */
final class RitzSpace implements AutoCloseable {

  private final SymmetricOperator a;
  private final int sign;
  private final SplittableRandom random;
  private final ProjectedMatrix projected = new ProjectedMatrix();
  private KrylovBasis basis;
  private long applications;
  private long reductions;

  /**
   * No columns yet.
   *
   * @param a the operator
   * @param which end is wanted
   * @param slab columns of V kept together
   * @param seed of random columns
   */
  RitzSpace(SymmetricOperator a, Extreme which, int slab, long seed) {
    this.a = a;
    this.sign = which == Extreme.LOWEST ? 1 : -1;
    this.random = new SplittableRandom(seed);
    this.basis = new KrylovBasis(a, slab);
  }

  /** Returns the operator A. */
  SymmetricOperator operator() {
    return a;
  }

  /** Returns V. */
  KrylovBasis basis() {
    return basis;
  }

  /** Returns H. */
  ProjectedMatrix projected() {
    return projected;
  }

  /** Returns m. */
  int columns() {
    return basis.columns();
  }

  /** Returns the columns of A's space that V leaves. */
  int room() {
    return a.rows() - basis.columns();
  }

  /** Returns the products with A so far. */
  long applications() {
    return applications;
  }

  /** Returns the reductions so far. */
  long reductions() {
    return reductions;
  }

  /** Counts products and reductions that were spent on this space elsewhere. */
  void count(long products, long moreReductions) {
    applications += products;
    reductions += moreReductions;
  }

  /**
   * Adds random columns.
   *
   * @param q n × k with k ≤ {@link #room}; receives the new columns
   * @param scratch n × k, overwritten
   */
  void addRandom(MultiVector q, MultiVector scratch) {
    a.randomise(q, random);
    add(q, scratch);
  }

  /**
   * V ← [V, orth((I − V Vᵀ) Q)], and H with it.
   *
   * @param q n × k with k ≤ {@link #room}; receives the new columns
   * @param scratch n × k, overwritten
   */
  void add(MultiVector q, MultiVector scratch) {
    reductions += OrthonormalBasis.of(q, scratch, basis);
    a.map().apply(q, scratch);
    applications += q.columns();
    basis.append(q);
    projected.append(basis.gram(scratch), q.columns(), sign);
    reductions++;
  }

  /** Restarts with the converged Ritz vectors and the first of those sought. */
  void restart(SymmetricEigen sought, int kept) {
    double[] s = projected.restrict(sought, kept);
    KrylovBasis rotated = basis.rotated(s, projected.order());
    basis.close();
    basis = rotated;
  }

  /**
   * Returns ‖A z − θ z‖ per column. The caller counts its products.
   *
   * @param z n × k
   * @param theta k values
   * @param r n × k, receives A z − θ z
   */
  double[] residualNorms(MultiVector z, double[] theta, MultiVector r) {
    int k = z.columns();
    double[] ones = new double[k];
    double[] shift = new double[k];
    double[] squares = new double[k];
    Arrays.fill(ones, 1);
    Arrays.setAll(shift, j -> -sign * theta[j]);
    a.map().apply(z, r);
    r.axpby(shift, z, ones);
    r.dot(r, squares);
    reductions++;
    Arrays.setAll(squares, j -> Math.sqrt(squares[j]));
    return squares;
  }

  @Override
  public void close() {
    basis.close();
  }
}
