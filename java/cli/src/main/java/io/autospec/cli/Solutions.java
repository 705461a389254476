package io.autospec.cli;

import io.autospec.matrix.DenseArray;
import io.autospec.solve.Solution;
import java.util.Comparator;
import java.util.List;

/**
 * The solutions of one system with one right-hand side or several.
 *
 * @param columns at least one
 */
record Solutions(List<Solution> columns) {

  /** Tells whether all met the tolerance. */
  boolean converged() {
    return columns.stream().allMatch(Solution::converged);
  }

  /** The one to report where only one can be: not converged, or else of the largest residual. */
  Solution worst() {
    return columns.stream()
        .max(
            Comparator.comparing((Solution solution) -> !solution.converged())
                .thenComparingDouble(Solution::relativeResidual))
        .orElseThrow();
  }

  /** The most products that a column took part in: those done, as all share them. */
  long operatorApplications() {
    return columns.stream().mapToLong(Solution::operatorApplications).max().orElseThrow();
  }

  long probeApplications() {
    return columns.stream().mapToLong(Solution::probeApplications).max().orElseThrow();
  }

  long reductions() {
    return columns.stream().mapToLong(Solution::reductions).max().orElseThrow();
  }

  int iterations() {
    return columns.stream().mapToInt(Solution::iterations).max().orElseThrow();
  }

  /** The seconds of the solves; each column holds its share. */
  double solveSeconds() {
    return columns.stream().mapToDouble(Solution::solveSeconds).sum();
  }

  /** Returns the vectors side by side. */
  DenseArray vectors() {
    int rows = columns.get(0).x().length;
    int k = columns.size();
    double[] values = new double[rows * k];
    for (int j = 0; j < k; j++) {
      double[] x = columns.get(j).x();
      for (int i = 0; i < rows; i++) {
        values[i * k + j] = x[i];
      }
    }
    return new DenseArray(rows, k, values);
  }
}
