package io.autospec.cli;

import java.nio.file.Path;
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
    Seconds seconds) {

  /** Returns the result as a person reads it, in lines of at most 80 columns. */
  List<String> lines(Path file, boolean grounded, double tolerance) {
    return List.of(
        file.getFileName() + (grounded ? " without its first row and column" : ""),
        row("system", Figures.count(n) + " unknowns, " + Figures.count(nnz) + " nonzeros"),
        row(
            "machine",
            backend + " backend, " + isa + ", " + threads + " " + plural(threads, "thread")),
        row("method", "conjugate gradients, " + method()),
        row("outcome", Terminal.coloured(outcome, outcome.equals("CONVERGED"))),
        row(
            "relative residual",
            Figures.scientific(relativeResidual)
                + "  (asked: "
                + Figures.scientific(tolerance)
                + ")"),
        row(
            "products with A",
            Figures.count(operatorApplications)
                + "  (probe: "
                + Figures.count(probeApplications)
                + ")"),
        row("dot products", Figures.count(reductions)),
        row("iterations", Figures.count(iterations)),
        row(
            "seconds",
            Figures.seconds(seconds.total)
                + "  (read "
                + Figures.seconds(seconds.read)
                + ", prepare "
                + Figures.seconds(seconds.prepare)
                + ", probe "
                + Figures.seconds(seconds.probe)
                + ", solve "
                + Figures.seconds(seconds.solve)
                + ")"));
  }

  private String method() {
    return degree > 1
        ? preconditioner + " of degree " + degree + " in " + precision
        : preconditioner;
  }

  private static String plural(int count, String noun) {
    return count == 1 ? noun : noun + "s";
  }

  private static String row(String name, String value) {
    return String.format("  %-18s %s", name, value);
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
