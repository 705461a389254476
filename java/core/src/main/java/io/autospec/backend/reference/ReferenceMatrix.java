package io.autospec.backend.reference;

import io.autospec.backend.JacobiScale;
import io.autospec.backend.MultiVector;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.backend.VectorPool;
import io.autospec.matrix.CsrMatrix;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/** CSR on the Java heap, with plain loops: the specification of every other backend. */
final class ReferenceMatrix implements PreparedMatrix {

  private final int rows;
  private final int columns;
  private final int[] rowPointers;
  private final int[] columnIndices;
  private final double[] values;
  private final Scaling scaling;
  private final Precision precision;
  private final ReferenceVector scale;
  private final ReferenceVector inverseScale;
  private final RoundedValues rounded; // null in float64
  private final VectorPool vectors;
  private volatile boolean closed;

  ReferenceMatrix(CsrMatrix matrix, Scaling scaling, Precision precision) {
    this.rows = matrix.rows();
    this.columns = matrix.columns();
    this.rowPointers = matrix.rowPointers();
    this.columnIndices = matrix.columnIndices();
    this.scaling = scaling;
    this.precision = precision;
    this.vectors = new VectorPool(k -> new ReferenceVector(rows, k));
    if (scaling == Scaling.JACOBI) {
      double[] s = JacobiScale.of(matrix);
      this.values = scaled(matrix, s);
      this.scale = vector(s);
      this.inverseScale = vector(inverse(s));
    } else {
      this.values = matrix.values();
      this.scale = null;
      this.inverseScale = null;
    }
    this.rounded = precision == Precision.FLOAT64 ? null : RoundedValues.of(values, precision);
  }

  private static double[] scaled(CsrMatrix matrix, double[] s) {
    double[] result = new double[matrix.nonzeros()];
    int[] pointers = matrix.rowPointers();
    for (int i = 0; i < matrix.rows(); i++) {
      for (int k = pointers[i]; k < pointers[i + 1]; k++) {
        result[k] = matrix.values()[k] * s[i] * s[matrix.columnIndices()[k]];
      }
    }
    return result;
  }

  private static double[] inverse(double[] s) {
    double[] result = new double[s.length];
    for (int i = 0; i < s.length; i++) {
      result[i] = 1 / s[i];
    }
    return result;
  }

  private static ReferenceVector vector(double[] values) {
    ReferenceVector vector = new ReferenceVector(values.length, 1);
    vector.write(values);
    return vector;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public Set<Property> properties() {
    return EnumSet.noneOf(Property.class);
  }

  @Override
  public void apply(MultiVector x, MultiVector y) {
    int k = x.columns();
    double[] from = ReferenceVector.shaped("x", x, columns, k);
    double[] to = ReferenceVector.shaped("y", y, rows, k);
    requireOpenAndDistinct(x, y);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < k; j++) {
        to[i * k + j] = rowSum(i, from, k, j);
      }
    }
  }

  private double rowSum(int row, double[] x, int k, int column) {
    double sum = 0;
    for (int at = rowPointers[row]; at < rowPointers[row + 1]; at++) {
      sum += values[at] * x[columnIndices[at] * k + column];
    }
    return sum;
  }

  @Override
  public void expand(PolynomialExpansion p, MultiVector x, MultiVector y) {
    int k = x.columns();
    double[] z = ReferenceVector.shaped("x", x, rows, k);
    double[] result = ReferenceVector.shaped("y", y, rows, k * p.outputs());
    requireOpenAndDistinct(x, y);
    if (rows != columns) {
      throw new IllegalArgumentException(
          "matrix is " + rows + " x " + columns + ": a polynomial needs a square one");
    }
    if (precision == Precision.FLOAT64) {
      expandInDouble(p, z, result, k);
    } else {
      new ShortExpansion(rowPointers, columnIndices, rounded, rows, k).run(p, z, result);
    }
  }

  private void expandInDouble(PolynomialExpansion p, double[] z, double[] result, int k) {
    double[] previous = new double[z.length];
    double[] current = z.clone();
    WeightedSum sum = new WeightedSum(p, k, result);
    sum.add(0, current);
    for (int step = 0; step < p.degree(); step++) {
      double a = p.recurrence().a(step);
      double b = p.recurrence().b(step);
      double c = step == 0 ? 0 : p.recurrence().c(step);
      double e = p.recurrence().e(step);
      double[] next = new double[z.length];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < k; j++) {
          int at = i * k + j;
          double v = a == 0 ? 0 : a * rowSum(i, current, k, j);
          v = b == 0 ? v : v + b * current[at];
          v = c == 0 ? v : v + c * previous[at];
          next[at] = e == 0 ? v : v + e * z[at];
        }
      }
      previous = current;
      current = next;
      sum.add(step + 1, current);
    }
  }

  private void requireOpenAndDistinct(MultiVector x, MultiVector y) {
    if (closed) {
      throw new IllegalStateException("matrix of " + rows + " x " + columns + " is closed");
    }
    if (x == y) {
      throw new IllegalArgumentException("y is x: expected two blocks");
    }
  }

  @Override
  public MultiVector newVector(int columns) {
    return new ReferenceVector(rows, columns);
  }

  @Override
  public long nonzeros() {
    return rowPointers[rows];
  }

  @Override
  public Scaling scaling() {
    return scaling;
  }

  @Override
  public MultiVector scale() {
    return scale;
  }

  @Override
  public MultiVector inverseScale() {
    return inverseScale;
  }

  @Override
  public double normBound() {
    double bound = largestRowSum(at -> values[at]);
    return rounded == null ? bound : Math.max(bound, largestRowSum(rounded::value));
  }

  @Override
  public double roundingBound() {
    return rounded == null ? 0 : largestRowSum(at -> values[at] - rounded.value(at));
  }

  private double largestRowSum(IntToDoubleFunction value) {
    double largest = 0;
    for (int i = 0; i < rows; i++) {
      double sum = 0;
      for (int at = rowPointers[i]; at < rowPointers[i + 1]; at++) {
        sum += Math.abs(value.applyAsDouble(at));
      }
      // a rounded value may lie beyond float32: there is no bound then
      largest = Double.isNaN(sum) ? Double.POSITIVE_INFINITY : Math.max(largest, sum);
    }
    return largest;
  }

  @Override
  public Precision precision() {
    return precision;
  }

  @Override
  public long bytes() {
    return (rounded == null ? 12L : 16L) * nonzeros() + 4L * (rows + 1L);
  }

  @Override
  public String storage() {
    return "csr";
  }

  @Override
  public String storageReason() {
    return "the specification keeps the rows as they come";
  }

  @Override
  public VectorPool vectors() {
    return vectors;
  }

  @Override
  public void close() {
    closed = true;
    vectors.close();
  }
}
