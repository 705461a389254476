package io.autospec.bench;

import static io.autospec.bench.Table.geometricMean;
import static io.autospec.bench.Table.number;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of QUALITY.md on what a probe costs. */
final class ProbeTable {

  private static final double FAILED = 20_000;

  private ProbeTable() {}

  static String of(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """

                ## What a probe costs

                Products to 1e-8 over those of Jacobi-CG on %d real matrices, geometric mean over those where all
                three ended; Chebyshev of degree 8, γ = 2, no recoveries. *own*: the first steps of the solve are
                the probe, then a restart; *apart*: a Lanczos run from another vector, its products counted;
                *for nothing*: the same, not counted. The margin is the share of the largest Ritz value that is
                added to it beside its residual norm. *failed*: the polynomial was not positive on the spectrum
                (the solver would probe again).

                | steps | margin | own | apart | for nothing | failed: own | failed: apart |
                |---|---|---|---|---|---|---|
                """,
                rows.stream().map(r -> r.get("matrix")).distinct().count()));
    rows.stream()
        .collect(
            Collectors.groupingBy(
                r -> "| " + r.get("steps") + " | " + r.get("margin") + " |",
                LinkedHashMap::new,
                Collectors.toList()))
        .forEach((key, group) -> out.append(line(key, group)));
    return out.toString();
  }

  private static String line(String key, List<Map<String, String>> group) {
    List<Map<String, String>> ended =
        group.stream().filter(r -> !failed(r, "own") && !failed(r, "free")).toList();
    return String.format(
        Locale.ROOT,
        "%s %.3f | %.3f | %.3f | %d | %d |%n",
        key,
        mean(ended, "own"),
        mean(ended, "apart"),
        mean(ended, "free"),
        group.stream().filter(r -> failed(r, "own")).count(),
        group.stream().filter(r -> failed(r, "free")).count());
  }

  private static boolean failed(Map<String, String> row, String field) {
    return number(row, field) >= FAILED;
  }

  private static double mean(List<Map<String, String>> rows, String field) {
    return geometricMean(rows.stream().mapToDouble(r -> number(r, field) / number(r, "plain")));
  }
}
