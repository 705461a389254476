package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Triplets;
import io.autospec.training.spectrum.Range;
import java.util.Random;

/**
 * Stiffness of bars between the displaced points of a grid, clamped at one end: two or three
 * displacements per point and K = Σ_e k_e (d ⊗ d) over the bars e of direction d, as structures of
 * finite elements have it.
 *
 * @param dimensions 2 or 3
 * @param aspect the range of length over height, by its logarithm
 * @param contrast the range of the decades by which stiffness varies; below 0 counts as 0
 */
record Trusses(int dimensions, Range aspect, Range contrast) implements OperatorDistribution {

  private static final double DISPLACED = 0.3;

  @Override
  public String name() {
    return "truss-" + dimensions + "d";
  }

  @Override
  public CsrMatrix draw(int n, Random random) {
    double points = (double) n / dimensions;
    double slender = aspect.logUniform(random);
    int high = (int) Math.max(2, StrictMath.pow(points / slender, 1.0 / dimensions));
    int deep = dimensions == 2 ? 1 : high;
    int wide = (int) Math.max(4, points / (high * deep));
    Contrast weights = Contrast.draw(contrast, random);
    int count = wide * high * deep;
    double[] at = new double[3 * count];
    for (int i = 0; i < count; i++) {
      int[] where = {i / (high * deep), i / deep % high, i % deep};
      for (int d = 0; d < dimensions; d++) {
        at[3 * i + d] = where[d] + DISPLACED * (random.nextDouble() - 0.5);
      }
    }
    int fixed = high * deep; // the first plane does not move
    int size = dimensions * (count - fixed);
    Triplets stiffness = new Triplets(size, size);
    for (int i = 0; i < count; i++) {
      for (int dx = 0; dx <= 1; dx++) {
        for (int dy = -1; dy <= 1; dy++) {
          for (int dz = -1; dz <= 1; dz++) {
            int x = i / (high * deep) + dx;
            int y = i / deep % high + dy;
            int z = i % deep + dz;
            int j = (x * high + y) * deep + z;
            boolean inside = x < wide && y >= 0 && y < high && z >= 0 && z < deep;
            if (inside && j > i) {
              double k = weights.weight(random);
              bar(stiffness, at, i, j, k, fixed);
            }
          }
        }
      }
    }
    return stiffness.toCsr();
  }

  private void bar(Triplets stiffness, double[] at, int i, int j, double k, int fixed) {
    double[] d = new double[dimensions];
    double square = 0;
    for (int c = 0; c < dimensions; c++) {
      d[c] = at[3 * j + c] - at[3 * i + c];
      square += d[c] * d[c];
    }
    int[] ends = {i - fixed, j - fixed};
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        if (ends[a] < 0 || ends[b] < 0) {
          continue;
        }
        double sign = a == b ? 1 : -1;
        for (int p = 0; p < dimensions; p++) {
          for (int q = 0; q < dimensions; q++) {
            double value = sign * k * d[p] * d[q] / square;
            stiffness.add(dimensions * ends[a] + p, dimensions * ends[b] + q, value);
          }
        }
      }
    }
  }
}
