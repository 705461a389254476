package io.autospec.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A density of eigenvalues as JSON shows it; the names and their order are a contract with scripts.
 *
 * @param outcome CONVERGED, or INTERRUPTED with fewer samples than asked
 * @param advice what to try next, or empty
 * @param n rows of the matrix
 * @param nnz stored nonzeros, both triangles counted
 * @param backend native or reference
 * @param isa the instruction set in use
 * @param threads the threads in use
 * @param samples random vectors
 * @param steps Lanczos steps of each
 * @param interval that should hold the spectrum
 * @param integral of the density over the interval; n
 * @param window what was asked of a window, or null
 * @param bins the expected number of eigenvalues between edges
 * @param curve the density by the kernel polynomial method
 * @param operatorApplications products of A with one vector
 * @param probeApplications 0: the random vectors are the probe
 * @param reductions dot-product synchronisations
 * @param seconds where the time went
 */
record DensityReport(
    String outcome,
    String advice,
    int n,
    long nnz,
    String backend,
    String isa,
    int threads,
    int samples,
    int steps,
    ProbeReport.Ends interval,
    double integral,
    Window window,
    Bins bins,
    Curve curve,
    long operatorApplications,
    long probeApplications,
    long reductions,
    Seconds seconds) {

  /**
   * Eigenvalues in a window.
   *
   * @param lower its lower end
   * @param upper its upper end
   * @param count the estimate
   * @param halfWidth the truth lies within with probability {@code confidence}
   * @param confidence of the interval
   */
  record Window(double lower, double upper, double count, double halfWidth, double confidence) {}

  /**
   * Bins of equal width.
   *
   * @param edges one more than there are bins
   * @param counts expected eigenvalues in each; the sum is n
   */
  record Bins(List<Double> edges, List<Double> counts) {}

  /**
   * A smooth curve.
   *
   * @param kernel jackson or lanczos
   * @param degree of the polynomial
   * @param points eigenvalues
   * @param density eigenvalues per unit at the points
   */
  record Curve(String kernel, int degree, List<Double> points, List<Double> density) {}

  /**
   * Wall-clock seconds.
   *
   * @param read the file, with its checks
   * @param prepare the matrix into the backend's storage
   * @param estimate the Lanczos runs
   * @param total all of it
   */
  record Seconds(double read, double prepare, double estimate, double total) {}

  /** Returns the result as a person reads it, in lines of at most 80 columns. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(Lines.row("matrix", Figures.count(n) + " rows, " + Figures.count(nnz) + " nonzeros"));
    lines.add(Lines.machine(backend, isa, threads));
    lines.add(
        Lines.row(
            "interval",
            "["
                + Figures.scientific(interval.lower())
                + ", "
                + Figures.scientific(interval.upper())
                + "]"));
    lines.add(
        Lines.row("random vectors", Figures.count(samples) + " of " + steps + " Lanczos steps"));
    if (window != null) {
      lines.add(
          Lines.row(
              "in the window",
              String.format(
                  Locale.ROOT,
                  "%.1f +- %.1f eigenvalues (%s confidence)",
                  window.count,
                  window.halfWidth,
                  Figures.percent(window.confidence))));
    }
    lines.add(Lines.row("products with A", Figures.count(operatorApplications)));
    lines.add(
        Lines.seconds(
            seconds.total,
            new Lines.Part("read", seconds.read),
            new Lines.Part("prepare", seconds.prepare),
            new Lines.Part("estimate", seconds.estimate)));
    return lines;
  }
}
