package io.autospec.cli;

import io.autospec.solve.Outcome;
import io.autospec.solve.Solution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How one method of a comparison went, as JSON shows it.
 *
 * @param asked the preconditioner asked for
 * @param preconditioner what served, after any fallback
 * @param degree products per outer iteration
 * @param outcome CONVERGED, or how else the solve ended
 * @param advice what to try next, or empty
 * @param operatorApplications all products with A
 * @param reductions dot-product synchronisations
 * @param iterations outer iterations
 * @param relativeResidual ‖b − A x‖ / ‖b‖, null if nothing was solved
 * @param seconds probe and solve
 * @param fallbackReason why something else served than was asked, or empty
 */
record MethodResult(
    String asked,
    String preconditioner,
    int degree,
    String outcome,
    String advice,
    long operatorApplications,
    long reductions,
    int iterations,
    double relativeResidual,
    double seconds,
    String fallbackReason) {

  private static final String ROW = "  %-15s %6s %10s %10s %8s  %s";

  static MethodResult of(Method method, Solution solution) {
    return new MethodResult(
        method.preconditioning().label(),
        solution.preconditioner(),
        solution.degree(),
        solution.outcome().name(),
        Advice.of(solution),
        solution.operatorApplications(),
        solution.reductions(),
        solution.iterations(),
        solution.relativeResidual(),
        solution.probeSeconds() + solution.solveSeconds(),
        solution.fallbackReason());
  }

  /**
   * The row of a method that cannot begin, because it scales by a diagonal that is not positive.
   */
  static MethodResult unsolved(Method method, String objection) {
    return new MethodResult(
        method.preconditioning().label(),
        method.preconditioning().label(),
        method.degree(),
        Outcome.NOT_POSITIVE_DEFINITE.name(),
        objection,
        0,
        0,
        0,
        Double.NaN,
        0,
        "");
  }

  boolean converged() {
    return outcome.equals("CONVERGED");
  }

  /** Returns the head of a table of results. */
  static String head() {
    return String.format(ROW, "preconditioner", "degree", "products", "dots", "seconds", "outcome");
  }

  /** Returns this result as a row of the table; a star marks a fallback. */
  String row() {
    return String.format(
        ROW,
        asked + (fallbackReason.isEmpty() ? "" : " *"),
        degree,
        Figures.count(operatorApplications),
        Figures.count(reductions),
        Figures.seconds(seconds),
        Terminal.coloured(outcome, converged()));
  }

  /** Returns the lines below a table: what the stars mean, and which method was best. */
  static List<String> foot(List<MethodResult> results) {
    List<String> lines = new ArrayList<>();
    for (MethodResult result : results) {
      if (!result.fallbackReason.isEmpty()) {
        lines.addAll(Lines.wrap(result.footnote(), Terminal.WIDTH));
      }
    }
    best(results, Comparator.comparingLong(MethodResult::operatorApplications))
        .ifPresent(best -> lines.add("  fewest products  " + best));
    best(results, Comparator.comparingLong(MethodResult::reductions))
        .ifPresent(best -> lines.add("  fewest dots      " + best));
    best(results, Comparator.comparingDouble(MethodResult::seconds))
        .ifPresent(best -> lines.add("  fewest seconds   " + best));
    return lines;
  }

  private String footnote() {
    return "  * "
        + asked
        + " of degree "
        + degree
        + ": "
        + (asked.equals(preconditioner) ? "" : preconditioner + " served; ")
        + fallbackReason;
  }

  private static Optional<String> best(List<MethodResult> results, Comparator<MethodResult> order) {
    return results.stream()
        .filter(MethodResult::converged)
        .min(order)
        .map(r -> r.asked + (r.degree > 1 ? " of degree " + r.degree : ""));
  }
}
