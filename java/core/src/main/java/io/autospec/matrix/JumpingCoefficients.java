package io.autospec.matrix;

import java.util.Arrays;
import java.util.Random;

/**
 * −∇·(κ∇u) on a grid with zeros outside of it, κ constant around every point. The weight between
 * two points is the harmonic mean 2κκ'/(κ + κ') of theirs, the flux through the face between them;
 * towards the boundary it is κ. The diagonal is the sum of the weights of all faces, so that the
 * matrix is symmetric to the last bit and positive definite.
 */
final class JumpingCoefficients {

  private final int dimensions;
  private final int[] size;
  private final double[] kappa;

  /**
   * A grid of 2 or 3 dimensions; draws log₁₀ κ evenly from [−decades/2, decades/2] for every point.
   */
  JumpingCoefficients(int dimensions, int nx, int ny, int nz, double decades, long seed) {
    Stencil.requireGrid(nx, ny, nz);
    if (!(decades >= 0 && decades <= 200)) {
      throw new IllegalArgumentException(
          "the coefficient jumps by " + decades + " decades: expected 0 to 200");
    }
    this.dimensions = dimensions;
    this.size = new int[] {nx, ny, nz};
    this.kappa = new double[nx * ny * nz];
    Random random = new Random(seed);
    for (int i = 0; i < kappa.length; i++) {
      // StrictMath: the same matrix, bit for bit, on every machine
      kappa[i] = StrictMath.pow(10, decades * (random.nextDouble() - 0.5));
    }
  }

  CsrMatrix toCsr() {
    int n = kappa.length;
    int[] strides = {1, size[0], size[0] * size[1]};
    int[] pointers = new int[n + 1];
    int[] indices = new int[(2 * dimensions + 1) * n];
    double[] values = new double[indices.length];
    int entry = 0;
    for (int row = 0; row < n; row++) {
      double diagonal = 0;
      for (int d = dimensions - 1; d >= 0; d--) {
        boolean inside = row / strides[d] % size[d] > 0;
        double weight = inside ? between(row, row - strides[d]) : kappa[row];
        diagonal += weight;
        if (inside) {
          indices[entry] = row - strides[d];
          values[entry++] = -weight;
        }
      }
      int centre = entry++;
      for (int d = 0; d < dimensions; d++) {
        boolean inside = row / strides[d] % size[d] < size[d] - 1;
        double weight = inside ? between(row, row + strides[d]) : kappa[row];
        diagonal += weight;
        if (inside) {
          indices[entry] = row + strides[d];
          values[entry++] = -weight;
        }
      }
      indices[centre] = row;
      values[centre] = diagonal;
      pointers[row + 1] = entry;
    }
    return new CsrMatrix(
        n, n, pointers, Arrays.copyOf(indices, entry), Arrays.copyOf(values, entry));
  }

  private double between(int i, int j) {
    return 2 * (kappa[i] * kappa[j]) / (kappa[i] + kappa[j]);
  }
}
