package io.autospec.backend;

/**
 * A block of n × k doubles living where its backend says; k = 1 is a vector. Row-major: the k
 * values of a row are neighbours.
 *
 * <p>Every operation takes blocks of the same backend and shape. Sums over rows run in one fixed
 * order, which depends on n alone: the same bits for every backend, instruction set and number of
 * threads (see {@link SummationOrder}).
 *
 * <p>Not thread-safe for writing. Closing twice is harmless; any other use after {@link #close} is
 * an {@link IllegalStateException}.
 */
public interface MultiVector extends AutoCloseable {

  /** Returns n. */
  int rows();

  /** Returns k. */
  int columns();

  /** Copies {@code source} in: rows · columns values, row-major. */
  void write(double[] source);

  /** Copies the values out into {@code target}: rows · columns values, row-major. */
  void read(double[] target);

  /** Sets every value to {@code value}. */
  void fill(double value);

  /** this ← x. */
  void assign(MultiVector x);

  /** this ← diag(d) this, with d an n × 1 block. */
  void scaleRows(MultiVector d);

  /**
   * this ← α x + β this: both products are rounded, then the sum. A term whose factor is exactly
   * zero is not read, so that β = 0 overwrites whatever was here.
   */
  void axpby(double alpha, MultiVector x, double beta);

  /**
   * Column j of this ← α_j x_j + β_j this_j: both products are rounded, then the sum. A term whose
   * factor is exactly zero is left out, whatever its column holds.
   *
   * @param alpha k factors
   * @param x n × k, may be this
   * @param beta k factors
   */
  void axpby(double[] alpha, MultiVector x, double[] beta);

  /**
   * Column to_i of this ← column from_i of x, in the order of i.
   *
   * @param x n rows, any number of columns; not this
   * @param from columns of x
   * @param to as many columns of this
   */
  void copyColumns(MultiVector x, int[] from, int[] to);

  /** Computes thisᵀ y per column into dots[0 … k). */
  void dot(MultiVector y, double[] dots);

  /** Computes thisᵀ y into dots[0 … k) and thisᵀ z into dots[k … 2k), in one pass. */
  void dotPair(MultiVector y, MultiVector z, double[] dots);

  /**
   * The Gram matrix thisᵀ Y, in one pass.
   *
   * @param y n × m, may be this
   * @param products receives k · m values, row-major: product (i, j) at i · m + j
   */
  void gram(MultiVector y, double[] products);

  /**
   * this ← X S + β this, in one pass. With β exactly zero this is not read.
   *
   * @param x n × m, not this
   * @param s m · k values, row-major
   */
  void combine(MultiVector x, double[] s, double beta);

  /**
   * The vector half of a conjugate-gradient step, in one pass: x ← x + α p, this ← this − α q, and
   * per column j squares[j] = Σ_i (weight_i this_ij)² and squares[k + j] = Σ_i this_ij² of the
   * result.
   *
   * @param alpha the step length
   * @param p the direction, n × k
   * @param q its image A p, n × k
   * @param x the solution, n × k, updated
   * @param weight n × 1, or null for ones
   * @param squares receives 2 k values, or null if they are not wanted
   */
  void descend(
      double alpha,
      MultiVector p,
      MultiVector q,
      MultiVector x,
      MultiVector weight,
      double[] squares);

  /** Frees the memory. */
  @Override
  void close();
}
