package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Triplets;
import io.autospec.training.spectrum.Range;
import java.util.Random;

/**
 * L + s L², L² scaled to the size of L: bending beside membrane stiffness, plates and shells in
 * kind.
 *
 * @param membrane the family of L
 * @param bending the range of s, by its logarithm
 */
record Plates(OperatorDistribution membrane, Range bending) implements OperatorDistribution {

  @Override
  public String name() {
    return "plate";
  }

  @Override
  public CsrMatrix draw(int n, Random random) {
    CsrMatrix l = membrane.draw(n, random);
    double s = bending.logUniform(random) / largest(l.diagonal());
    int rows = l.rows();
    int[] pointers = l.rowPointers();
    int[] columns = l.columnIndices();
    double[] values = l.values();
    Triplets sum = new Triplets(rows, rows);
    for (int i = 0; i < rows; i++) {
      for (int k = pointers[i]; k < pointers[i + 1]; k++) {
        sum.add(i, columns[k], values[k]);
        int middle = columns[k];
        for (int m = pointers[middle]; m < pointers[middle + 1]; m++) {
          sum.add(i, columns[m], s * (values[k] * values[m]));
        }
      }
    }
    return sum.toCsr();
  }

  private static double largest(double[] diagonal) {
    double largest = 0;
    for (double value : diagonal) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
