package io.autospec.bench;

import static io.autospec.bench.Table.number;
import static io.autospec.bench.Table.quantile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of QUALITY.md on traces, from the file of {@link TraceStudy}. */
final class TraceTable {

  private TraceTable() {}

  static String of(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """

                ## Traces and log-determinants

                At the default effort (half-width 0.5 %% of the value at 95 %% confidence), against the sum
                over all eigenvalues: the interval held the truth in %.1f %% of %d runs; the largest relative
                error was %.2e. exp is exp(−10 A/λmax).

                | matrix | n | function | runs | interval holds | relative error: median | worst | samples | Lanczos steps | directions taken out | products |
                |---|---|---|---|---|---|---|---|---|---|---|
                """,
                100.0 * held(rows) / rows.size(),
                rows.size(),
                rows.stream().mapToDouble(TraceTable::error).max().orElse(Double.NaN)));
    rows.stream()
        .collect(
            Collectors.groupingBy(
                r -> r.get("matrix") + " " + r.get("function"),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .forEach(group -> out.append(line(group)));
    return out.toString();
  }

  private static String line(List<Map<String, String>> group) {
    double[] errors = group.stream().mapToDouble(TraceTable::error).toArray();
    Map<String, String> first = group.get(0);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %d | %d | %.1e | %.1e | %.0f | %.0f | %.0f | %.0f |%n",
        first.get("matrix"),
        first.get("n"),
        first.get("function"),
        group.size(),
        held(group),
        quantile(errors, 0.5),
        quantile(errors, 1),
        mean(group, "samples"),
        mean(group, "steps"),
        mean(group, "deflated"),
        mean(group, "products"));
  }

  private static long held(List<Map<String, String>> rows) {
    return rows.stream()
        .filter(r -> Math.abs(number(r, "value") - number(r, "truth")) <= number(r, "halfwidth"))
        .count();
  }

  private static double error(Map<String, String> row) {
    return Math.abs(number(row, "value") / number(row, "truth") - 1);
  }

  private static double mean(List<Map<String, String>> rows, String field) {
    return rows.stream().mapToDouble(r -> number(r, field)).average().orElse(Double.NaN);
  }
}
