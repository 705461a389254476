package io.autospec.cli;

import io.autospec.eigen.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Singular values as JSON shows them; the names and their order are a contract with scripts.
 *
 * @param outcome CONVERGED, or how else the run ended
 * @param advice what to try next, or empty
 * @param m rows of the matrix
 * @param n its columns
 * @param nnz its entries
 * @param backend native or reference
 * @param isa the instruction set in use
 * @param threads the threads in use
 * @param which largest or smallest
 * @param singularValues by falling size for the largest, rising for the smallest
 * @param residuals max(‖A v − σ u‖, ‖Aᵀu − σ v‖) of each
 * @param method lanczos, inverse-lanczos, filter or dense
 * @param operatorApplications products with A or Aᵀ
 * @param reductions dot-product synchronisations
 * @param certificate what was checked
 * @param seconds where the time went
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
record SvdsReport(
    String outcome,
    String advice,
    int m,
    int n,
    long nnz,
    String backend,
    String isa,
    int threads,
    String which,
    double[] singularValues,
    double[] residuals,
    String method,
    long operatorApplications,
    long reductions,
    Certificate certificate,
    Seconds seconds) {

  /** Returns the result as a person reads it, in lines of at most 80 columns. */
  List<String> lines(String title) {
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add(
        Lines.row(
            "matrix",
            Figures.count(m) + " x " + Figures.count(n) + ", " + Figures.count(nnz) + " nonzeros"));
    lines.add(Lines.machine(backend, isa, threads));
    lines.add(Lines.row("method", method));
    lines.add(Lines.row("outcome", Terminal.coloured(outcome, outcome.equals("CONVERGED"))));
    lines.add(Lines.row("checked by", check()));
    lines.add(Lines.row("products", Figures.count(operatorApplications)));
    lines.add(
        Lines.seconds(
            seconds.total,
            new Lines.Part("read", seconds.read),
            new Lines.Part("solve", seconds.solve)));
    lines.add("");
    lines.add(Lines.row("", "singular value           residual"));
    for (int j = 0; j < singularValues.length; j++) {
      lines.add(
          Lines.row(
              Integer.toString(j + 1),
              String.format(Locale.ROOT, "%-24s %s", singularValues[j], residual(j))));
    }
    return lines;
  }

  private String residual(int j) {
    return Figures.scientific(residuals[j]);
  }

  private String check() {
    return switch (certificate.check()) {
      case NONE -> "residuals alone";
      case RANDOM_RESTART -> "a random restart, which found no other";
      default -> certificate.check().name().toLowerCase(Locale.ROOT);
    };
  }

  /**
   * Wall-clock seconds.
   *
   * @param read the file
   * @param solve the computation, preparation included
   * @param total all of it
   */
  record Seconds(double read, double solve, double total) {}
}
