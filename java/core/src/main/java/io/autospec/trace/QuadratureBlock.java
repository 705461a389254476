package io.autospec.trace;

import io.autospec.backend.MultiVector;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.VectorPool;
import io.autospec.function.Objection;
import io.autospec.function.ScalarFunction;
import io.autospec.probe.LanczosColumns;
import io.autospec.probe.TridiagonalFunction;
import java.util.function.ToDoubleFunction;

/**
 * The quadratic forms gᵀ f(A) g of blocks of vectors by Lanczos quadrature, with a number of steps
 * that the first block chooses.
 */
final class QuadratureBlock {

  private static final int FIRST_CHECK = 10;
  private static final double GROWTH = 1.25;
  private static final int MOST_STEPS = 3000;

  /** Errors of a sum of values f. */
  private static final double ROUNDING = 1e-14;

  private final PreparedMatrix a;
  private final ScalarFunction function;
  private int steps;
  private double error;
  private Objection objection;
  private long applications;
  private long reductions;

  QuadratureBlock(PreparedMatrix a, ScalarFunction function) {
    this.a = a;
    this.function = function;
  }

  /**
   * Steps until the mean of the values has settled, or the thread is interrupted: what the mean
   * changed last is then its error, and infinite if it was not seen to change.
   *
   * @param g n × k, row-major
   * @param target returns what the mean may be wrong by
   * @return gᵀ f(A) g of each column; none if there is an objection
   */
  double[] firstValues(double[] g, int columns, ToDoubleFunction<double[]> target) {
    try (VectorPool.Lease lease = a.vectors().lease()) {
      MultiVector block = lease.vector(columns);
      block.write(g);
      LanczosColumns lanczos = new LanczosColumns(a, block, lease);
      int most = Math.min(MOST_STEPS, 3 * a.rows() + FIRST_CHECK);
      int next = FIRST_CHECK;
      double[] before = null;
      double lastChange = Double.POSITIVE_INFINITY;
      while (true) {
        boolean interrupted = !advance(lanczos, Math.min(next, most));
        double[] values = values(lanczos);
        steps = lanczos.steps();
        if (objection != null) {
          count(lanczos);
          return new double[0];
        }
        double change = before == null ? Double.POSITIVE_INFINITY : meanChange(values, before);
        double rounding = ROUNDING * mean(values, true);
        boolean ended = lanczos.allEnded();
        // two small changes, for one may be an accident
        if (ended
            || interrupted
            || steps >= most
            || Math.max(change, lastChange) <= target.applyAsDouble(values)) {
          error = (ended ? 0 : change) + rounding;
          count(lanczos);
          return values;
        }
        lastChange = change;
        before = values;
        next = (int) Math.ceil(GROWTH * next);
      }
    }
  }

  /** Steps on, once at the least; returns whether the target was reached before an interruption. */
  private static boolean advance(LanczosColumns lanczos, int target) {
    while (lanczos.steps() < target && !lanczos.allEnded()) {
      if (lanczos.steps() > 0 && Thread.currentThread().isInterrupted()) {
        return false;
      }
      lanczos.step();
    }
    return true;
  }

  private static double meanChange(double[] values, double[] before) {
    double sum = 0;
    for (int j = 0; j < values.length; j++) {
      sum += values[j] - before[j];
    }
    return Math.abs(sum) / values.length;
  }

  private static double mean(double[] values, boolean magnitudes) {
    double sum = 0;
    for (double value : values) {
      sum += magnitudes ? Math.abs(value) : value;
    }
    return sum / values.length;
  }

  /**
   * Returns gᵀ f(A) g of the columns of a block; nothing if the thread was interrupted, for fewer
   * steps would have a larger error.
   *
   * @param g n × k, left as it is
   */
  double[] values(MultiVector g) {
    try (VectorPool.Lease lease = a.vectors().lease()) {
      LanczosColumns lanczos = new LanczosColumns(a, g, lease);
      boolean complete = advance(lanczos, steps);
      count(lanczos);
      return complete ? values(lanczos) : new double[0];
    }
  }

  private double[] values(LanczosColumns lanczos) {
    double[] values = new double[lanczos.columns()];
    for (int j = 0; j < values.length; j++) {
      if (lanczos.norm(j) == 0) {
        continue;
      }
      TridiagonalFunction t =
          TridiagonalFunction.quadrature(lanczos.diagonal(j), lanczos.couplings(j));
      if (objection == null) {
        objection = Objection.of(function, t);
      }
      double norm = t.norm();
      double square = lanczos.norm(j) * lanczos.norm(j);
      values[j] = square * t.firstEntry((theta, weight) -> function.at(theta, weight, norm));
    }
    return values;
  }

  private void count(LanczosColumns lanczos) {
    applications += (long) lanczos.columns() * lanczos.steps();
    reductions += 1 + 2L * lanczos.steps();
  }

  /** Returns the number of steps chosen. */
  int steps() {
    return steps;
  }

  /** Returns what the mean of the first block changed last, with rounding. */
  double error() {
    return error;
  }

  /** Returns why f(A) does not exist, or null. */
  Objection objection() {
    return objection;
  }

  long applications() {
    return applications;
  }

  long reductions() {
    return reductions;
  }
}
