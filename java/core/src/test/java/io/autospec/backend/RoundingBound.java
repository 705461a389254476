package io.autospec.backend;

import io.autospec.backend.reference.ReferenceBackend;
import io.autospec.matrix.CsrMatrix;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Recurrence;
import java.util.Arrays;

/**
 * Bounds of what another order of summation may change: a sum of m products is off by at most γ_m Σ
 * |products|, γ_m ≈ m u (Higham, Accuracy and Stability of Numerical Algorithms, §3.1), and a
 * recurrence by γ of all its steps times the same recurrence of absolute values. Both sides round,
 * hence the factor two.
 */
final class RoundingBound {

  private static final Backend ORACLE = new ReferenceBackend();

  /** Beside the products of a row: the four terms of a step, the weighted sum, the conversions. */
  private static final int OTHER_ROUNDINGS = 8;

  /** Operations on values of at most this size, and dots of them. */
  private static final double LARGEST_VALUE = 4;

  private RoundingBound() {}

  /** Of A x for a block x of k columns. */
  static double[] product(CsrMatrix a, double[] x, int k) {
    try (PreparedMatrix matrix = ORACLE.prepare(absolute(a), Scaling.NONE, Precision.FLOAT64);
        MultiVector from = ORACLE.newMultiVector(a.columns(), k);
        MultiVector to = ORACLE.newMultiVector(a.rows(), k)) {
      from.write(absolute(x));
      matrix.apply(from, to);
      return scaled(Bits.of(to), longestRow(a) + OTHER_ROUNDINGS, Precision.FLOAT64);
    }
  }

  /** Of xᵀ A x per column of a block x of k columns. */
  static double[] productDots(CsrMatrix a, double[] x, int k) {
    double[] bounds = new double[k];
    double[] rows = product(a, x, k);
    for (int at = 0; at < x.length; at++) {
      bounds[at % k] += (1 + a.rows()) * Math.abs(x[at]) * rows[at];
    }
    return bounds;
  }

  /** Of p(A) x for a block x of k columns. */
  static double[] expansion(
      CsrMatrix a, PolynomialExpansion p, double[] x, int k, Precision precision) {
    try (PreparedMatrix matrix = ORACLE.prepare(absolute(a), Scaling.NONE, precision);
        MultiVector from = ORACLE.newMultiVector(a.rows(), k);
        MultiVector to = ORACLE.newMultiVector(a.rows(), k * p.outputs())) {
      from.write(absolute(x));
      matrix.expand(absolute(p), from, to);
      int roundings = (p.degree() + 1) * (longestRow(a) + OTHER_ROUNDINGS);
      return scaled(Bits.of(to), roundings, precision);
    }
  }

  /** Of elementwise operations, or of dots over {@code rows} rows, on values in (−1, 1). */
  static double[] vectors(int length, int rows) {
    double[] bounds = new double[length];
    Arrays.fill(bounds, LARGEST_VALUE * LARGEST_VALUE);
    return scaled(bounds, OTHER_ROUNDINGS + (double) rows * rows, Precision.FLOAT64);
  }

  private static double[] scaled(double[] sizes, double roundings, Precision precision) {
    boolean wide = precision == Precision.FLOAT64;
    double unit = wide ? 0x1p-53 : 0x1p-24;
    double smallest = wide ? Double.MIN_NORMAL : Float.MIN_NORMAL;
    return Arrays.stream(sizes).map(size -> 2 * roundings * (unit * size + smallest)).toArray();
  }

  private static int longestRow(CsrMatrix a) {
    int longest = 0;
    for (int i = 0; i < a.rows(); i++) {
      longest = Math.max(longest, a.rowPointers()[i + 1] - a.rowPointers()[i]);
    }
    return longest;
  }

  private static CsrMatrix absolute(CsrMatrix a) {
    return new CsrMatrix(
        a.rows(), a.columns(), a.rowPointers(), a.columnIndices(), absolute(a.values()));
  }

  private static PolynomialExpansion absolute(PolynomialExpansion p) {
    int steps = p.degree();
    double[][] terms = new double[4][steps];
    for (int i = 0; i < steps; i++) {
      terms[0][i] = Math.abs(p.recurrence().a(i));
      terms[1][i] = Math.abs(p.recurrence().b(i));
      terms[2][i] = Math.abs(p.recurrence().c(i));
      terms[3][i] = Math.abs(p.recurrence().e(i));
    }
    double[][] weights = new double[p.outputs()][steps + 1];
    for (int output = 0; output < weights.length; output++) {
      for (int i = 0; i <= steps; i++) {
        weights[output][i] = Math.abs(p.weight(output, i));
      }
    }
    return new PolynomialExpansion(new Recurrence(terms[0], terms[1], terms[2], terms[3]), weights);
  }

  private static double[] absolute(double[] values) {
    return Arrays.stream(values).map(Math::abs).toArray();
  }
}
