package io.autospec.bench;

import static io.autospec.bench.Table.geometricMean;
import static io.autospec.bench.Table.number;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of QUALITY.md on the products of f(A) b for one column, from {@link ApplyProducts}. */
final class ApplyProductsTable {

  private ApplyProductsTable() {}

  static String of(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """

                ## f(A) b: products of one column

                Over the fewest steps of Lanczos whose answer is within the tolerance, counted with the
                true answer at hand, on the true spectra of %d matrices of condition up to 1e5, as
                diagonal matrices: exp(−10 A/‖A‖) to 1e-8, the inverse square root to 1e-6.

                | function | matrices | converged | error above the tolerance | products over the fewest: geomean | worst | matrix |
                |---|---|---|---|---|---|---|
                """,
                rows.stream().map(r -> r.get("matrix")).distinct().count()));
    for (String function : List.of("exp", "invsqrt")) {
      List<Map<String, String>> of =
          rows.stream().filter(r -> r.get("function").equals(function)).toList();
      Map<String, String> worst =
          of.stream().max(Comparator.comparingDouble(ApplyProductsTable::ratio)).orElseThrow();
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %d | %.2f | %.2f | %s, %s for %s |%n",
              function,
              of.size(),
              of.stream().filter(r -> r.get("outcome").equals("CONVERGED")).count(),
              of.stream().filter(r -> number(r, "error") > number(r, "tolerance")).count(),
              geometricMean(of.stream().mapToDouble(ApplyProductsTable::ratio)),
              ratio(worst),
              worst.get("matrix"),
              worst.get("products"),
              worst.get("least")));
    }
    return out.toString();
  }

  private static double ratio(Map<String, String> row) {
    return number(row, "products") / number(row, "least");
  }
}
