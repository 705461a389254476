package io.autospec.cli;

import io.autospec.probe.SpectralSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a probe found, as JSON shows it.
 *
 * @param n rows of the matrix probed
 * @param nnz stored nonzeros, both triangles counted
 * @param scaling none or jacobi
 * @param backend native or reference
 * @param isa the instruction set in use
 * @param threads the threads in use
 * @param steps Lanczos steps done
 * @param operatorApplications products spent
 * @param interval that should hold the spectrum, but for its lowest end
 * @param conditionEstimate upper end over the smallest Ritz value, a lower estimate of the
 *     condition; null if that is not positive
 * @param ritzValues ascending
 * @param residualNorms per Ritz value: some eigenvalue is as near
 * @param weights per Ritz value: its share of the spectrum
 * @param seconds where the time went
 */
record ProbeReport(
    int n,
    long nnz,
    String scaling,
    String backend,
    String isa,
    int threads,
    int steps,
    long operatorApplications,
    Ends interval,
    double conditionEstimate,
    List<Double> ritzValues,
    List<Double> residualNorms,
    List<Double> weights,
    Seconds seconds) {

  private static final int SHOWN_AT_EACH_END = 5;

  /**
   * An interval.
   *
   * @param lower the smallest Ritz value
   * @param upper the estimate of the largest eigenvalue, with a margin
   */
  record Ends(double lower, double upper) {}

  /**
   * Wall-clock seconds.
   *
   * @param read the file, with its checks
   * @param prepare the matrix into the backend's storage
   * @param probe the Lanczos run
   * @param total all of it
   */
  record Seconds(double read, double prepare, double probe, double total) {}

  static double conditionEstimate(SpectralSummary summary) {
    double smallest = summary.ritzValues()[0];
    return smallest > 0 ? summary.interval().upper() / smallest : Double.NaN;
  }

  static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** Returns the figures as a person reads them. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(Lines.row("matrix", Figures.count(n) + " rows, " + Figures.count(nnz) + " nonzeros"));
    lines.add(Lines.machine(backend, isa, threads));
    lines.add(
        Lines.row(
            "interval",
            "["
                + Figures.scientific(interval.lower)
                + ", "
                + Figures.scientific(interval.upper)
                + "]  (lower end: smallest Ritz value)"));
    lines.add(
        Lines.row(
            "condition",
            Double.isNaN(conditionEstimate)
                ? "none: a Ritz value is not positive"
                : "at least about " + Figures.scientific(conditionEstimate)));
    lines.add(Lines.row("products with A", Figures.count(operatorApplications)));
    lines.add(
        Lines.seconds(
            seconds.total,
            new Lines.Part("read", seconds.read),
            new Lines.Part("prepare", seconds.prepare),
            new Lines.Part("probe", seconds.probe)));
    return lines;
  }

  /** Returns the outermost Ritz values, the smallest beside the largest. */
  List<String> ritzLines() {
    List<String> lines = new ArrayList<>();
    int m = ritzValues.size();
    int rows = Math.min(SHOWN_AT_EACH_END, (m + 1) / 2);
    lines.add(String.format("  %-34s  %s", "smallest Ritz values", "largest"));
    for (int i = 0; i < rows; i++) {
      int j = m - 1 - i;
      lines.add(String.format("  %-34s  %s", ritz(i), j > i ? ritz(j) : "").stripTrailing());
    }
    if (m > 2 * rows) {
      lines.add(" (" + (m - 2 * rows) + " more between; --json shows all)");
    }
    return lines;
  }

  private String ritz(int i) {
    return String.format(Locale.ROOT, "%.6e  +- %.1e", ritzValues.get(i), residualNorms.get(i));
  }
}
