package io.autospec.cli;

import io.autospec.solve.Solution;
import java.util.List;

/**
 * The result of a solve as JSON shows it; the names and their order are a contract with scripts.
 *
 * @param outcome CONVERGED, or how else the solve ended
 * @param advice what to try next, or empty
 * @param n rows of the system solved, without the grounded one
 * @param nnz stored nonzeros, both triangles counted
 * @param backend native or reference
 * @param isa the instruction set in use
 * @param threads the threads in use
 * @param precision of the polynomial's inside
 * @param preconditioner what served, after any fallback
 * @param degree products per outer iteration
 * @param fellBack whether something else served than was asked
 * @param fallbackReason why, or empty
 * @param operatorApplications all products with A
 * @param probeApplications those of the probe
 * @param reductions dot-product synchronisations
 * @param iterations outer iterations
 * @param relativeResidual ‖b − A x‖ / ‖b‖ of the system as read, null if nothing was solved
 * @param seconds where the time went
 * @param columns the number of right-hand sides; of several the fields above tell the worst outcome
 *     and the largest figures
 * @param solutions of each right-hand side, in their order
 * @param storage how the matrix was stored, and why; empty if nothing was solved
 * @param bytes that the stored matrix holds
 * @param reordered whether its polynomials run in another order of rows and columns
 */
record SolveReport(
    String outcome,
    String advice,
    int n,
    long nnz,
    String backend,
    String isa,
    int threads,
    String precision,
    String preconditioner,
    int degree,
    boolean fellBack,
    String fallbackReason,
    long operatorApplications,
    long probeApplications,
    long reductions,
    int iterations,
    double relativeResidual,
    Seconds seconds,
    int columns,
    List<ColumnSolution> solutions,
    String storage,
    long bytes,
    boolean reordered) {

  /** Returns the result as a person reads it, in lines of at most 80 columns. */
  List<String> lines(String title, double tolerance) {
    return List.of(
        title,
        Lines.row("system", Figures.count(n) + " unknowns, " + Figures.count(nnz) + " nonzeros"),
        Lines.row("right-hand sides", Figures.count(columns)),
        Lines.machine(backend, isa, threads),
        Lines.row("method", "conjugate gradients, " + method()),
        Lines.row("outcome", Terminal.coloured(outcome, outcome.equals("CONVERGED"))),
        Lines.row(
            "relative residual",
            Figures.scientific(relativeResidual)
                + " (asked: "
                + Figures.scientific(tolerance)
                + ")"),
        Lines.row(
            "products with A",
            Figures.count(operatorApplications)
                + " (probe: "
                + Figures.count(probeApplications)
                + ")"),
        Lines.row("dot products", Figures.count(reductions)),
        Lines.row("iterations", Figures.count(iterations)),
        Lines.seconds(
            seconds.total,
            new Lines.Part("read", seconds.read),
            new Lines.Part("prepare", seconds.prepare),
            new Lines.Part("probe", seconds.probe),
            new Lines.Part("solve", seconds.solve)));
  }

  private String method() {
    return degree > 1
        ? preconditioner + " of degree " + degree + " in " + precision
        : preconditioner;
  }

  /**
   * How the solve of one right-hand side ended.
   *
   * @param outcome CONVERGED, or how else it ended
   * @param advice what to try next, or empty
   * @param operatorApplications products that its column took part in
   * @param iterations outer iterations
   * @param relativeResidual ‖b − A x‖ / ‖b‖
   */
  record ColumnSolution(
      String outcome,
      String advice,
      long operatorApplications,
      int iterations,
      double relativeResidual) {

    static ColumnSolution of(Solution solution) {
      return new ColumnSolution(
          solution.outcome().name(),
          Advice.of(solution),
          solution.operatorApplications(),
          solution.iterations(),
          solution.relativeResidual());
    }
  }

  /**
   * Wall-clock seconds.
   *
   * @param read the files, with their checks
   * @param prepare the matrix into the backend's storage
   * @param probe the spectral probe
   * @param solve the iteration
   * @param total all of it, from the first read to the end of the solve
   */
  record Seconds(double read, double prepare, double probe, double solve, double total) {}
}
