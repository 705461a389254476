package io.autospec.backend.reference;

import io.autospec.backend.BlockArguments;
import io.autospec.backend.MultiVector;
import io.autospec.backend.SummationOrder;
import java.util.Arrays;

/** A block on the Java heap, with plain loops in the order of {@link SummationOrder}. */
public final class ReferenceVector implements MultiVector {

  private final int rows;
  private final int columns;
  private double[] values;

  /**
   * Makes a block of zeros.
   *
   * @param rows n ≥ 0
   * @param columns k ≥ 1
   */
  public ReferenceVector(int rows, int columns) {
    if (rows < 0 || columns < 1) {
      throw new IllegalArgumentException(
          "block is " + rows + " x " + columns + ": expected rows >= 0 and columns >= 1");
    }
    this.rows = rows;
    this.columns = columns;
    this.values = new double[Math.multiplyExact(rows, columns)];
  }

  /** Returns the row-major values themselves, or throws if closed. */
  double[] values() {
    double[] open = values;
    if (open == null) {
      throw new IllegalStateException("block of " + rows + " x " + columns + " is closed");
    }
    return open;
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
  public void write(double[] source) {
    BlockArguments.requireWhole("source", source, this);
    System.arraycopy(source, 0, values(), 0, source.length);
  }

  @Override
  public void read(double[] target) {
    BlockArguments.requireWhole("target", target, this);
    System.arraycopy(values(), 0, target, 0, target.length);
  }

  @Override
  public void fill(double value) {
    Arrays.fill(values(), value);
  }

  @Override
  public void assign(MultiVector x) {
    double[] from = sameShape("x", x);
    System.arraycopy(from, 0, values(), 0, from.length);
  }

  @Override
  public void scaleRows(MultiVector d) {
    double[] factors = shaped("d", d, rows, 1);
    double[] v = values();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        v[i * columns + j] *= factors[i];
      }
    }
  }

  @Override
  public void axpby(double alpha, MultiVector x, double beta) {
    double[] from = sameShape("x", x);
    double[] v = values();
    for (int i = 0; i < v.length; i++) {
      double term = alpha == 0 ? 0 : alpha * from[i];
      v[i] = beta == 0 ? term : term + beta * v[i];
    }
  }

  @Override
  public void axpby(double[] alpha, MultiVector x, double[] beta) {
    double[] from = sameShape("x", x);
    BlockArguments.requireValues("alpha", alpha, columns);
    BlockArguments.requireValues("beta", beta, columns);
    double[] v = values();
    for (int i = 0; i < v.length; i++) {
      int j = i % columns;
      double term = alpha[j] == 0 ? 0 : alpha[j] * from[i];
      v[i] = beta[j] == 0 ? term : term + beta[j] * v[i];
    }
  }

  @Override
  public void copyColumns(MultiVector x, int[] from, int[] to) {
    double[] source = shaped("x", x, rows, x.columns());
    double[] target = values();
    BlockArguments.requireDistinct("x", x, this);
    BlockArguments.requireColumns(x, from, this, to);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < to.length; j++) {
        target[i * columns + to[j]] = source[i * x.columns() + from[j]];
      }
    }
  }

  @Override
  public void dot(MultiVector y, double[] dots) {
    dotInto(values(), sameShape("y", y), dots, 0);
  }

  @Override
  public void dotPair(MultiVector y, MultiVector z, double[] dots) {
    dotInto(values(), sameShape("y", y), dots, 0);
    dotInto(values(), sameShape("z", z), dots, columns);
  }

  @Override
  public void gram(MultiVector y, double[] products) {
    double[] x = values();
    int m = y.columns();
    double[] other = shaped("y", y, rows, m);
    BlockArguments.requireValues("products", products, columns * m);
    int length = SummationOrder.segmentLength(rows);
    Arrays.fill(products, 0, columns * m, 0);
    double[] sums = new double[columns * m];
    for (int start = 0; start < rows; start += length) {
      Arrays.fill(sums, 0);
      int end = (int) Math.min(rows, (long) start + length);
      for (int row = start; row < end; row++) {
        for (int i = 0; i < columns; i++) {
          for (int j = 0; j < m; j++) {
            sums[i * m + j] += x[row * columns + i] * other[row * m + j];
          }
        }
      }
      for (int at = 0; at < sums.length; at++) {
        products[at] += sums[at];
      }
    }
  }

  @Override
  public void combine(MultiVector x, double[] s, double beta) {
    double[] y = values();
    int m = x.columns();
    double[] from = shaped("x", x, rows, m);
    BlockArguments.requireDistinct("x", x, this);
    BlockArguments.requireValues("s", s, m * columns);
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < columns; j++) {
        double sum = 0;
        for (int i = 0; i < m; i++) {
          sum += from[row * m + i] * s[i * columns + j];
        }
        int at = row * columns + j;
        y[at] = beta == 0 ? sum : sum + beta * y[at];
      }
    }
  }

  @Override
  public void descend(
      double alpha,
      MultiVector p,
      MultiVector q,
      MultiVector x,
      MultiVector weight,
      double[] squares) {
    x.axpby(alpha, p, 1);
    axpby(-alpha, q, 1);
    if (squares == null) {
      return;
    }
    double[] v = values();
    dotInto(v, v, squares, columns);
    if (weight == null) {
      dotInto(v, v, squares, 0);
    } else {
      double[] w = shaped("weight", weight, rows, 1);
      double[] weighted = v.clone();
      for (int i = 0; i < weighted.length; i++) {
        weighted[i] *= w[i / columns];
      }
      dotInto(weighted, weighted, squares, 0);
    }
  }

  private void dotInto(double[] x, double[] y, double[] dots, int offset) {
    BlockArguments.requireValues("dots", dots, offset + columns);
    for (int j = 0; j < columns; j++) {
      dots[offset + j] = dotOfColumn(x, y, j);
    }
  }

  private double dotOfColumn(double[] x, double[] y, int column) {
    int length = SummationOrder.segmentLength(rows);
    double[] lane = new double[SummationOrder.LANES];
    double sum = 0;
    for (int start = 0; start < rows; start += length) {
      Arrays.fill(lane, 0);
      int end = (int) Math.min(rows, (long) start + length);
      for (int i = start; i < end; i++) {
        int at = i * columns + column;
        lane[(i - start) % SummationOrder.LANES] += x[at] * y[at];
      }
      sum +=
          ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
    }
    return sum;
  }

  private double[] sameShape(String name, MultiVector other) {
    return shaped(name, other, rows, columns);
  }

  static double[] shaped(String name, MultiVector block, int rows, int columns) {
    return BlockArguments.shaped(ReferenceVector.class, "reference", name, block, rows, columns)
        .values();
  }

  @Override
  public void close() {
    values = null;
  }
}
