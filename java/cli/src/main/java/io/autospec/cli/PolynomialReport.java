package io.autospec.cli;

import io.autospec.model.Prediction;
import io.autospec.probe.SpectralSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A polynomial as JSON tells of it.
 *
 * @param polynomial what it is
 * @param scaling of the matrix that it takes: none or jacobi
 * @param model that made it, after any fallback
 * @param fallbackReason why not the one asked, or empty
 * @param steps of its recurrence, a product each
 * @param probeApplications products that the probe took
 * @param lower least eigenvalue expected
 * @param upper largest eigenvalue expected
 */
record PolynomialReport(
    String polynomial,
    String scaling,
    String model,
    String fallbackReason,
    int steps,
    long probeApplications,
    double lower,
    double upper) {

  static PolynomialReport of(PolynomialTask task, Prediction prediction, SpectralSummary summary) {
    return new PolynomialReport(
        task.title(),
        task.scaling().name().toLowerCase(Locale.ROOT),
        prediction.model(),
        prediction.fallbackReason(),
        prediction.expansion().recurrence().steps(),
        summary.applications(),
        summary.interval().lower(),
        summary.interval().upper());
  }

  /** Returns the report for people. */
  List<String> lines(String matrix) {
    List<String> lines = new ArrayList<>();
    lines.add(matrix);
    lines.add(Lines.row("polynomial", polynomial));
    lines.add(Lines.row("model", model));
    if (!fallbackReason.isEmpty()) {
      lines.addAll(Lines.wrap(Lines.row("because", fallbackReason), Terminal.WIDTH));
    }
    lines.add(
        Lines.row(
            "spectrum",
            Figures.scientific(lower)
                + " to "
                + Figures.scientific(upper)
                + ", from "
                + probeApplications
                + " products"));
    return lines;
  }
}
