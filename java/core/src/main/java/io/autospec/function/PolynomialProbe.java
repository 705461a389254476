package io.autospec.function;

import io.autospec.backend.MultiVector;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.VectorPool;
import io.autospec.probe.ChristoffelFunction;
import io.autospec.probe.LanczosColumns;
import io.autospec.probe.SafetyMargin;
import io.autospec.probe.SpectralSummary;
import io.autospec.probe.TridiagonalFunction;
import io.autospec.probe.TridiagonalMatrix;
import io.autospec.recurrence.Interval;
import io.autospec.solve.SolveListener;

/**
 * What Lanczos steps of one vector, the sum of the columns, tell a polynomial: the ends of the
 * spectrum, its density, and whether f is defined on it.
 */
final class PolynomialProbe {

  private static final int FEWEST_STEPS = 32;
  private static final int MOST_STEPS = 1024;

  private final PreparedMatrix a;
  private final LanczosColumns lanczos;
  private final ScalarFunction function;
  private final TridiagonalFunction t; // null for B = 0
  private final Objection objection;
  private Interval interval;
  private final long reductions;

  private PolynomialProbe(PreparedMatrix a, LanczosColumns lanczos, ScalarFunction function) {
    this.a = a;
    this.lanczos = lanczos;
    this.function = function;
    this.t = lanczos.steps(0) == 0 ? null : matrix(lanczos);
    this.objection = t == null ? null : Objection.of(function, t);
    this.reductions = 1 + 2L * lanczos.steps();
  }

  private static TridiagonalFunction matrix(LanczosColumns lanczos) {
    return new TridiagonalFunction(lanczos.diagonal(0), lanczos.couplings(0), lanczos.steps(0));
  }

  /** Steps until f of the vector itself has converged: the polynomial's degree is known then. */
  static PolynomialProbe converged(
      PreparedMatrix a, double[] b, int columns, MatrixFunction method, VectorPool.Lease lease) {
    LanczosFunction lead =
        new LanczosFunction(
            method.function(), method.tolerance(), method.maxApplications(), 0, method.listener());
    LanczosRun run = new LanczosRun(lead, a, sum(b, columns, lease), lease);
    run.iterate();
    return new PolynomialProbe(a, run.lanczos(), method.function());
  }

  /** Steps until the ends of the spectrum have settled. */
  static PolynomialProbe settled(
      PreparedMatrix a, double[] b, int columns, MatrixFunction method, VectorPool.Lease lease) {
    LanczosColumns lanczos = new LanczosColumns(a, sum(b, columns, lease), lease);
    SolveListener listener = method.listener();
    int next = FEWEST_STEPS;
    while (!lanczos.allEnded() && lanczos.steps() < MOST_STEPS) {
      while (lanczos.steps() < next && !lanczos.allEnded()) {
        lanczos.step();
      }
      listener.progress(lanczos.steps(), 1);
      Domain domain = method.function().domain();
      if (lanczos.steps(0) == 0 || new SpectrumEnds(matrix(lanczos), domain).settled()) {
        break;
      }
      next += next / 2;
    }
    return new PolynomialProbe(a, lanczos, method.function());
  }

  /** The columns, each to norm 1, with alternating signs: whatever one of them sees, it does. */
  private static MultiVector sum(double[] b, int columns, VectorPool.Lease lease) {
    double[] norms = new double[columns];
    for (int i = 0; i < b.length; i++) {
      norms[i % columns] += b[i] * b[i];
    }
    double[] sum = new double[b.length / columns];
    for (int i = 0; i < b.length; i++) {
      int j = i % columns;
      if (norms[j] > 0) {
        sum[i / columns] += (j % 2 == 0 ? 1 : -1) * b[i] / Math.sqrt(norms[j]);
      }
    }
    MultiVector vector = lease.vector(1);
    vector.write(sum);
    return vector;
  }

  /** Returns the quadrature of the vector. */
  TridiagonalFunction quadrature() {
    return t;
  }

  /** Returns why f(A) does not exist, or null. */
  Objection objection() {
    return objection;
  }

  /** Tells whether a polynomial may serve: there is a spectrum, and no pole within it. */
  boolean admitsPolynomial() {
    return t != null && !SpectrumEnds.surround(t, function.domain().pole());
  }

  /** Returns the interval of the polynomial. */
  Interval interval() {
    if (interval == null) {
      SpectrumEnds ends = new SpectrumEnds(t, function.domain());
      interval =
          ends.interval(
              new ChristoffelFunction(tridiagonal()), a.rows(), a.normBound(), function.value());
    }
    return interval;
  }

  private TridiagonalMatrix tridiagonal() {
    return new TridiagonalMatrix(lanczos.diagonal(0), lanczos.couplings(0));
  }

  SpectralSummary summary() {
    TridiagonalMatrix matrix = tridiagonal();
    return SpectralSummary.of(matrix, SafetyMargin.DEFAULT, a.normBound(), matrix.steps())
        .withRows(a.rows());
  }

  int rows() {
    return a.rows();
  }

  long applications() {
    return lanczos.steps();
  }

  long reductions() {
    return reductions;
  }
}
