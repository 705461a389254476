package io.autospec.cli;

import io.autospec.backend.PreparedMatrix;

/**
 * Runs methods on one system and shows each as soon as it is through.
 *
 * @param terminal where the rows go
 * @param b the right-hand side
 * @param tolerance the relative residual to reach
 * @param maxApplications the most products per method, 0 for the solver's default
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
record Contest(Terminal terminal, double[] b, double tolerance, long maxApplications) {

  /** Solves by a method, after a warm-up, and reports its row. */
  MethodResult run(PreparedMatrix a, Method method) {
    MethodResult result;
    try (Progress progress = Progress.start(terminal, "solving, " + method.label())) {
      method.warmUp(a, b, tolerance);
      result =
          method.run(a, b, tolerance, maxApplications, new ResidualProgress(progress, tolerance));
    }
    terminal.report(result.row());
    return result;
  }

  /** Reports the row of a method that cannot begin. */
  MethodResult forfeit(Method method, String objection) {
    MethodResult result = MethodResult.unsolved(method, objection);
    terminal.report(result.row());
    return result;
  }
}
