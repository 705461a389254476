package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Triplets;
import io.autospec.training.spectrum.Range;
import java.util.Random;

/**
 * Qᵀ Q + δ I of sparse Q, each of whose rows holds a few entries within a band: least squares and
 * quadratic programs in kind.
 *
 * @param entries the range of the entries of a row
 * @param rows the range of the rows of Q over its columns, by its logarithm
 * @param band the range of the width of the band, as a power of n
 * @param shift the range of δ, by its logarithm
 */
record NormalEquations(Range entries, Range rows, Range band, Range shift)
    implements OperatorDistribution {

  @Override
  public String name() {
    return "normal-equations";
  }

  @Override
  public CsrMatrix draw(int n, Random random) {
    int count = entries.whole(random);
    int height = (int) (rows.logUniform(random) * n);
    int width = (int) Math.max(count, Math.min(n, StrictMath.pow(n, band.uniform(random))));
    double delta = shift.logUniform(random);
    Triplets product = new Triplets(n, n);
    for (int i = 0; i < n; i++) {
      product.add(i, i, delta);
    }
    int[] columns = new int[count];
    double[] values = new double[count];
    for (int row = 0; row < height; row++) {
      int first = random.nextInt(n - width + 1);
      for (int k = 0; k < count; k++) {
        columns[k] = first + random.nextInt(width);
        values[k] = random.nextGaussian();
      }
      for (int k = 0; k < count; k++) {
        for (int l = 0; l < count; l++) {
          product.add(columns[k], columns[l], values[k] * values[l]);
        }
      }
    }
    return product.toCsr();
  }
}
