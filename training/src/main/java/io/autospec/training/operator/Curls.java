package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Triplets;
import io.autospec.training.spectrum.Range;
import java.util.Random;

/**
 * Cᵀ K C + D on the edges of a grid of cubes, C the incidence of its faces, K a coefficient per
 * face and D diagonal between δ and 2 δ: ∇×κ∇× of edge elements, a third of whose spectrum, that of
 * the gradients, is of the size of δ.
 *
 * @param shift the range of δ, by its logarithm
 * @param contrast the range of the decades by which κ varies; below 0 counts as 0
 */
record Curls(Range shift, Range contrast) implements OperatorDistribution {

  @Override
  public String name() {
    return "curl-curl";
  }

  @Override
  public CsrMatrix draw(int n, Random random) {
    int side = (int) Math.max(3, Math.rint(StrictMath.cbrt(n / 3.0)));
    double delta = shift.logUniform(random);
    Contrast weights = Contrast.draw(contrast, random);
    int points = side * side * side;
    int[] stride = {1, side, side * side};
    Triplets sum = new Triplets(3 * points, 3 * points);
    for (int i = 0; i < 3 * points; i++) {
      sum.add(i, i, delta * (1 + random.nextDouble()));
    }
    int[] edge = new int[4];
    for (int point = 0; point < points; point++) {
      for (int d = 0; d < 3; d++) {
        int u = (d + 1) % 3;
        int v = (d + 2) % 3;
        if (point / stride[u] % side + 1 == side || point / stride[v] % side + 1 == side) {
          continue;
        }
        // around the face: along u, then v, and back; the sum of the signs times a gradient is 0
        edge[0] = 3 * point + u;
        edge[1] = 3 * (point + stride[u]) + v;
        edge[2] = 3 * (point + stride[v]) + u;
        edge[3] = 3 * point + v;
        double kappa = weights.weight(random);
        for (int a = 0; a < 4; a++) {
          for (int b = 0; b < 4; b++) {
            sum.add(edge[a], edge[b], a / 2 == b / 2 ? kappa : -kappa);
          }
        }
      }
    }
    return sum.toCsr();
  }
}
