package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;
import io.autospec.training.spectrum.Range;
import java.util.Arrays;
import java.util.Random;

/**
 * A matrix of which some rows and columns are those of the identity, times a number: unknowns held
 * by boundary conditions. Jacobi's preconditioner makes an eigenvalue 1 of them, and where the
 * number is far below the other diagonal entries their right-hand side drowns all others in the
 * scaled system: a short probe then hears little else.
 *
 * @param share the range of the share of the rows, by its logarithm
 * @param decades the range of the decades by which the number is below the mean of the diagonal
 */
record HeldRows(Range share, Range decades) {

  CsrMatrix of(CsrMatrix a, Random random) {
    int n = a.rows();
    int count = (int) Math.max(1, share.logUniform(random) * n);
    boolean[] held = new boolean[n];
    for (int i = 0; i < count; i++) {
      held[random.nextInt(n)] = true;
    }
    double number =
        Arrays.stream(a.diagonal()).sum() / n * StrictMath.pow(10, -decades.uniform(random));
    int[] pointers = new int[n + 1];
    int[] columns = new int[a.nonzeros()];
    double[] values = new double[a.nonzeros()];
    int entry = 0;
    for (int i = 0; i < n; i++) {
      for (int k = a.rowPointers()[i]; k < a.rowPointers()[i + 1]; k++) {
        int j = a.columnIndices()[k];
        if (i == j || (!held[i] && !held[j])) {
          columns[entry] = j;
          values[entry++] = held[i] ? number : a.values()[k];
        }
      }
      pointers[i + 1] = entry;
    }
    return new CsrMatrix(
        n, n, pointers, Arrays.copyOf(columns, entry), Arrays.copyOf(values, entry));
  }
}
