package io.autospec.bench;

import static io.autospec.bench.Table.geometricMean;
import static io.autospec.bench.Table.number;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of QUALITY.md on eigenvalues at the ends of spectra, from the file of EndsStudy. */
final class EndsTable {

  private EndsTable() {}

  static String of(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """

                ## Eigenvalues at the ends

                The 20 lowest and the 20 highest of %d symmetric matrices of at most 3,000 rows, as they are,
                against a dense solver, index by index: one that is missing shifts all after it. Tolerance
                1e-8 of the norm. `auto` is block Lanczos on polynomials, with dense algebra in its place up
                to 160 rows and where 4,000 + 8 n products are not enough; `filter` is subspace iteration,
                left to its limit of 112,000 products.

                | end | method | filter | matrices | converged | by dense algebra | counted by inertia | largest error over the norm | products: geomean |
                |---|---|---|---|---|---|---|---|---|
                """,
                rows.stream().map(row -> row.get("matrix")).distinct().count()));
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
    return out.toString();
  }

  private static String line(
      String end, String method, String filter, Collection<Map<String, String>> rows) {
    List<Map<String, String>> converged =
        rows.stream().filter(row -> row.get("outcome").equals("CONVERGED")).toList();
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
        geometricMean(converged.stream().mapToDouble(row -> number(row, "products"))));
  }
}
