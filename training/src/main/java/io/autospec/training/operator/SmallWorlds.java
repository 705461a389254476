package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;
import io.autospec.training.spectrum.Range;
import java.util.Random;

/**
 * Laplacians of rings whose vertices are joined to their next ones, some of these edges to anywhere
 * instead (Watts and Strogatz, "Collective dynamics of small-world networks", Nature 393 (1998),
 * doi:10.1038/30918), with weights as neighbours of data have them: the contrast is drawn per
 * vertex.
 *
 * @param neighbours the range of the next ones on one side, by its logarithm
 * @param rewired the range of the share of edges to anywhere, by its logarithm
 * @param contrast the range of the decades by which the weights vary; below 0 counts as 0
 */
record SmallWorlds(Range neighbours, Range rewired, Range contrast)
    implements OperatorDistribution {

  @Override
  public String name() {
    return "small-world";
  }

  @Override
  public CsrMatrix draw(int n, Random random) {
    int k = (int) Math.max(1, neighbours.logUniform(random));
    double share = rewired.logUniform(random);
    double decades = Contrast.draw(contrast, random).decades();
    double[] strength = new double[n];
    for (int i = 0; i < n; i++) {
      strength[i] = StrictMath.pow(10, 0.5 * decades * (random.nextDouble() - 0.5));
    }
    Edges edges = new Edges(n);
    for (int i = 0; i < n; i++) {
      for (int step = 1; step <= k; step++) {
        int j = random.nextDouble() < share ? random.nextInt(n) : (i + step) % n;
        edges.add(i, j, strength[i] * strength[j]);
      }
    }
    edges.connect(1);
    return edges.grounded(random);
  }
}
