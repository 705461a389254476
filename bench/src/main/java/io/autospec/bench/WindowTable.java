package io.autospec.bench;

import static io.autospec.bench.Table.geometricMean;
import static io.autospec.bench.Table.number;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of QUALITY.md on windows of eigenvalues, from the file of {@link WindowStudy}. */
final class WindowTable {

  private static final double ACCURATE = 1e-6;

  /** The name of a window of a cube. */
  static final String CUBE = "cube";

  private WindowTable() {}

  static String of(List<Map<String, String>> all) {
    List<Map<String, String>> rows =
        all.stream().filter(r -> !r.get("window").equals(CUBE)).toList();
    List<Map<String, String>> ours =
        rows.stream().filter(r -> r.get("filter").equals("ours")).toList();
    long right = ours.stream().filter(WindowTable::right).count();
    StringBuilder out =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """

                ## Windows of eigenvalues

                Three windows of up to 60 eigenvalues in each of %d symmetric matrices, against a dense
                solver: in %d of %d windows all were found, none twice, to %.0e of the norm; the largest
                error was %.1e. The whole run's products, the probe's and the checks' included, over those
                of the same method with EVSL's filter (Lanczos-damped delta, its degree rule), on the
                windows where both ran on a polynomial to the end.

                | window | windows | by filter | by factors | dense | compared | products: geomean | worst |
                |---|---|---|---|---|---|---|---|
                """,
                ours.stream().map(r -> r.get("matrix")).distinct().count(),
                right,
                ours.size(),
                ACCURATE,
                ours.stream()
                    .filter(WindowTable::right)
                    .mapToDouble(r -> number(r, "error"))
                    .max()
                    .orElse(0)));
    for (String window : List.of("low", "middle", "high")) {
      out.append(line(window, rows.stream().filter(r -> r.get("window").equals(window)).toList()));
    }
    out.append(line("all", rows));
    cubes(all, out);
    ours.stream()
        .filter(r -> !right(r))
        .forEach(
            r ->
                out.append(
                    String.format(
                        "%nNot so: %s, %s window: %s, %s of %s found.%n",
                        r.get("matrix"),
                        r.get("window"),
                        r.get("outcome"),
                        r.get("found"),
                        r.get("wanted"))));
    return out.toString();
  }

  private static void cubes(List<Map<String, String>> all, StringBuilder out) {
    pairs(all.stream().filter(r -> r.get("window").equals(CUBE)))
        .forEach(
            pair -> {
              Map<String, String> ours = pair.get("ours");
              Map<String, String> delta = pair.get("damped-delta");
              out.append(
                  String.format(
                      Locale.ROOT,
                      "%n%s, n = %s, the %s eigenvalues in [%.3g, %.3g]: %s found with %s products, %s"
                          + "%nwith the damped delta's %s: %.2f.%n",
                      ours.get("matrix"),
                      ours.get("n"),
                      ours.get("wanted"),
                      number(ours, "lower"),
                      number(ours, "upper"),
                      ours.get("found"),
                      ours.get("products"),
                      delta.get("found"),
                      delta.get("products"),
                      number(ours, "products") / number(delta, "products")));
            });
  }

  /** The rows of each window that ran with both filters, by filter. */
  private static Stream<Map<String, Map<String, String>>> pairs(Stream<Map<String, String>> rows) {
    return rows
        .collect(
            Collectors.groupingBy(
                r -> r.get("matrix") + " " + r.get("window"),
                LinkedHashMap::new,
                Collectors.toMap(r -> r.get("filter"), r -> r)))
        .values()
        .stream()
        .filter(pair -> pair.size() == 2);
  }

  private static boolean right(Map<String, String> row) {
    return row.get("outcome").equals("CONVERGED")
        && row.get("found").equals(row.get("wanted"))
        && number(row, "error") <= ACCURATE;
  }

  private static String line(String name, List<Map<String, String>> rows) {
    List<Double> ratios = new ArrayList<>();
    pairs(rows.stream())
        .filter(pair -> pair.values().stream().allMatch(r -> method(r, "filtered-lanczos")))
        .forEach(
            pair ->
                ratios.add(
                    number(pair.get("ours"), "products")
                        / number(pair.get("damped-delta"), "products")));
    List<Map<String, String>> ours =
        rows.stream().filter(r -> r.get("filter").equals("ours")).toList();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %d | %.2f | %.2f |%n",
        name,
        ours.size(),
        ours.stream().filter(r -> method(r, "filtered-lanczos")).count(),
        ours.stream().filter(r -> method(r, "shift-invert")).count(),
        ours.stream().filter(r -> method(r, "dense")).count(),
        ratios.size(),
        geometricMean(ratios.stream().mapToDouble(x -> x)),
        ratios.stream().mapToDouble(x -> x).max().orElse(Double.NaN));
  }

  private static boolean method(Map<String, String> row, String name) {
    return row.get("method").equals(name);
  }
}
