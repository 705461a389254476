package io.autospec.function;

import io.autospec.backend.MultiVector;
import io.autospec.backend.VectorPool;
import io.autospec.operator.LinearOperator;
import io.autospec.probe.LanczosColumns;
import io.autospec.solve.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One run of {@link LanczosFunction}.
 *
 * <pre>
 *   V_i   n × k, Lanczos vectors i of all columns      c_j   coefficients of column j
 * </pre>
 */
final class LanczosRun {

  private static final int MOST_STEPS = 4000;
  private static final int FIRST_CHECK = 8;

  private final LanczosFunction method;
  private final VectorPool.Lease lease;
  private final LanczosColumns lanczos;
  private final int rows;
  private final int columns;
  private final int capacity;
  private final int limit;
  private final List<MultiVector> basis = new ArrayList<>();
  private final MultiVector[] scratch = new MultiVector[2];
  private final LanczosCheck[] checks;

  private int worst; // the column whose check failed last
  private long repeated;

  /**
   * Starts a run.
   *
   * @param b n × k, left as it is
   * @param lease lends the blocks
   */
  LanczosRun(LanczosFunction method, LinearOperator a, MultiVector b, VectorPool.Lease lease) {
    this.method = method;
    this.lease = lease;
    this.rows = a.rows();
    this.columns = b.columns();
    this.lanczos = new LanczosColumns(a, b, lease);
    this.checks = new LanczosCheck[columns];
    long block = Math.max(1, 8L * b.rows() * columns);
    this.capacity = (int) Math.max(2, Math.min(Integer.MAX_VALUE, method.basisBytes() / block));
    long most =
        method.maxApplications() > 0
            ? method.maxApplications() / columns
            : Math.min(MOST_STEPS, 3L * a.rows() + FIRST_CHECK);
    this.limit = (int) Math.max(1, Math.min(Integer.MAX_VALUE, most));
    basis.add(lanczos.current());
  }

  /** Iterates until every column meets the tolerance, or something else ends it. */
  Outcome iterate() {
    CheckSchedule schedule = new CheckSchedule(method.tolerance());
    int next = Math.min(limit, FIRST_CHECK);
    while (true) {
      boolean interrupted = advance(next);
      boolean last = interrupted || lanczos.allEnded() || lanczos.steps() >= limit;
      boolean met = last ? checkAll() : check();
      if (objection() != null) {
        return objection().outcome();
      }
      method.listener().progress(applications(), checks[worst].errorBound());
      // a run that was ended before its first check knows nothing of its error
      if (met && !(interrupted && lanczos.steps() < FIRST_CHECK)) {
        return Outcome.CONVERGED;
      }
      if (last) {
        return interrupted ? Outcome.INTERRUPTED : Outcome.LIMIT_REACHED;
      }
      next = Math.min(limit, schedule.next(lanczos.steps(), checks[worst].errorBound()));
    }
  }

  /** Steps on; returns whether the thread was interrupted. */
  private boolean advance(int target) {
    while (lanczos.steps() < target && !lanczos.allEnded()) {
      if (Thread.currentThread().isInterrupted()) {
        return true;
      }
      if (basis.size() < capacity) {
        MultiVector next = lease.vector(columns);
        basis.add(next);
        lanczos.step(next);
      } else {
        lanczos.step(scratch(lanczos.steps()));
      }
    }
    return false;
  }

  private MultiVector scratch(int step) {
    if (scratch[step % 2] == null) {
      scratch[step % 2] = lease.vector(columns);
    }
    return scratch[step % 2];
  }

  /** Checks columns that have not passed, from the worst one on, until one fails. */
  private boolean check() {
    for (int i = 0; i < columns; i++) {
      int j = (worst + i) % columns;
      if (checks[j] != null && met(checks[j])) {
        continue;
      }
      checks[j] = checkOf(j, method.tolerance());
      if (!met(checks[j])) {
        worst = j;
        return false;
      }
    }
    return true;
  }

  private boolean checkAll() {
    boolean all = true;
    for (int j = 0; j < columns; j++) {
      if (checks[j] == null || !met(checks[j])) {
        checks[j] = checkOf(j, Double.POSITIVE_INFINITY);
      }
      all &= met(checks[j]);
      if (!(checks[j].errorBound() <= checks[worst].errorBound())) {
        worst = j;
      }
    }
    return all;
  }

  private LanczosCheck checkOf(int j, double enough) {
    return LanczosCheck.of(
        lanczos.diagonal(j),
        lanczos.couplings(j),
        lanczos.ended(j),
        method.function(),
        rows,
        enough);
  }

  private boolean met(LanczosCheck check) {
    return check.meets(method.tolerance());
  }

  /** Y = Σ_i V_i diag(c_i), in a second pass for what was not kept. */
  void combine(MultiVector y) {
    int r = degree();
    double[] ones = new double[columns];
    Arrays.fill(ones, 1);
    y.fill(0);
    for (int i = 0; i < Math.min(r, basis.size()); i++) {
      y.axpby(coefficients(i), basis.get(i), ones);
    }
    int kept = basis.size();
    if (r > kept) {
      scratch(0);
      scratch(1);
      lanczos.repeat(
          basis.get(kept - 2),
          basis.get(kept - 1),
          kept,
          r,
          scratch,
          (index, vectors) -> y.axpby(coefficients(index), vectors, ones));
      repeated = (long) r - kept;
    }
  }

  private double[] coefficients(int i) {
    double[] row = new double[columns];
    for (int j = 0; j < columns; j++) {
      double[] c = checks[j].coefficients();
      row[j] = i < c.length ? lanczos.norm(j) * c[i] : 0;
    }
    return row;
  }

  /** Returns the largest number of steps of an answer. */
  int degree() {
    int r = 0;
    for (LanczosCheck check : checks) {
      r = check == null ? r : Math.max(r, check.coefficients().length);
    }
    return r;
  }

  Objection objection() {
    return checks[worst].objection();
  }

  /** Returns the estimates, the bound of a column that misses; none if there is no answer. */
  double[] errorEstimates() {
    return objection() != null
        ? new double[0]
        : Arrays.stream(checks)
            .mapToDouble(c -> met(c) ? c.errorEstimate() : c.errorBound())
            .toArray();
  }

  LanczosColumns lanczos() {
    return lanczos;
  }

  long applications() {
    return columns * (lanczos.steps() + repeated);
  }

  long reductions() {
    return 1 + 2L * lanczos.steps();
  }
}
