package io.autospec.cli;

import io.autospec.backend.PreparedMatrix;
import io.autospec.model.LearnedModel;
import io.autospec.solve.LinearSolver;
import io.autospec.solve.Preconditioning;
import io.autospec.solve.SolveListener;

/**
 * A way to solve, one line of a comparison.
 *
 * @param preconditioning what stands before the conjugate gradients
 * @param degree products per outer iteration, 0 for automatic
 * @param model makes the polynomial of {@code learned}, or null for the shipped one
 */
record Method(Preconditioning preconditioning, int degree, LearnedModel model) {

  private static final long WARM_UP_APPLICATIONS = 100;
  private static final double WARM_UP_SECONDS = 0.2;

  /**
   * Shorter solves are repeated, and the fastest counts: a person wants the speed, not the noise.
   */
  private static final double LEAST_SECONDS = 0.3;

  private static final int MAX_REPEATS = 20;

  /** A way without a model of one's own. */
  Method(Preconditioning preconditioning, int degree) {
    this(preconditioning, degree, null);
  }

  /** Returns the name in progress lines: {@code "chebyshev 8"}. */
  String label() {
    return preconditioning.label() + (degree > 1 ? " " + degree : "");
  }

  /** Returns the solver of this method. */
  private LinearSolver solver(double tolerance, long maxApplications) {
    LinearSolver solver =
        LinearSolver.defaults()
            .withTolerance(tolerance)
            .withMaxApplications(maxApplications)
            .withPreconditioning(preconditioning)
            .withDegree(degree);
    return model == null ? solver : solver.withModel(model);
  }

  /** Runs products that nobody times, so that code is compiled and vectors are there. */
  void warmUp(PreparedMatrix a, double[] b, double tolerance) {
    Stopwatch watch = Stopwatch.start();
    for (int i = 0; i < MAX_REPEATS && watch.seconds() < WARM_UP_SECONDS; i++) {
      solver(tolerance, WARM_UP_APPLICATIONS).solve(a, b);
    }
  }

  /** Solves, short solves several times over, and tells how the fastest went. */
  MethodResult run(
      PreparedMatrix a,
      double[] b,
      double tolerance,
      long maxApplications,
      SolveListener listener) {
    LinearSolver solver = solver(tolerance, maxApplications).withListener(listener);
    Stopwatch watch = Stopwatch.start();
    MethodResult fastest = MethodResult.of(this, solver.solve(a, b));
    for (int i = 1; i < MAX_REPEATS && watch.seconds() < LEAST_SECONDS; i++) {
      MethodResult next = MethodResult.of(this, solver.solve(a, b));
      if (!next.outcome().equals(fastest.outcome())) {
        break; // interrupted: what was finished counts
      }
      fastest = next.seconds() < fastest.seconds() ? next : fastest;
    }
    return fastest;
  }
}
