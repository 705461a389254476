package io.autospec.function;

import io.autospec.backend.MultiVector;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.VectorPool;
import io.autospec.solve.Outcome;

/**
 * f(A) B by one polynomial for all columns: Lanczos steps of one vector, the sum of the columns,
 * are the probe; what it sees makes the polynomial and its degree; one expansion, fused and without
 * reductions, serves the block.
 *
 * <p>The automatic method leaves a block to {@link LanczosFunction} where that is cheaper, and the
 * columns whose measured error misses the tolerance.
 *
 * <p>Cost: m products of the probe, d per column; two reductions per probe step, one for the rest;
 * a block of n × 2k.
 *
 * @param method what is asked
 */
record PolynomialFunction(MatrixFunction method) {

  /** With fewer columns, the probe costs more than a polynomial saves. */
  static final int FEWEST_COLUMNS = 4;

  private static final double SAFETY = 2;
  private static final double ROUNDING = 4 * 0x1p-52;

  FunctionSolution apply(PreparedMatrix a, double[] b, int columns) {
    MatrixFunction.requireFits(a, b, columns);
    long start = System.nanoTime();
    PolynomialProbe probe;
    try (VectorPool.Lease lease = a.vectors().lease()) {
      probe =
          method.method() == FunctionMethod.AUTO
              ? PolynomialProbe.converged(a, b, columns, method, lease)
              : PolynomialProbe.settled(a, b, columns, method, lease);
    }
    FunctionSolution solution;
    if (probe.objection() != null) {
      Objection objection = probe.objection();
      solution = empty(columns, objection.outcome(), objection.advice());
    } else {
      FunctionPolynomial p = PolynomialChoice.of(method, a, columns, probe);
      solution = p == null ? lanczos(a, b, columns) : expand(a, b, columns, p);
    }
    return withCost(solution, probe, start);
  }

  private FunctionSolution lanczos(PreparedMatrix a, double[] b, int columns) {
    return method.lanczos().apply(a, b, columns);
  }

  private FunctionSolution expand(PreparedMatrix a, double[] b, int columns, FunctionPolynomial p) {
    double[] values = new double[b.length];
    double[] estimates;
    try (VectorPool.Lease lease = a.vectors().lease()) {
      MultiVector block = lease.vector(columns);
      MultiVector both = lease.vector(2 * columns);
      block.write(b);
      a.expand(p.expansion(), block, both);
      estimates = estimates(block, both, p);
      double[] all = new double[2 * b.length];
      both.read(all);
      for (int i = 0; i < b.length; i++) {
        values[i] = all[i / columns * 2 * columns + i % columns];
      }
    }
    FunctionSolution solution = solution(values, columns, p.model(), p.degree(), estimates);
    return solution.converged() || method.method() != FunctionMethod.AUTO
        ? solution
        : repair(a, b, solution);
  }

  /** The tail of each column, scaled to the error of the sum, over the column's length. */
  private static double[] estimates(MultiVector block, MultiVector both, FunctionPolynomial p) {
    int k = block.columns();
    double[] squares = new double[2 * k];
    double[] norms = new double[k];
    both.dot(both, squares);
    block.dot(block, norms);
    double[] estimates = new double[k];
    for (int j = 0; j < k; j++) {
      double truncation = SAFETY * p.tailRatio() * Math.sqrt(squares[k + j]);
      double rounding = ROUNDING * p.largest() * Math.sqrt(norms[j]);
      double error = Math.hypot(truncation, rounding) / Math.sqrt(squares[j]);
      estimates[j] = norms[j] == 0 ? 0 : Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }
    return estimates;
  }

  /** Does the columns that miss the tolerance again. */
  private FunctionSolution repair(PreparedMatrix a, double[] b, FunctionSolution rough) {
    int k = rough.columns();
    double[] estimates = rough.errorEstimates();
    int[] missed =
        java.util.stream.IntStream.range(0, k)
            .filter(j -> !(estimates[j] <= method.tolerance()))
            .toArray();
    double[] rest = new double[a.rows() * missed.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = b[i / missed.length * k + missed[i % missed.length]];
    }
    FunctionSolution repaired = lanczos(a, rest, missed.length);
    if (repaired.values().length == 0) {
      return repaired;
    }
    double[] values = rough.values();
    for (int i = 0; i < rest.length; i++) {
      values[i / missed.length * k + missed[i % missed.length]] = repaired.values()[i];
    }
    for (int i = 0; i < missed.length; i++) {
      estimates[missed[i]] = repaired.errorEstimates()[i];
    }
    FunctionSolution whole =
        solution(
            values,
            k,
            rough.method() + " and lanczos",
            Math.max(rough.degree(), repaired.degree()),
            estimates);
    return whole.withCost(
        rough.operatorApplications() + repaired.operatorApplications(),
        0,
        rough.reductions() + repaired.reductions(),
        0);
  }

  private FunctionSolution solution(
      double[] values, int columns, String model, int degree, double[] estimates) {
    boolean met = true;
    for (double estimate : estimates) {
      met &= estimate <= method.tolerance();
    }
    Outcome outcome = met ? Outcome.CONVERGED : Outcome.LIMIT_REACHED;
    return new FunctionSolution(
        values,
        columns,
        outcome,
        MatrixFunction.advice(outcome, null, estimates, method.tolerance()),
        model,
        degree,
        estimates,
        (long) columns * degree,
        0,
        2,
        0);
  }

  private FunctionSolution empty(int columns, Outcome outcome, String advice) {
    return new FunctionSolution(
        new double[0], columns, outcome, advice, "none", 0, new double[0], 0, 0, 0, 0);
  }

  private static FunctionSolution withCost(
      FunctionSolution solution, PolynomialProbe probe, long start) {
    return solution.withCost(
        solution.operatorApplications() + probe.applications(),
        probe.applications(),
        solution.reductions() + probe.reductions(),
        (System.nanoTime() - start) * 1e-9);
  }
}
