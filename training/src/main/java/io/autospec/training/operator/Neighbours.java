package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;
import io.autospec.training.spectrum.Range;
import java.util.Arrays;
import java.util.Random;

/**
 * Laplacians of triangulations and meshes in kind: points of the plane or of space, each joined to
 * its nearest ones.
 *
 * @param dimensions 2 or 3
 * @param neighbours the range of how many nearest ones a point is joined to
 * @param contrast the range of the decades by which the weights vary; below 0 counts as 0
 */
record Neighbours(int dimensions, Range neighbours, Range contrast)
    implements OperatorDistribution {

  private static final Range ASPECT = new Range(0.1, 1);

  @Override
  public String name() {
    return "neighbours-" + dimensions + "d";
  }

  @Override
  public CsrMatrix draw(int n, Random random) {
    int k = neighbours.whole(random);
    Contrast weights = Contrast.draw(contrast, random);
    double[] length = {1, ASPECT.logUniform(random), dimensions == 2 ? 0 : ASPECT.uniform(random)};
    // cells of about two points, so that the nearest ones lie in the cells around
    double volume = length[0] * length[1] * (dimensions == 2 ? 1 : length[2]);
    double cell = StrictMath.pow(2 * volume / n, 1.0 / dimensions);
    int[] cells = new int[3];
    for (int d = 0; d < 3; d++) {
      cells[d] = 1 + (int) (length[d] / cell);
    }
    double[] at = new double[3 * n];
    int[] home = new int[n];
    for (int i = 0; i < n; i++) {
      for (int d = 0; d < 3; d++) {
        at[3 * i + d] = d < dimensions ? length[d] * random.nextDouble() : 0;
      }
      home[i] = cell(at, i, cell, cells);
    }
    int[][] members = members(home, cells[0] * cells[1] * cells[2]);
    Edges edges = new Edges(n);
    for (int i = 0; i < n; i++) {
      for (int j : nearest(at, i, k, cell, cells, members)) {
        edges.add(i, j, weights.weight(random));
      }
    }
    edges.connect(1);
    return edges.grounded(random);
  }

  private static int cell(double[] at, int i, double cell, int[] cells) {
    int x = (int) (at[3 * i] / cell);
    int y = (int) (at[3 * i + 1] / cell);
    int z = (int) (at[3 * i + 2] / cell);
    return (z * cells[1] + y) * cells[0] + x;
  }

  private static int[][] members(int[] home, int cells) {
    int[] count = new int[cells];
    for (int c : home) {
      count[c]++;
    }
    int[][] members = new int[cells][];
    for (int c = 0; c < cells; c++) {
      members[c] = new int[count[c]];
    }
    for (int i = home.length - 1; i >= 0; i--) {
      members[home[i]][--count[home[i]]] = i;
    }
    return members;
  }

  /** The k nearest points of i among those in the cells up to two away. */
  private static int[] nearest(
      double[] at, int i, int k, double cell, int[] cells, int[][] members) {
    int[] best = new int[k];
    double[] distance = new double[k];
    int found = 0;
    int x = (int) (at[3 * i] / cell);
    int y = (int) (at[3 * i + 1] / cell);
    int z = (int) (at[3 * i + 2] / cell);
    for (int w = Math.max(0, z - 2); w <= Math.min(cells[2] - 1, z + 2); w++) {
      for (int v = Math.max(0, y - 2); v <= Math.min(cells[1] - 1, y + 2); v++) {
        for (int u = Math.max(0, x - 2); u <= Math.min(cells[0] - 1, x + 2); u++) {
          for (int j : members[(w * cells[1] + v) * cells[0] + u]) {
            double square = 0;
            for (int d = 0; d < 3; d++) {
              square += (at[3 * i + d] - at[3 * j + d]) * (at[3 * i + d] - at[3 * j + d]);
            }
            if (j == i || (found == k && square >= distance[k - 1])) {
              continue;
            }
            int place = found < k ? found++ : k - 1;
            for (; place > 0 && distance[place - 1] > square; place--) {
              distance[place] = distance[place - 1];
              best[place] = best[place - 1];
            }
            distance[place] = square;
            best[place] = j;
          }
        }
      }
    }
    return Arrays.copyOf(best, found);
  }
}
