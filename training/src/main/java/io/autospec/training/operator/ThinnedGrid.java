package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;
import io.autospec.training.spectrum.Range;
import java.util.Random;

/**
 * The Laplacian of a grid of two dimensions of which a spanning tree is kept and a share of the
 * other edges: maps of roads in kind.
 *
 * @param kept the range of that share
 * @param contrast the range of the decades by which the weights vary; below 0 counts as 0
 */
record ThinnedGrid(Range kept, Range contrast) implements OperatorDistribution {

  private static final Range ASPECT = new Range(0.2, 5);

  @Override
  public String name() {
    return "thinned-grid";
  }

  @Override
  public CsrMatrix draw(int n, Random random) {
    int width = (int) Math.max(4, Math.sqrt(n * ASPECT.logUniform(random)));
    int height = Math.max(4, n / width);
    double share = kept.uniform(random);
    Contrast weights = Contrast.draw(contrast, random);
    int[] order = new int[2 * width * height];
    for (int e = 0; e < order.length; e++) {
      int other = random.nextInt(e + 1);
      order[e] = order[other];
      order[other] = e;
    }
    Edges edges = new Edges(width * height);
    for (int e : order) {
      int i = e / 2;
      boolean along = e % 2 == 0;
      if (along ? i % width + 1 == width : i / width + 1 == height) {
        continue;
      }
      int j = along ? i + 1 : i + width;
      if (!edges.joined(i, j) || random.nextDouble() < share) {
        edges.add(i, j, weights.weight(random));
      }
    }
    return edges.grounded(random);
  }
}
