package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;
import io.autospec.training.spectrum.Range;
import java.util.Random;

/**
 * Laplacians of trees with some loops: lines of power and roads, whose next crossing is near, and
 * paths that come back to where they were. Vertex i is joined to one of the {@code window} before
 * it, which makes anything from a path to a tree of logarithmic depth, and some pairs are joined
 * besides.
 *
 * @param window the range of the window, as a power of n; 0 is a path
 * @param loops the range of the edges beyond the tree's, as a share of n, by its logarithm
 * @param reach the range of the distance over which a loop closes, as a power of n
 * @param contrast the range of the decades by which the weights vary; below 0 counts as 0
 */
record Networks(Range window, Range loops, Range reach, Range contrast)
    implements OperatorDistribution {

  @Override
  public String name() {
    return "network";
  }

  @Override
  public CsrMatrix draw(int n, Random random) {
    int near = (int) Math.max(1, StrictMath.pow(n, window.uniform(random)));
    int far = (int) Math.max(2, StrictMath.pow(n, reach.uniform(random)));
    Contrast weights = Contrast.draw(contrast, random);
    Edges edges = new Edges(n);
    for (int i = 1; i < n; i++) {
      edges.add(i, i - 1 - random.nextInt(Math.min(i, near)), weights.weight(random));
    }
    int closed = (int) (loops.logUniform(random) * n);
    for (int e = 0; e < closed; e++) {
      int i = 1 + random.nextInt(n - 1);
      edges.add(i, i - 1 - random.nextInt(Math.min(i, far)), weights.weight(random));
    }
    return edges.grounded(random);
  }
}
