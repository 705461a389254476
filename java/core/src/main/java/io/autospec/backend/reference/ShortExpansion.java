package io.autospec.backend.reference;

import io.autospec.recurrence.PolynomialExpansion;

/**
 * The recurrence with short values, float32 vectors and coefficients; the weighted sum stays in
 * float64.
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one call and is never compared
record ShortExpansion(
    int[] rowPointers, int[] columnIndices, RoundedValues matrix, int rows, int columns) {

  void run(PolynomialExpansion p, double[] x, double[] y) {
    float[] z = new float[x.length];
    for (int at = 0; at < x.length; at++) {
      z[at] = (float) x[at];
    }
    float[] previous = new float[z.length];
    float[] current = z;
    WeightedSum sum = new WeightedSum(p, columns, y);
    sum.add(0, widened(current));
    for (int step = 0; step < p.degree(); step++) {
      float a = (float) p.recurrence().a(step);
      float b = (float) p.recurrence().b(step);
      float c = step == 0 ? 0 : (float) p.recurrence().c(step);
      float e = (float) p.recurrence().e(step);
      float[] next = new float[z.length];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          int at = i * columns + j;
          float v = a == 0 ? 0 : a * rowSum(i, current, j);
          v = b == 0 ? v : v + b * current[at];
          v = c == 0 ? v : v + c * previous[at];
          next[at] = e == 0 ? v : v + e * z[at];
        }
      }
      previous = current;
      current = next;
      sum.add(step + 1, widened(current));
    }
  }

  private float rowSum(int row, float[] x, int column) {
    float sum = 0;
    for (int at = rowPointers[row]; at < rowPointers[row + 1]; at++) {
      sum += matrix.values()[at] * x[columnIndices[at] * columns + column];
    }
    return sum * matrix.unit();
  }

  private static double[] widened(float[] v) {
    double[] wide = new double[v.length];
    for (int at = 0; at < v.length; at++) {
      wide[at] = v[at];
    }
    return wide;
  }
}
