package io.autospec.matrix;

import java.util.Arrays;
import java.util.Random;

/**
 * Laplacians of graphs, degree minus adjacency: symmetric positive semidefinite, every row sums to
 * zero, and 0 is an eigenvalue as often as the graph has parts. {@link CsrMatrix#withoutFirst}
 * makes a connected one definite.
 */
public final class GraphLaplacian {

  private GraphLaplacian() {}

  /**
   * Returns the Laplacian of n vertices in a row: eigenvalues 2 − 2cos(πj/n), j = 0 … n − 1.
   *
   * @throws IllegalArgumentException if n &lt; 1
   */
  public static CsrMatrix path(int n) {
    requireVertices(n, 1);
    Triplets triplets = new Triplets(n, n, 4 * n);
    for (int i = 0; i + 1 < n; i++) {
      addEdge(triplets, i, i + 1, 1);
    }
    return triplets.toCsr();
  }

  /**
   * Returns the Laplacian of n vertices in a ring: eigenvalues 2 − 2cos(2πj/n), j = 0 … n − 1.
   *
   * @throws IllegalArgumentException if n &lt; 3
   */
  public static CsrMatrix cycle(int n) {
    requireVertices(n, 3);
    Triplets triplets = new Triplets(n, n, 4 * n);
    for (int i = 0; i < n; i++) {
      addEdge(triplets, i, (i + 1) % n, 1);
    }
    return triplets.toCsr();
  }

  /**
   * Returns the Laplacian of n vertices, all joined: eigenvalues 0 once and n for the rest.
   *
   * @throws IllegalArgumentException if n &lt; 1 or n² exceeds an array
   */
  public static CsrMatrix complete(int n) {
    requireVertices(n, 1);
    if ((long) n * n > MatrixMarketSize.LONGEST_ARRAY) {
      throw new IllegalArgumentException(
          "graph has " + n + " vertices, all joined: expected at most 46340");
    }
    int[] pointers = new int[n + 1];
    int[] indices = new int[n * n];
    double[] values = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        indices[i * n + j] = j;
        values[i * n + j] = i == j ? n - 1 : -1;
      }
      pointers[i + 1] = (i + 1) * n;
    }
    return new CsrMatrix(n, n, pointers, indices, values);
  }

  /**
   * Returns the Laplacian of vertex 0 joined to all n − 1 others: eigenvalues 0 and n once, 1 for
   * the rest.
   *
   * @throws IllegalArgumentException if n &lt; 2
   */
  public static CsrMatrix star(int n) {
    requireVertices(n, 2);
    int[] from = new int[n - 1];
    int[] to = new int[n - 1];
    for (int i = 1; i < n; i++) {
      to[i - 1] = i;
    }
    return ofEdges(n, from, to);
  }

  /**
   * Returns the Laplacian of n random points of the unit square, joined if they are closer than the
   * radius. It may be in several parts; from about √(2 ln n / (πn)) on it rarely is. Cost: O(n +
   * edges).
   *
   * @param radius positive
   * @param seed the same seed gives the same graph everywhere
   * @throws IllegalArgumentException if n &lt; 1 or the radius is not positive
   */
  public static CsrMatrix randomGeometric(int n, double radius, long seed) {
    requireVertices(n, 1);
    if (!(radius > 0)) {
      throw new IllegalArgumentException("radius is " + radius + ": expected a positive number");
    }
    Random random = new Random(seed);
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextDouble();
      y[i] = random.nextDouble();
    }
    // cells no smaller than the radius, about one point each at most: neighbours lie in adjacent
    // ones
    int cells = (int) Math.max(1, Math.min(1 / radius, Math.sqrt(n)));
    int[] next = new int[n];
    int[] head = new int[cells * cells];
    Arrays.fill(head, -1);
    Triplets triplets = new Triplets(n, n);
    for (int i = 0; i < n; i++) {
      int cx = (int) (x[i] * cells);
      int cy = (int) (y[i] * cells);
      for (int v = Math.max(0, cy - 1); v <= Math.min(cells - 1, cy + 1); v++) {
        for (int u = Math.max(0, cx - 1); u <= Math.min(cells - 1, cx + 1); u++) {
          for (int j = head[v * cells + u]; j >= 0; j = next[j]) {
            if (square(x[i] - x[j]) + square(y[i] - y[j]) < radius * radius) {
              addEdge(triplets, i, j, 1);
            }
          }
        }
      }
      next[i] = head[cy * cells + cx];
      head[cy * cells + cx] = i;
    }
    return triplets.toCsr();
  }

  /**
   * Returns the Laplacian of a graph by its edges, all of weight 1. An edge listed twice counts
   * twice, loops do not count.
   *
   * @param n the number of vertices
   * @param from one end of every edge, in [0, n)
   * @param to the other
   * @throws IllegalArgumentException if the lists differ in length or an end is no vertex
   */
  public static CsrMatrix ofEdges(int n, int[] from, int[] to) {
    double[] weights = new double[from.length];
    Arrays.fill(weights, 1);
    return ofEdges(n, from, to, weights);
  }

  /**
   * Returns the Laplacian of a graph by its weighted edges. The weights of an edge listed twice are
   * added, loops do not count.
   *
   * @param weights positive
   * @throws IllegalArgumentException if the lists differ in length, an end is no vertex or a weight
   *     is not positive
   */
  public static CsrMatrix ofEdges(int n, int[] from, int[] to, double[] weights) {
    requireVertices(n, 0);
    if (from.length != to.length || from.length != weights.length) {
      throw new IllegalArgumentException(
          "edges have "
              + from.length
              + " and "
              + to.length
              + " ends and "
              + weights.length
              + " weights: expected as many of each");
    }
    Triplets triplets = new Triplets(n, n);
    for (int e = 0; e < from.length; e++) {
      if (!(weights[e] > 0)) {
        throw new IllegalArgumentException(
            "edge " + e + " has weight " + weights[e] + ": expected a positive number");
      }
      addEdge(triplets, from[e], to[e], weights[e]);
    }
    return triplets.toCsr();
  }

  private static void addEdge(Triplets triplets, int i, int j, double weight) {
    if (i != j) {
      triplets.add(i, j, -weight);
      triplets.add(j, i, -weight);
      triplets.add(i, i, weight);
      triplets.add(j, j, weight);
    }
  }

  private static double square(double x) {
    return x * x;
  }

  private static void requireVertices(int n, int least) {
    if (n < least || n > MatrixMarketSize.LONGEST_ARRAY / 4) {
      throw new IllegalArgumentException(
          "graph has "
              + n
              + " vertices: expected "
              + least
              + " to "
              + MatrixMarketSize.LONGEST_ARRAY / 4);
    }
  }
}
