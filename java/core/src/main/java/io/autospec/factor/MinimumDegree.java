package io.autospec.factor;

import io.autospec.matrix.CsrMatrix;
import java.util.Arrays;

/**
 * An order of elimination with little fill: always the variable of least approximate degree in the
 * quotient graph.
 *
 * <p>Amestoy, Davis and Duff, "An approximate minimum degree ordering algorithm", SIAM J. Matrix
 * Anal. Appl. 17 (1996), doi:10.1137/S0895479894278952, with its element absorption and its bound
 * of the degree,
 *
 * <pre>
 *   d_i = |A_i \ i| + |L_p \ i| + Σ_{e ∈ E_i \ p} |L_e \ L_p|
 * </pre>
 *
 * <p>without supervariables: the matrices factorised here are small. A_i are the neighbours of
 * variable i not yet covered by an element, E_i the elements it belongs to, L_e the variables of
 * element e, which is what an eliminated variable leaves behind.
 *
 * <p>Ties go to the variable that came to its degree last. Cost: in practice some ten passes over
 * the entries, more where fill is heavy.
 */
final class MinimumDegree {

  private static final int[] NONE = {};

  private final int n;
  private final int[][] neighbours; // A_i
  private final int[][] elements; // E_i
  private final int[][] members; // L_e, null for those absorbed
  private final int[] degree;
  private final int[] head; // lists of variables by degree
  private final int[] next;
  private final int[] previous;
  private final int[] mark; // = stamp for members of L_p
  private final int[] outside; // |L_e \ L_p|, valid if touched = stamp
  private final int[] touched;

  private MinimumDegree(CsrMatrix a) {
    n = a.rows();
    neighbours = new int[n][];
    elements = new int[n][];
    members = new int[n][];
    degree = new int[n];
    head = new int[n + 1];
    next = new int[n];
    previous = new int[n];
    mark = new int[n];
    outside = new int[n];
    touched = new int[n];
    Arrays.fill(head, -1);
    Arrays.fill(mark, -1);
    Arrays.fill(touched, -1);
    for (int i = n - 1; i >= 0; i--) {
      int[] row = Arrays.copyOfRange(a.columnIndices(), a.rowPointers()[i], a.rowPointers()[i + 1]);
      int kept = 0;
      for (int j : row) {
        if (j != i) {
          row[kept++] = j;
        }
      }
      neighbours[i] = Arrays.copyOf(row, kept);
      elements[i] = NONE;
      degree[i] = kept;
      insert(i);
    }
  }

  /**
   * Orders a matrix.
   *
   * @param a square, of symmetric structure
   * @return the variables in the order of their elimination
   */
  static int[] of(CsrMatrix a) {
    return new MinimumDegree(a).order();
  }

  private int[] order() {
    int[] order = new int[n];
    int least = 0;
    for (int k = 0; k < n; k++) {
      while (head[least] < 0) {
        least++;
      }
      int p = head[least];
      remove(p);
      order[k] = p;
      int[] front = eliminate(p, k);
      for (int i : front) {
        remove(i);
        degree[i] = Math.min(degree(i, p, front.length), n - k - 2);
        insert(i);
        least = Math.min(least, degree[i]);
      }
    }
    return order;
  }

  /** Makes p an element; returns its variables, L_p. */
  private int[] eliminate(int p, int stamp) {
    int[] front = new int[8];
    int size = 0;
    mark[p] = stamp;
    for (int i : neighbours[p]) {
      if (mark[i] != stamp) {
        mark[i] = stamp;
        front = roomFor(front, size);
        front[size++] = i;
      }
    }
    for (int e : elements[p]) {
      for (int i : members[e]) {
        if (mark[i] != stamp) {
          mark[i] = stamp;
          front = roomFor(front, size);
          front[size++] = i;
        }
      }
      members[e] = null; // absorbed
    }
    front = Arrays.copyOf(front, size);
    neighbours[p] = null;
    elements[p] = null;
    members[p] = front;
    for (int i : front) {
      for (int e : elements[i]) {
        if (members[e] != null) {
          if (touched[e] != stamp) {
            touched[e] = stamp;
            outside[e] = members[e].length;
          }
          outside[e]--;
        }
      }
    }
    for (int i : front) {
      neighbours[i] = uncovered(neighbours[i], stamp);
      elements[i] = living(elements[i], p);
    }
    return front;
  }

  private static int[] roomFor(int[] list, int size) {
    return size < list.length ? list : Arrays.copyOf(list, 2 * size);
  }

  /** The neighbours that are not in L_p. */
  private int[] uncovered(int[] list, int stamp) {
    int kept = 0;
    for (int j : list) {
      if (mark[j] != stamp) {
        list[kept++] = j;
      }
    }
    return kept == list.length ? list : Arrays.copyOf(list, kept);
  }

  /** The elements not absorbed and not inside L_p, and p. */
  private int[] living(int[] list, int p) {
    int[] kept = new int[list.length + 1];
    int size = 0;
    for (int e : list) {
      if (members[e] != null && outside[e] > 0) {
        kept[size++] = e;
      }
    }
    kept[size++] = p;
    return Arrays.copyOf(kept, size);
  }

  private int degree(int i, int p, int front) {
    long sum = neighbours[i].length + front - 1L;
    for (int e : elements[i]) {
      if (e != p) {
        sum += outside[e];
      }
    }
    return (int) Math.min(Math.min(sum, degree[i] + front - 1L), n - 1L);
  }

  private void insert(int i) {
    int d = degree[i];
    next[i] = head[d];
    previous[i] = -1;
    if (head[d] >= 0) {
      previous[head[d]] = i;
    }
    head[d] = i;
  }

  private void remove(int i) {
    if (previous[i] >= 0) {
      next[previous[i]] = next[i];
    } else {
      head[degree[i]] = next[i];
    }
    if (next[i] >= 0) {
      previous[next[i]] = previous[i];
    }
  }
}
