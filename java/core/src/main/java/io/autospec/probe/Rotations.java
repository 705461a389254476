package io.autospec.probe;

import java.util.Arrays;

/**
 * The plane rotations that diagonalise a tridiagonal matrix, in their order: S = G_1 G_2 … G_N,
 * with T = S Θ Sᵀ. They take O(m²) numbers and apply S to a vector in O(m²) operations, where S
 * itself would take O(m³) to make.
 */
class Rotations {

  /** Keeps nothing: where only the values and two rows are wanted. */
  static final Rotations NOT_KEPT =
      new Rotations(0) {
        @Override
        void add(int i, double c, double s) {}
      };

  private static final int MOST_AT_FIRST = 1 << 18;

  private int[] plane;
  private double[] cosine;
  private double[] sine;
  private int count;

  /** Makes room for those of an m × m matrix, some m², while that is little. */
  Rotations(int m) {
    int room = (int) Math.min(MOST_AT_FIRST, Math.max(1, (long) m * m));
    plane = new int[room];
    cosine = new double[room];
    sine = new double[room];
  }

  /** Adds the rotation of coordinates i and i + 1. */
  void add(int i, double c, double s) {
    if (count == plane.length) {
      int room = 2 * count;
      plane = Arrays.copyOf(plane, room);
      cosine = Arrays.copyOf(cosine, room);
      sine = Arrays.copyOf(sine, room);
    }
    plane[count] = i;
    cosine[count] = c;
    sine[count] = s;
    count++;
  }

  /** x ← S x. */
  void applyTo(double[] x) {
    for (int k = count - 1; k >= 0; k--) {
      int i = plane[k];
      double c = cosine[k];
      double s = sine[k];
      double lower = x[i];
      double upper = x[i + 1];
      x[i] = c * lower + s * upper;
      x[i + 1] = c * upper - s * lower;
    }
  }
}
