package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;
import io.autospec.training.spectrum.Range;
import java.util.Random;

/**
 * D A D with D diagonal: the rows of a matrix in units of their own, as displacements and rotations
 * are. Jacobi's preconditioner undoes it, but the right-hand side and the tolerance are of the
 * original system: rows of small diagonal are loud in the scaled one.
 *
 * @param kinds the range of the kinds of rows, which take turns
 * @param decades the range of the decades by which the units differ; what is drawn below 0 counts
 *     as 0
 */
record Units(Range kinds, Range decades) {

  /** The share of the decades by which rows of one kind differ. */
  private static final double WITHIN = 0.2;

  CsrMatrix of(CsrMatrix a, Random random) {
    double[] unit = new double[kinds.whole(random)];
    double most = Math.max(0, decades.uniform(random));
    for (int k = 0; k < unit.length; k++) {
      unit[k] = most * (random.nextDouble() - 0.5);
    }
    double[] d = new double[a.rows()];
    for (int i = 0; i < d.length; i++) {
      double exponent = unit[i % unit.length] + WITHIN * most * (random.nextDouble() - 0.5);
      d[i] = StrictMath.pow(10, exponent);
    }
    return Scaled.of(a, d);
  }
}
