package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.GraphLaplacian;
import java.util.Arrays;
import java.util.Random;

/** Weighted edges of a graph while it is drawn. */
final class Edges {

  private final int vertices;
  private final int[] leader;
  private int[] from = new int[64];
  private int[] to = new int[64];
  private double[] weight = new double[64];
  private int size;

  Edges(int vertices) {
    this.vertices = vertices;
    this.leader = new int[vertices];
    for (int i = 0; i < vertices; i++) {
      leader[i] = i;
    }
  }

  /** Adds an edge; returns whether it joins two parts that nothing joined before. */
  boolean add(int i, int j, double w) {
    if (size == from.length) {
      from = Arrays.copyOf(from, 2 * size);
      to = Arrays.copyOf(to, 2 * size);
      weight = Arrays.copyOf(weight, 2 * size);
    }
    from[size] = i;
    to[size] = j;
    weight[size++] = w;
    int a = leader(i);
    int b = leader(j);
    leader[Math.max(a, b)] = Math.min(a, b);
    return a != b;
  }

  /** Tells whether the edges so far lead from i to j. */
  boolean joined(int i, int j) {
    return leader(i) == leader(j);
  }

  private int leader(int i) {
    int at = i;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }

  /** Joins every part to the one before it in the order of the vertices. */
  void connect(double w) {
    for (int i = 1; i < vertices; i++) {
      if (!joined(i - 1, i)) {
        add(i - 1, i, w);
      }
    }
  }

  int size() {
    return size;
  }

  int from(int e) {
    return from[e];
  }

  int to(int e) {
    return to[e];
  }

  double weight(int e) {
    return weight[e];
  }

  /**
   * The Laplacian without the row and column of a drawn vertex: positive definite if all is joined.
   * The vertices come in the order of their making, so that the first one may be like no other.
   */
  CsrMatrix grounded(Random random) {
    int ground = random.nextInt(vertices);
    int[] f = Arrays.copyOf(from, size);
    int[] t = Arrays.copyOf(to, size);
    for (int e = 0; e < size; e++) {
      f[e] = exchanged(f[e], ground);
      t[e] = exchanged(t[e], ground);
    }
    return GraphLaplacian.ofEdges(vertices, f, t, Arrays.copyOf(weight, size)).withoutFirst();
  }

  private static int exchanged(int vertex, int ground) {
    return vertex == ground ? 0 : vertex == 0 ? ground : vertex;
  }
}
