package io.autospec.bench;

import static io.autospec.bench.Table.number;
import static io.autospec.bench.Table.quantile;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of QUALITY.md on f(A) b and its error estimates, from {@link ApplyStudy}. */
final class ApplyTable {

  /** Below, the error is rounding. */
  private static final double ROUNDING = 1e-13;

  private ApplyTable() {}

  static String of(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """

                ## f(A) b: errors and their estimates

                %d columns on the true spectra of %d matrices of condition up to 1e8, as diagonal
                matrices, random tolerances from 1e-3 to 1e-8 and right-hand sides; exp of two decays,
                inv, sqrt, invsqrt, log1p, tanh and a resolvent. "Within" counts estimates from half the
                true error to ten times it; errors below 1e-13 are left out.

                | method | outcome | columns | within | too low | too high | median estimate / error | error above the tolerance |
                |---|---|---|---|---|---|---|---|
                """,
                rows.size(),
                rows.stream().map(r -> r.get("matrix")).distinct().count()));
    for (String method : List.of("lanczos", "auto")) {
      for (String outcome : List.of("CONVERGED", "LIMIT_REACHED")) {
        out.append(
            line(
                method,
                outcome,
                rows.stream()
                    .filter(r -> r.get("method").equals(method))
                    .filter(r -> r.get("outcome").equals(outcome))
                    .filter(r -> number(r, "error") > ROUNDING)
                    .toList()));
      }
    }
    return out.toString();
  }

  private static String line(String method, String outcome, List<Map<String, String>> rows) {
    double[] quotients =
        rows.stream().mapToDouble(r -> number(r, "estimate") / number(r, "error")).toArray();
    long low = java.util.Arrays.stream(quotients).filter(q -> q < 0.5).count();
    long high = java.util.Arrays.stream(quotients).filter(q -> q > 10).count();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %.1f %% | %d | %d | %.2f | %d |%n",
        method,
        outcome,
        rows.size(),
        100.0 * (rows.size() - low - high) / rows.size(),
        low,
        high,
        quantile(quotients, 0.5),
        rows.stream().filter(r -> number(r, "error") > number(r, "tolerance")).count());
  }
}
