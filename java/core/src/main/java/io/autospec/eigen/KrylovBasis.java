package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Orthonormal columns V whose number grows, n × m, kept in slabs of equal width so that none is
 * ever copied. Columns not yet taken are zero and drop out of every sum.
 */
final class KrylovBasis implements Complement, AutoCloseable {

  private final SymmetricOperator a;
  private final int width;
  private final List<MultiVector> slabs = new ArrayList<>();
  private int columns;

  /**
   * No columns yet.
   *
   * @param a whose vectors
   * @param width of a slab, ≥ 1
   */
  KrylovBasis(SymmetricOperator a, int width) {
    this.a = a;
    this.width = width;
  }

  /** Returns m. */
  int columns() {
    return columns;
  }

  /** Returns the columns of a slab. */
  int width() {
    return width;
  }

  /** Takes the columns of a block over. */
  void append(MultiVector q) {
    append(q, q.columns());
  }

  /** Takes the first columns of a block over. */
  void append(MultiVector q, int taken) {
    for (int from = 0; from < taken; ) {
      int used = columns % width;
      if (used == 0) {
        slabs.add(a.map().newVector(width));
      }
      int count = Math.min(width - used, taken - from);
      slabs.get(slabs.size() - 1).copyColumns(q, places(from, count), places(used, count));
      columns += count;
      from += count;
    }
  }

  private static int[] places(int from, int count) {
    return IntStream.range(from, from + count).toArray();
  }

  @Override
  public int project(MultiVector y) {
    slabs.forEach(slab -> OrthonormalBasis.project(y, slab));
    return slabs.size();
  }

  /** Returns Vᵀ W, m × w, row-major. */
  double[] gram(MultiVector w) {
    int k = w.columns();
    double[] all = new double[slabs.size() * width * k];
    double[] part = new double[width * k];
    for (int i = 0; i < slabs.size(); i++) {
      slabs.get(i).gram(w, part);
      System.arraycopy(part, 0, all, i * part.length, part.length);
    }
    return Arrays.copyOf(all, columns * k);
  }

  /**
   * target ← V S.
   *
   * @param s m × target's columns, row-major
   */
  void combine(double[] s, MultiVector target) {
    int k = target.columns();
    double[] part = new double[width * k];
    for (int i = 0; i < slabs.size(); i++) {
      int rows = Math.min(width, columns - i * width);
      System.arraycopy(s, i * part.length, part, 0, rows * k);
      Arrays.fill(part, rows * k, part.length, 0);
      target.combine(slabs.get(i), part, i == 0 ? 0 : 1);
    }
  }

  /**
   * Returns the basis V S.
   *
   * @param s m × count, row-major, with orthonormal columns
   */
  KrylovBasis rotated(double[] s, int count) {
    KrylovBasis result = new KrylovBasis(a, width);
    for (int from = 0; from < count; from += width) {
      int taken = Math.min(width, count - from);
      double[] part = new double[columns * width];
      for (int i = 0; i < columns; i++) {
        System.arraycopy(s, i * count + from, part, i * width, taken);
      }
      MultiVector slab = a.map().newVector(width);
      combine(part, slab);
      result.slabs.add(slab);
      result.columns += taken;
    }
    return result;
  }

  /** Returns the slabs in order; columns beyond m are zero. */
  List<MultiVector> slabs() {
    return List.copyOf(slabs);
  }

  @Override
  public void close() {
    slabs.forEach(MultiVector::close);
    slabs.clear();
    columns = 0;
  }
}
