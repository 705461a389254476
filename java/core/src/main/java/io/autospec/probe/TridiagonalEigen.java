package io.autospec.probe;

import java.util.Arrays;

/**
 * Eigenvalues of a symmetric tridiagonal matrix and the first and last components of its
 * eigenvectors, by the implicit QL method.
 *
 * <p>Golub and Welsch, "Calculation of Gauss quadrature rules", Math. Comp. 23 (1969),
 * doi:10.1090/S0025-5718-69-99647-1, who carry the first row only; the rotations are those of
 * EISPACK's imtql2. Accuracy: an absolute error of some ε ‖T‖ in the values and ε in the
 * components. Cost: O(m²).
 *
 * @param values ascending
 * @param firstRow s_1i, the first component of eigenvector i
 * @param lastRow s_mi, its last component
 */
@SuppressWarnings("ArrayRecordComponent") // package-private carrier, read once
record TridiagonalEigen(double[] values, double[] firstRow, double[] lastRow) {

  private static final double EPSILON = 0x1p-52;
  private static final double LEAST_SQUARE = 1e-280;
  private static final double LARGEST_SQUARE = 1e280;
  private static final int MAX_SWEEPS = 60; // two per value are usual

  /**
   * Solves the eigenproblem of T.
   *
   * @param diagonal α_1 … α_m, m ≥ 1
   * @param offDiagonal β_1 … β_{m−1}; what follows is not read
   */
  static TridiagonalEigen of(double[] diagonal, double[] offDiagonal) {
    return of(diagonal, offDiagonal, Rotations.NOT_KEPT).sorted();
  }

  /**
   * Solves the eigenproblem of T and keeps what makes the eigenvectors.
   *
   * @param rotations is given every rotation; the values are left in the order that these make
   */
  static TridiagonalEigen of(double[] diagonal, double[] offDiagonal, Rotations rotations) {
    int m = diagonal.length;
    double[] d = diagonal.clone();
    double[] e = Arrays.copyOf(offDiagonal, m);
    e[m - 1] = 0;
    double[] first = new double[m];
    double[] last = new double[m];
    first[0] = 1;
    last[m - 1] = 1;
    for (int l = 0; l < m; l++) {
      for (int sweeps = 0; ; sweeps++) {
        int block = endOfBlock(d, e, l);
        if (block == l) {
          break;
        }
        if (sweeps == MAX_SWEEPS) {
          throw new IllegalStateException("the implicit QL method did not converge");
        }
        sweep(d, e, l, block, first, last, rotations);
      }
    }
    return new TridiagonalEigen(d, first, last);
  }

  /** Returns the first index ≥ l whose coupling to the next is negligible. */
  private static int endOfBlock(double[] d, double[] e, int l) {
    int i = l;
    while (i < d.length - 1 && Math.abs(e[i]) > EPSILON * (Math.abs(d[i]) + Math.abs(d[i + 1]))) {
      i++;
    }
    return i;
  }

  /** One QL sweep with Wilkinson's shift on rows l … end, chased from the bottom up. */
  private static void sweep(
      double[] d, double[] e, int l, int end, double[] first, double[] last, Rotations rotations) {
    double g = (d[l + 1] - d[l]) / (2 * e[l]);
    double r = Math.hypot(g, 1);
    g = d[end] - d[l] + e[l] / (g + Math.copySign(r, g));
    double s = 1;
    double c = 1;
    double p = 0;
    for (int i = end - 1; i >= l; i--) {
      double f = s * e[i];
      double b = c * e[i];
      // what only probes read keeps the bits that the shipped models were trained on
      r = rotations == Rotations.NOT_KEPT ? Math.hypot(f, g) : length(f, g);
      e[i + 1] = r;
      if (r == 0) { // the block splits here
        d[i + 1] -= p;
        e[end] = 0;
        return;
      }
      s = f / r;
      c = g / r;
      g = d[i + 1] - p;
      r = (d[i] - g) * s + 2 * c * b;
      p = s * r;
      d[i + 1] = g + p;
      g = c * r - b;
      rotate(first, i, c, s);
      rotate(last, i, c, s);
      rotations.add(i, c, s);
    }
    d[l] -= p;
    e[l] = g;
    e[end] = 0;
  }

  /** √(f² + g²) in half the time of a sweep with Math.hypot, where the squares are safe. */
  private static double length(double f, double g) {
    double square = f * f + g * g;
    return square > LEAST_SQUARE && square < LARGEST_SQUARE ? Math.sqrt(square) : Math.hypot(f, g);
  }

  private static void rotate(double[] row, int i, double c, double s) {
    double f = row[i + 1];
    row[i + 1] = s * row[i] + c * f;
    row[i] = c * row[i] - s * f;
  }

  private TridiagonalEigen sorted() {
    int m = values.length;
    for (int i = 1; i < m; i++) { // by insertion: QL leaves them nearly in order
      for (int j = i; j > 0 && values[j] < values[j - 1]; j--) {
        swap(values, j);
        swap(firstRow, j);
        swap(lastRow, j);
      }
    }
    return this;
  }

  private static void swap(double[] x, int j) {
    double kept = x[j];
    x[j] = x[j - 1];
    x[j - 1] = kept;
  }
}
