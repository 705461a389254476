package io.autospec.cli;

import java.util.List;
import java.util.Locale;

/**
 * An estimate of tr f(A) as JSON shows it; the names and their order are a contract with scripts.
 *
 * @param outcome CONVERGED, or how else it ended
 * @param advice what to try next, or empty
 * @param n rows of the matrix
 * @param nnz stored nonzeros, both triangles counted
 * @param backend native or reference
 * @param isa the instruction set in use
 * @param threads the threads in use
 * @param function f by its name
 * @param value the estimate of tr f(A); null if f is not defined on the spectrum
 * @param halfWidth of the confidence interval
 * @param lower its lower end
 * @param upper its upper end
 * @param confidence the probability that it holds the truth
 * @param samples random vectors
 * @param steps Lanczos steps of each
 * @param deflated directions traced exactly
 * @param quadratureError the part of the half-width that is not chance
 * @param operatorApplications products of A with one vector
 * @param probeApplications those that chose the number of steps; they are samples too
 * @param reductions dot-product synchronisations
 * @param seconds where the time went
 */
record TraceReport(
    String outcome,
    String advice,
    int n,
    long nnz,
    String backend,
    String isa,
    int threads,
    String function,
    double value,
    double halfWidth,
    double lower,
    double upper,
    double confidence,
    int samples,
    int steps,
    int deflated,
    double quadratureError,
    long operatorApplications,
    long probeApplications,
    long reductions,
    Seconds seconds) {

  /** Returns the result as a person reads it, in lines of at most 80 columns. */
  List<String> lines(String title, String quantity, double tolerance) {
    return List.of(
        title,
        Lines.row("matrix", Figures.count(n) + " rows, " + Figures.count(nnz) + " nonzeros"),
        Lines.machine(backend, isa, threads),
        Lines.row("outcome", Terminal.coloured(outcome, outcome.equals("CONVERGED"))),
        Lines.row(quantity, interval()),
        Lines.row(
            "relative",
            Figures.scientific(halfWidth / Math.abs(value))
                + " (asked: "
                + Figures.scientific(tolerance)
                + ")"),
        Lines.row(
            "random vectors",
            Figures.count(samples)
                + " of "
                + steps
                + " Lanczos steps"
                + (deflated > 0 ? ", " + deflated + " directions taken out" : "")),
        Lines.row("products with A", Figures.count(operatorApplications)),
        Lines.seconds(
            seconds.total,
            new Lines.Part("read", seconds.read),
            new Lines.Part("prepare", seconds.prepare),
            new Lines.Part("estimate", seconds.estimate)));
  }

  private String interval() {
    return Double.isNaN(value)
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.6g +- %.2g (%s confidence)",
            value,
            halfWidth,
            Figures.percent(confidence));
  }

  /**
   * Wall-clock seconds.
   *
   * @param read the file, with its checks
   * @param prepare the matrix into the backend's storage
   * @param estimate the estimate
   * @param total all of it
   */
  record Seconds(double read, double prepare, double estimate, double total) {}
}
