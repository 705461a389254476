package io.autospec.factor;

import io.autospec.matrix.CsrMatrix;
import java.util.Arrays;
import java.util.Optional;

/**
 * The triangle R of [A; δI] P = Q R, without Q: RᵀR = Pᵀ (AᵀA + δ²I) P, computed without forming
 * the values of AᵀA.
 *
 * <p>The rows of A are rotated into R one after the other by Givens rotations: George and Heath,
 * "Solution of sparse linear least squares problems using Givens rotations", Linear Algebra Appl.
 * 34 (1980), doi:10.1016/0024-3795(80)90159-7. The error is some ε ‖A‖, so that (RᵀR)⁻¹ has
 * relative error ε κ where a factorisation of AᵀA would have ε κ². The rows of δI give R a diagonal
 * where A has not full rank; they leave the singular vectors as they are. P is the order of {@link
 * MinimumDegree} on AᵀA.
 *
 * <p>Immutable.
 */
public final class SparseTriangle {

  private final int n;
  private final int[] order;
  private final int[][] columns; // row j of R: ascending, from j
  private final double[][] values;

  private SparseTriangle(int n, int[] order, int[][] columns, double[][] values) {
    this.n = n;
    this.order = order;
    this.columns = columns;
    this.values = values;
  }

  /**
   * Factorises a matrix with at least as many rows as columns.
   *
   * @param a any values, m × n
   * @param gram AᵀA, whose structure alone is used
   * @param delta δ > 0
   * @param mostOperations entries touched by rotations
   * @return nothing if it would take more
   */
  public static Optional<SparseTriangle> of(
      CsrMatrix a, CsrMatrix gram, double delta, long mostOperations) {
    int n = a.columns();
    if (gram.rows() != n || gram.columns() != n) {
      throw new IllegalArgumentException(
          "Gram matrix is "
              + gram.rows()
              + " x "
              + gram.columns()
              + ", the matrix has "
              + n
              + " columns: expected as many rows and columns");
    }
    int[] order = MinimumDegree.of(gram);
    int[] position = new int[n];
    for (int k = 0; k < n; k++) {
      position[order[k]] = k;
    }
    int[][] columns = new int[n][];
    double[][] values = new double[n][];
    long operations = 0;
    for (int i = 0; i < a.rows() + n; i++) {
      Row row =
          i < a.rows()
              ? Row.of(a, i, position)
              : new Row(new int[] {i - a.rows()}, new double[] {delta});
      while (row.size() > 0) {
        int j = row.columns[0];
        if (columns[j] == null) {
          columns[j] = row.columns;
          values[j] = row.values;
          break;
        }
        operations += row.size() + columns[j].length;
        row = row.rotated(columns, values, j);
      }
      if (operations > mostOperations) {
        return Optional.empty();
      }
    }
    return Optional.of(new SparseTriangle(n, order, columns, values));
  }

  /** A sparse row in the order of elimination, its columns ascending. */
  @SuppressWarnings("ArrayRecordComponent") // lives within one factorisation
  private record Row(int[] columns, double[] values) {

    static Row of(CsrMatrix a, int i, int[] position) {
      int from = a.rowPointers()[i];
      int size = a.rowPointers()[i + 1] - from;
      long[] keys = new long[size];
      for (int k = 0; k < size; k++) {
        keys[k] = ((long) position[a.columnIndices()[from + k]] << 32) | (from + k);
      }
      Arrays.sort(keys);
      int[] columns = new int[size];
      double[] values = new double[size];
      int kept = 0;
      for (int k = 0; k < size; k++) {
        double value = a.values()[(int) keys[k]];
        if (value != 0) {
          columns[kept] = (int) (keys[k] >>> 32);
          values[kept++] = value;
        }
      }
      return new Row(Arrays.copyOf(columns, kept), Arrays.copyOf(values, kept));
    }

    int size() {
      return columns.length;
    }

    /** Rotates this row with row j of R so that its entry j vanishes; returns the rest. */
    Row rotated(int[][] rowsOfR, double[][] valuesOfR, int j) {
      int[] upper = rowsOfR[j];
      double[] old = valuesOfR[j];
      double length = Math.hypot(old[0], values[0]);
      double c = old[0] / length;
      double s = values[0] / length;
      int most = upper.length + columns.length;
      int[] union = new int[most];
      double[] above = new double[most];
      double[] below = new double[most];
      int size = 0;
      int p = 0;
      int q = 0;
      while (p < upper.length || q < columns.length) {
        int left = p < upper.length ? upper[p] : Integer.MAX_VALUE;
        int right = q < columns.length ? columns[q] : Integer.MAX_VALUE;
        double r = left <= right ? old[p++] : 0;
        double w = right <= left ? values[q++] : 0;
        union[size] = Math.min(left, right);
        above[size] = c * r + s * w;
        below[size++] = c * w - s * r;
      }
      rowsOfR[j] = Arrays.copyOf(union, size);
      valuesOfR[j] = Arrays.copyOf(above, size);
      int[] rest = new int[size - 1];
      double[] restValues = new double[size - 1];
      int kept = 0;
      for (int k = 1; k < size; k++) {
        if (below[k] != 0) {
          rest[kept] = union[k];
          restValues[kept++] = below[k];
        }
      }
      return new Row(Arrays.copyOf(rest, kept), Arrays.copyOf(restValues, kept));
    }
  }

  /**
   * X ← (AᵀA + δ²I)⁻¹ X by two triangular solves.
   *
   * @param x n × columns, row-major
   * @param width k ≥ 1
   * @param scratch as long as {@code x}, overwritten
   */
  public void solveGram(double[] x, int width, double[] scratch) {
    for (int k = 0; k < n; k++) {
      System.arraycopy(x, order[k] * width, scratch, k * width, width);
    }
    for (int j = 0; j < n; j++) { // Rᵀ y = x
      double pivot = values[j][0];
      for (int c = 0; c < width; c++) {
        scratch[j * width + c] /= pivot;
      }
      for (int q = 1; q < columns[j].length; q++) {
        int to = columns[j][q] * width;
        double factor = values[j][q];
        for (int c = 0; c < width; c++) {
          scratch[to + c] -= factor * scratch[j * width + c];
        }
      }
    }
    for (int j = n - 1; j >= 0; j--) { // R z = y
      for (int q = 1; q < columns[j].length; q++) {
        int from = columns[j][q] * width;
        double factor = values[j][q];
        for (int c = 0; c < width; c++) {
          scratch[j * width + c] -= factor * scratch[from + c];
        }
      }
      double pivot = values[j][0];
      for (int c = 0; c < width; c++) {
        scratch[j * width + c] /= pivot;
      }
    }
    for (int k = 0; k < n; k++) {
      System.arraycopy(scratch, k * width, x, order[k] * width, width);
    }
  }
}
