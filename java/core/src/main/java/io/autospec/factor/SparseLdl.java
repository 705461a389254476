package io.autospec.factor;

import io.autospec.matrix.CsrMatrix;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * P (A − σI) Pᵀ = L D Lᵀ for a sparse symmetric matrix, L unit lower triangular, D diagonal.
 *
 * <p>The rows of L are computed one after the other, each a sparse triangular solve whose pattern
 * is read off the elimination tree: Davis, "Algorithm 849: a concise sparse Cholesky factorization
 * package", ACM Trans. Math. Softw. 31 (2005), doi:10.1145/1114268.1114277. The order is that of
 * {@link MinimumDegree}.
 *
 * <p>There are no pivots of order two, so that an indefinite matrix may make L grow. By Sylvester's
 * law D has as many negative entries as A − σI + E has negative eigenvalues, with E the error of
 * the factorisation; {@link Factors#backwardError} measures E, and a caller who finds it too large
 * moves σ a little.
 *
 * <p>Immutable: the order and the structure, from which any number of shifts are factorised.
 */
public final class SparseLdl {

  private final int n;
  private final int[] order; // order[k] is eliminated k-th
  private final int[] position; // its inverse
  private final CsrMatrix a;
  private final int[] parent; // the elimination tree
  private final int[] start; // of the columns of L, n + 1
  private final double norm;

  private SparseLdl(CsrMatrix a, int[] order) {
    this.n = a.rows();
    this.a = a;
    this.order = order;
    this.position = new int[n];
    for (int k = 0; k < n; k++) {
      position[order[k]] = k;
    }
    this.parent = new int[n];
    this.start = new int[n + 1];
    this.norm = norm(a);
  }

  /**
   * Orders a matrix and finds the structure of its factor.
   *
   * @param a symmetric
   * @param mostFill the most entries that L may have
   * @return nothing if L would have more
   * @throws IllegalArgumentException if the matrix is not square
   */
  public static Optional<SparseLdl> analyse(CsrMatrix a, int mostFill) {
    if (a.rows() != a.columns()) {
      throw new IllegalArgumentException(
          "matrix is " + a.rows() + " x " + a.columns() + ": expected square");
    }
    if (a.nonzeros() / 2 > mostFill) {
      return Optional.empty();
    }
    SparseLdl ldl = new SparseLdl(a, MinimumDegree.of(a));
    return ldl.structure() <= mostFill ? Optional.of(ldl) : Optional.empty();
  }

  /** Fills the tree and the starts of the columns; returns the entries of L. */
  private long structure() {
    int[] flag = new int[n];
    int[] count = new int[n];
    long total = 0;
    for (int k = 0; k < n; k++) {
      parent[k] = -1;
      flag[k] = k;
      int row = order[k];
      for (int q = a.rowPointers()[row]; q < a.rowPointers()[row + 1]; q++) {
        for (int i = position[a.columnIndices()[q]]; i < k && flag[i] != k; i = parent[i]) {
          if (parent[i] < 0) {
            parent[i] = k;
          }
          count[i]++;
          total++;
          flag[i] = k;
        }
      }
    }
    if (total < Integer.MAX_VALUE) {
      for (int k = 0; k < n; k++) {
        start[k + 1] = start[k] + count[k];
      }
    }
    return total;
  }

  /** The largest sum of moduli in a row. */
  private static double norm(CsrMatrix a) {
    double largest = 0;
    for (int i = 0; i < a.rows(); i++) {
      double sum = 0;
      for (int q = a.rowPointers()[i]; q < a.rowPointers()[i + 1]; q++) {
        sum += Math.abs(a.values()[q]);
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  /** Returns the largest sum of moduli in a row of A. */
  public double norm() {
    return norm;
  }

  /** Returns the multiplications of one factorisation. */
  public double operations() {
    double sum = 0;
    for (int k = 0; k < n; k++) {
      double count = start[k + 1] - start[k];
      sum += count * (count + 1) / 2;
    }
    return sum;
  }

  /** Returns the number of entries of L below its diagonal. */
  public int fill() {
    return start[n];
  }

  /**
   * Factorises A − σI. Cost: Σ_k |L_{*k}|² multiplications.
   *
   * @return nothing if a pivot is 0, or the thread is interrupted on the way
   */
  public Optional<Factors> factorise(double sigma) {
    int[] rows = new int[start[n]];
    double[] values = new double[start[n]];
    double[] pivots = new double[n];
    int[] end = Arrays.copyOf(start, n); // of the filled part of each column
    double[] y = new double[n];
    int[] pattern = new int[n];
    int[] path = new int[n];
    int[] flag = new int[n];
    for (int k = 0; k < n; k++) {
      flag[k] = k;
      int top = n;
      int row = order[k];
      double pivot = -sigma;
      for (int q = a.rowPointers()[row]; q < a.rowPointers()[row + 1]; q++) {
        int i = position[a.columnIndices()[q]];
        if (i == k) {
          pivot += a.values()[q];
        } else if (i < k) {
          y[i] += a.values()[q];
          int length = 0;
          for (; flag[i] != k; i = parent[i]) {
            path[length++] = i;
            flag[i] = k;
          }
          while (length > 0) {
            pattern[--top] = path[--length];
          }
        }
      }
      for (; top < n; top++) {
        int i = pattern[top];
        double value = y[i];
        y[i] = 0;
        for (int q = start[i]; q < end[i]; q++) {
          y[rows[q]] -= values[q] * value;
        }
        double factor = value / pivots[i];
        pivot -= factor * value;
        rows[end[i]] = k;
        values[end[i]++] = factor;
      }
      if (pivot == 0 || !Double.isFinite(pivot) || Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
      pivots[k] = pivot;
    }
    return Optional.of(new Factors(sigma, rows, values, pivots));
  }

  /** The factors for one shift. Immutable. */
  public final class Factors {

    private final double sigma;
    private final int[] rows;
    private final double[] values;
    private final double[] pivots;

    private Factors(double sigma, int[] rows, double[] values, double[] pivots) {
      this.sigma = sigma;
      this.rows = rows;
      this.values = values;
      this.pivots = pivots;
    }

    /** Returns σ. */
    public double shift() {
      return sigma;
    }

    /** Returns how many eigenvalues of A lie below σ, by Sylvester's law. */
    public int negative() {
      int count = 0;
      for (double pivot : pivots) {
        if (pivot < 0) {
          count++;
        }
      }
      return count;
    }

    /**
     * Solves (A − σI) X = B in place.
     *
     * @param x n × columns, row-major
     * @param columns k ≥ 1
     * @param scratch as long as {@code x}, overwritten
     */
    public void solve(double[] x, int columns, double[] scratch) {
      for (int k = 0; k < n; k++) {
        System.arraycopy(x, order[k] * columns, scratch, k * columns, columns);
      }
      for (int k = 0; k < n; k++) {
        for (int q = start[k]; q < start[k + 1]; q++) {
          subtract(scratch, rows[q], k, values[q], columns);
        }
      }
      for (int k = 0; k < n; k++) {
        for (int j = 0; j < columns; j++) {
          scratch[k * columns + j] /= pivots[k];
        }
      }
      for (int k = n - 1; k >= 0; k--) {
        for (int q = start[k]; q < start[k + 1]; q++) {
          subtract(scratch, k, rows[q], values[q], columns);
        }
      }
      for (int k = 0; k < n; k++) {
        System.arraycopy(scratch, k * columns, x, order[k] * columns, columns);
      }
    }

    /** Row {@code to} ← row {@code to} − factor · row {@code from}. */
    private void subtract(double[] x, int to, int from, double factor, int columns) {
      int target = to * columns;
      int source = from * columns;
      for (int j = 0; j < columns; j++) {
        x[target + j] -= factor * x[source + j];
      }
    }

    /**
     * Returns an estimate of ‖A − σI − Pᵀ L D Lᵀ P‖ / ‖A‖ from four random vectors of signs: by how
     * much eigenvalues are moved, over the norm. Cost: four products with A and with the factors.
     */
    public double backwardError() {
      SplittableRandom random = new SplittableRandom(1);
      double largest = 0;
      for (int sample = 0; sample < 4; sample++) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
          x[i] = random.nextBoolean() ? 1 : -1;
        }
        double[] difference = a.multiply(x);
        double[] image = multiply(x);
        double squares = 0;
        for (int i = 0; i < n; i++) {
          double d = difference[i] - sigma * x[i] - image[i];
          squares += d * d;
        }
        largest = Math.max(largest, Math.sqrt(squares / n));
      }
      return largest == 0 ? 0 : largest / Math.max(norm, Double.MIN_NORMAL);
    }

    /** Pᵀ L D Lᵀ P x. */
    private double[] multiply(double[] x) {
      double[] y = new double[n];
      for (int k = 0; k < n; k++) {
        y[k] = x[order[k]];
      }
      for (int k = 0; k < n; k++) {
        double sum = y[k];
        for (int q = start[k]; q < start[k + 1]; q++) {
          sum += values[q] * y[rows[q]];
        }
        y[k] = sum * pivots[k];
      }
      for (int k = n - 1; k >= 0; k--) {
        for (int q = start[k]; q < start[k + 1]; q++) {
          y[rows[q]] += values[q] * y[k];
        }
      }
      double[] image = new double[n];
      for (int k = 0; k < n; k++) {
        image[order[k]] = y[k];
      }
      return image;
    }
  }
}
