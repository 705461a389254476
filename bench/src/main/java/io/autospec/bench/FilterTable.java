package io.autospec.bench;

import static io.autospec.bench.Table.geometricMean;
import static io.autospec.bench.Table.number;
import static io.autospec.bench.Table.quantile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of QUALITY.md on filters, from the file of {@link FilterStudy}. */
final class FilterTable {

  private static final List<String> USED =
      List.of("jackson-step", "lanczos-step", "jackson-delta", "lanczos-delta");

  /** Where the baseline separates by less than e^0.02, no filter of the degree is of use. */
  private static final double LEAST = 0.02;

  private FilterTable() {}

  static String of(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            """

            ## Filters

            Log separation, log(least wanted |p| / largest unwanted |p|) over the eigenvalues, relative to a
            baseline, where the baseline's is at least 0.02. Interior windows hold 10 to 60 eigenvalues;
            their baseline is the best of the filters in use, taken for each window afterwards (Jackson- and
            Lanczos-damped step and delta). One-sided windows hold the 20 lowest or highest with six guards;
            their baseline is the scaled Chebyshev filter. One probe of 24 products. The limit is the
            minimax filter that knows every eigenvalue.

            | window | degree | windows | equiripple: geomean | learned: geomean | median | worst | limit: geomean | learned, worst over equiripple | ms, equiripple | ms, learned |
            |---|---|---|---|---|---|---|---|---|---|---|
            """);
    rows.stream()
        .collect(
            Collectors.groupingBy(
                r -> r.get("window") + " " + r.get("degree"),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .sorted(java.util.Comparator.comparing(g -> !g.get(0).get("window").equals("interior")))
        .forEach(group -> out.append(line(group)));
    return out.toString();
  }

  private static String line(List<Map<String, String>> group) {
    List<Double> equiripple = new ArrayList<>();
    List<Double> learned = new ArrayList<>();
    List<Double> limit = new ArrayList<>();
    double worst = Double.POSITIVE_INFINITY;
    boolean interior = group.get(0).get("window").equals("interior");
    for (List<Map<String, String>> one :
        group.stream()
            .collect(Collectors.groupingBy(r -> r.get("matrix") + " " + r.get("scaled")))
            .values()) {
      Map<String, Double> log =
          one.stream()
              .collect(Collectors.toMap(r -> r.get("model"), r -> number(r, "logseparation")));
      if (!log.containsKey("learned")) {
        continue;
      }
      double base =
          interior ? USED.stream().mapToDouble(log::get).max().orElse(0) : log.get("chebyshev");
      if (base < LEAST) {
        continue;
      }
      equiripple.add(positive(log.get("equiripple") / base));
      learned.add(positive(log.get("learned") / base));
      limit.add(positive(log.get("limit") / base));
      worst = Math.min(worst, log.get("learned") / log.get("equiripple"));
    }
    double[] ratios = learned.stream().mapToDouble(x -> x).toArray();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
        group.get(0).get("window"),
        group.get(0).get("degree"),
        ratios.length,
        geometricMean(equiripple.stream().mapToDouble(x -> x)),
        geometricMean(learned.stream().mapToDouble(x -> x)),
        quantile(ratios, 0.5),
        quantile(ratios, 0),
        geometricMean(limit.stream().mapToDouble(x -> x)),
        worst,
        milliseconds(group, "equiripple"),
        milliseconds(group, "learned"));
  }

  /** A filter that damps what is wanted counts as a thousandth, so that the mean shows it. */
  private static double positive(double ratio) {
    return Math.max(ratio, 1e-3);
  }

  private static double milliseconds(List<Map<String, String>> group, String model) {
    double[] times =
        group.stream()
            .filter(r -> r.get("model").equals(model))
            .mapToDouble(r -> number(r, "microseconds") / 1000)
            .toArray();
    return quantile(times, 0.5);
  }
}
