package io.autospec.cli;

import io.autospec.eigen.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The result of an eigenvalue computation as JSON shows it; the names and their order are a
 * contract with scripts.
 *
 * @param outcome CONVERGED, or how else it ended
 * @param advice what to try next, or empty
 * @param eigenvalues those found, ascending
 * @param residuals ‖A v − λ v‖ of each
 * @param method filter, lanczos or dense
 * @param degree of the last filter
 * @param operatorApplications all products of A with one vector
 * @param probeApplications those of the probe
 * @param reductions synchronisations by dot products and Gram matrices
 * @param certificate what was checked beyond the residuals
 * @param seconds where the time went
 * @param n rows of the matrix, without the grounded one
 * @param nnz stored nonzeros, both triangles counted
 * @param backend native or reference
 * @param isa the instruction set in use
 * @param threads the threads in use
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
record EigsReport(
    String outcome,
    String advice,
    double[] eigenvalues,
    double[] residuals,
    String method,
    int degree,
    long operatorApplications,
    long probeApplications,
    long reductions,
    CertificateReport certificate,
    Seconds seconds,
    int n,
    long nnz,
    String backend,
    String isa,
    int threads) {

  private static final int MOST_LINES = 20;

  /** Returns the result as a person reads it, in lines of at most 80 columns. */
  List<String> lines(String title, String asked) {
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add(Lines.row("matrix", Figures.count(n) + " rows, " + Figures.count(nnz) + " nonzeros"));
    lines.add(Lines.row("asked", asked));
    lines.add(Lines.machine(backend, isa, threads));
    lines.add(
        Lines.row("method", method + (degree > 1 ? ", polynomials of degree " + degree : "")));
    lines.add(Lines.row("outcome", Terminal.coloured(outcome, outcome.equals("CONVERGED"))));
    lines.add(Lines.row("found", Figures.count(eigenvalues.length)));
    lines.add(Lines.row("checked by", certificate.words()));
    lines.add(
        Lines.row(
            "products with A",
            Figures.count(operatorApplications)
                + " (probe: "
                + Figures.count(probeApplications)
                + ")"));
    lines.add(Lines.row("dot products", Figures.count(reductions)));
    lines.add(
        Lines.seconds(
            seconds.total,
            new Lines.Part("read", seconds.read),
            new Lines.Part("prepare", seconds.prepare),
            new Lines.Part("solve", seconds.solve)));
    table(lines);
    return lines;
  }

  private void table(List<String> lines) {
    if (eigenvalues.length > 0) {
      lines.add(Lines.row("eigenvalue", "            residual"));
    }
    int k = eigenvalues.length;
    for (int i = 0; i < k; i++) {
      if (k > MOST_LINES && i == MOST_LINES / 2) {
        lines.add("  ... " + (k - MOST_LINES) + " more, all of them with --json");
        i = k - MOST_LINES / 2;
      }
      lines.add(
          String.format(
              Locale.ROOT,
              "  %4d  %-24s  %s",
              i + 1,
              String.format(Locale.ROOT, "%.15g", eigenvalues[i]),
              Figures.scientific(residuals[i])));
    }
  }

  /**
   * What was checked.
   *
   * @param check DENSE, INERTIA, STOCHASTIC_COUNT, RANDOM_RESTART or NONE
   * @param expected how many there are by that check
   * @param found how many were found
   * @param confidence that none is missing
   * @param orthogonality max |VᵀV − I| of the vectors
   */
  record CertificateReport(
      String check, long expected, long found, double confidence, double orthogonality) {

    static CertificateReport of(Certificate certificate) {
      return new CertificateReport(
          certificate.check().name(),
          certificate.expected(),
          certificate.found(),
          certificate.confidence(),
          certificate.orthogonality());
    }

    private String words() {
      return switch (check) {
        case "DENSE" -> "dense algebra, which finds all eigenvalues";
        case "INERTIA" -> "an exact count: " + expected + " expected, " + found + " found";
        case "STOCHASTIC_COUNT" ->
            "an estimated count: " + expected + " expected, " + found + " found";
        case "RANDOM_RESTART" -> "a random restart, which found no further one";
        default -> "residuals alone";
      };
    }
  }

  /**
   * Wall-clock seconds.
   *
   * @param read the file, with its checks
   * @param prepare the matrix into the backend's storage
   * @param solve the probe, the iteration and the checks
   * @param total all of it
   */
  record Seconds(double read, double prepare, double solve, double total) {}
}
