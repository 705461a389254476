package io.autospec.bench;

import static io.autospec.bench.Table.number;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of RESULTS.md on Rayleigh–Ritz steps, from the file of {@link RitzShare}. */
final class RitzShareTable {

  private RitzShareTable() {}

  static String of(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            """

            ## Rayleigh and Ritz in a run for eigenvalues

            The share of the time that projected matrices, their dense algebra, the Ritz vectors and their
            residuals took, by samples of the stack; k lowest of the 7-point grid, tolerance 1e-8, one
            thread.

            | grid | k | dense algebra | method | products | share |
            |---|---|---|---|---|---|
            """);
    for (Map<String, String> row : rows) {
      out.append(
          String.format(
              Locale.ROOT,
              "| %s³ | %s | %s | %s | %s | %.1f %% |%n",
              row.get("side"),
              row.get("k"),
              row.get("algebra"),
              row.get("method"),
              row.get("products"),
              100 * number(row, "share")));
    }
    return out.toString();
  }
}
