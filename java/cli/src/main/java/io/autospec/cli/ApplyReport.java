package io.autospec.cli;

import java.util.List;

/**
 * The result of f(A) b as JSON shows it; the names and their order are a contract with scripts.
 *
 * @param outcome CONVERGED, or how else it ended
 * @param advice what to try next, or empty
 * @param n rows of the matrix
 * @param nnz stored nonzeros, both triangles counted
 * @param backend native or reference
 * @param isa the instruction set in use
 * @param threads the threads in use
 * @param function its name
 * @param method lanczos, chebyshev or learned
 * @param degree of the polynomial in A that the answer is
 * @param errorEstimate of ‖y − f(A) b‖ / ‖f(A) b‖, the largest of the columns; null if f is not
 *     defined on the spectrum
 * @param operatorApplications products of A with one vector
 * @param probeApplications those of the probe
 * @param reductions dot-product synchronisations
 * @param seconds where the time went
 * @param columns the number of right-hand sides
 * @param errorEstimates of each
 */
record ApplyReport(
    String outcome,
    String advice,
    int n,
    long nnz,
    String backend,
    String isa,
    int threads,
    String function,
    String method,
    int degree,
    double errorEstimate,
    long operatorApplications,
    long probeApplications,
    long reductions,
    Seconds seconds,
    int columns,
    List<Double> errorEstimates) {

  /** Returns the result as a person reads it, in lines of at most 80 columns. */
  List<String> lines(String title, double tolerance) {
    return List.of(
        title,
        Lines.row("matrix", Figures.count(n) + " rows, " + Figures.count(nnz) + " nonzeros"),
        Lines.row("right-hand sides", Figures.count(columns)),
        Lines.machine(backend, isa, threads),
        Lines.row("function", function),
        Lines.row("method", method + " of degree " + degree),
        Lines.row("outcome", Terminal.coloured(outcome, outcome.equals("CONVERGED"))),
        Lines.row(
            "error estimate",
            Figures.scientific(errorEstimate) + " (asked: " + Figures.scientific(tolerance) + ")"),
        Lines.row(
            "products with A",
            Figures.count(operatorApplications)
                + " (probe: "
                + Figures.count(probeApplications)
                + ")"),
        Lines.row("dot products", Figures.count(reductions)),
        Lines.seconds(
            seconds.total,
            new Lines.Part("read", seconds.read),
            new Lines.Part("prepare", seconds.prepare),
            new Lines.Part("apply", seconds.apply)));
  }

  /**
   * Wall-clock seconds.
   *
   * @param read the files, with their checks
   * @param prepare the matrix into the backend's storage
   * @param apply the computation of f(A) b
   * @param total all of it, from the first read to the end of the computation
   */
  record Seconds(double read, double prepare, double apply, double total) {}
}
