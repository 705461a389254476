package io.autospec.bench;

import static io.autospec.bench.Table.geometricMean;
import static io.autospec.bench.Table.number;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The part of QUALITY.md on eigenvalues at the ends of spectra, from the file of EndsStudy. */
final class EndsTable {

  /** The factor from which a saving is told. */
  private static final double NOTABLE = 1.3;

  private EndsTable() {}

  static String of(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """

                ## Eigenvalues at the ends

                The 20 lowest and the 20 highest of %d symmetric matrices of %d to %d rows, as they are,
                against a dense solver, index by index: one that is missing shifts all after it. Tolerance
                1e-8 of the norm. `auto` is block Lanczos on polynomials, with dense algebra in its place up
                to 160 rows and where 4,000 + 8 n products are not enough; `filter` is subspace iteration,
                left to its limit of 112,000 products, which count where it did not converge.

                | end | method | filter | matrices | converged | by dense algebra | counted by inertia | largest error over the norm | products: geomean |
                |---|---|---|---|---|---|---|---|---|
                """,
                rows.stream().map(row -> row.get("matrix")).distinct().count(),
                rows.stream().mapToInt(row -> (int) number(row, "n")).min().orElse(0),
                rows.stream().mapToInt(row -> (int) number(row, "n")).max().orElse(0)));
    for (String end : List.of("LOWEST", "HIGHEST")) {
      for (boolean iteration : List.of(false, true)) {
        for (String filter : List.of("learned", "chebyshev")) {
          out.append(
              line(
                  end,
                  iteration ? "filter" : "auto",
                  filter,
                  rows.stream()
                      .filter(row -> row.get("which").equals(end))
                      .filter(row -> row.get("filter").equals(filter))
                      .filter(row -> row.get("method").equals("filter") == iteration)
                      .collect(
                          Collectors.toMap(
                              row -> row.get("matrix"),
                              row -> row,
                              (first, again) -> first, // a small matrix is dense for both methods
                              LinkedHashMap::new))
                      .values()));
        }
      }
    }
    return out.append(farEnds(rows)).toString();
  }

  /** The ends where the learned filter saves most, and where it costs more than Chebyshev's. */
  private static String farEnds(List<Map<String, String>> rows) {
    Map<String, Map<String, Map<String, String>>> byEnd = new TreeMap<>();
    for (Map<String, String> row : rows) {
      if (row.get("method").equals("filter")) {
        String end = row.get("matrix") + " " + row.get("which").toLowerCase(Locale.ROOT);
        byEnd.computeIfAbsent(end, key -> new TreeMap<>()).put(row.get("filter"), row);
      }
    }
    double worst = 0;
    StringBuilder out =
        new StringBuilder(
            """

            Products of subspace iteration with the learned filter and with Chebyshev's, where one of
            them converged and the learned takes less than 1/%s times the products or more than these:

            | end | learned | Chebyshev's | ratio |
            |---|---|---|---|
            """
                .formatted(NOTABLE));
    for (Map.Entry<String, Map<String, Map<String, String>>> end : byEnd.entrySet()) {
      Map<String, String> learned = end.getValue().get("learned");
      Map<String, String> chebyshev = end.getValue().get("chebyshev");
      if (!converged(learned) && !converged(chebyshev)) {
        continue;
      }
      double ratio = number(learned, "products") / number(chebyshev, "products");
      worst = Math.max(worst, ratio);
      if (ratio < 1 / NOTABLE || ratio > 1) {
        out.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.2f |%n",
                end.getKey(),
                products(learned),
                products(chebyshev),
                ratio));
      }
    }
    return out.append(
            String.format(
                Locale.ROOT, "%nThe worst ratio of the %d ends was %.3f.%n", byEnd.size(), worst))
        .toString();
  }

  private static boolean converged(Map<String, String> row) {
    return row.get("outcome").equals("CONVERGED");
  }

  private static String products(Map<String, String> row) {
    return (converged(row) ? "" : "not in ") + row.get("products");
  }

  private static String line(
      String end, String method, String filter, Collection<Map<String, String>> rows) {
    List<Map<String, String>> converged = rows.stream().filter(EndsTable::converged).toList();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %d | %d | %d | %d | %.1e | %.0f |%n",
        end.toLowerCase(Locale.ROOT),
        method,
        filter,
        rows.size(),
        converged.size(),
        rows.stream().filter(row -> row.get("method").equals("dense")).count(),
        rows.stream().filter(row -> row.get("check").equals("INERTIA")).count(),
        converged.stream().mapToDouble(row -> number(row, "error")).max().orElse(Double.NaN),
        geometricMean(rows.stream().mapToDouble(row -> number(row, "products"))));
  }
}
