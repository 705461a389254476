package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.dense.IndexOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Eigenpairs that have converged, in the order found; their vectors are orthonormal. */
final class EigenPairs implements AutoCloseable {

  private final IntFunction<MultiVector> allocate;
  private final List<MultiVector> blocks = new ArrayList<>();
  private double[] values = {};
  private double[] residuals = {};

  EigenPairs(IntFunction<MultiVector> allocate) {
    this.allocate = allocate;
  }

  /** Returns their vectors, in blocks; a view. */
  List<MultiVector> blocks() {
    return blocks;
  }

  int size() {
    return values.length;
  }

  /** Copies columns of a block in. */
  void add(MultiVector u, int[] which, double[] lambda, double[] residual) {
    if (which.length == 0) {
      return;
    }
    MultiVector own = allocate.apply(which.length);
    own.copyColumns(u, which, IntStream.range(0, which.length).toArray());
    blocks.add(own);
    int before = values.length;
    values = Arrays.copyOf(values, before + which.length);
    residuals = Arrays.copyOf(residuals, before + which.length);
    for (int j = 0; j < which.length; j++) {
      values[before + j] = lambda[which[j]];
      residuals[before + j] = residual[which[j]];
    }
  }

  double value(int j) {
    return values[j];
  }

  double residual(int j) {
    return residuals[j];
  }

  /** Returns how many lie in [lower, upper]. */
  long count(double lower, double upper) {
    return Arrays.stream(values).filter(v -> lower <= v && v <= upper).count();
  }

  /** Returns the indices of those in [lower, upper], by ascending value. */
  int[] inside(double lower, double upper) {
    return Arrays.stream(IndexOrder.ascending(values.length, j -> values[j]))
        .filter(j -> lower <= values[j] && values[j] <= upper)
        .toArray();
  }

  /** Returns the vectors of these indices side by side: n × indices, row-major. */
  double[] vectors(int rows, int[] indices) {
    int k = indices.length;
    double[] all = new double[Math.multiplyExact(rows, k)];
    int[] place = new int[values.length];
    Arrays.fill(place, -1);
    for (int j = 0; j < k; j++) {
      place[indices[j]] = j;
    }
    int first = 0;
    for (MultiVector block : blocks) {
      int columns = block.columns();
      double[] own = new double[rows * columns];
      block.read(own);
      for (int c = 0; c < columns; c++) {
        int to = place[first + c];
        for (int i = 0; to >= 0 && i < rows; i++) {
          all[i * k + to] = own[i * columns + c];
        }
      }
      first += columns;
    }
    return all;
  }

  /** Returns max |VᵀV − I|. Cost: a Gram matrix of every pair of blocks. */
  double orthogonality() {
    return OrthonormalBasis.deviation(blocks, size());
  }

  /** Forgets all. */
  void clear() {
    close();
    blocks.clear();
    values = new double[0];
    residuals = new double[0];
  }

  @Override
  public void close() {
    blocks.forEach(MultiVector::close);
  }
}
