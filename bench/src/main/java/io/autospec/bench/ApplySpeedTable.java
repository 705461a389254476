package io.autospec.bench;

import static io.autospec.bench.Table.geometricMean;
import static io.autospec.bench.Table.number;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of RESULTS.md on f(A) B with many columns, from the file of {@link ApplySpeed}. */
final class ApplySpeedTable {

  private ApplySpeedTable() {}

  static String of(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            """

            ## f(A) B with 16 columns

            Processor time over that of 16 Lanczos runs to the same tolerance (exp(−10 A/‖A‖) to 1e-8, the inverse
            square root to 1e-6), one thread, in turns; products of A with one vector, the probe's
            included.

            | matrix | n | function | served | degree | products | of 16 runs | time ratio |
            |---|---|---|---|---|---|---|---|
            """);
    for (Map<String, String> row : rows) {
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %s | %s | %s | %.2f |%n",
              row.get("matrix"),
              row.get("n"),
              row.get("function"),
              row.get("method"),
              row.get("degree"),
              row.get("products"),
              row.get("singleproducts"),
              number(row, "ratio")));
    }
    for (String function : List.of("exp", "invsqrt")) {
      out.append(
          String.format(
              Locale.ROOT,
              "%nGeometric mean of %s: %.2f.%n",
              function,
              geometricMean(
                  rows.stream()
                      .filter(r -> r.get("function").equals(function))
                      .mapToDouble(r -> number(r, "ratio")))));
    }
    return out.toString();
  }
}
