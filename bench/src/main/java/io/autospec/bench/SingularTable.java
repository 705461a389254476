package io.autospec.bench;

import static io.autospec.bench.Table.number;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of QUALITY.md on singular values, from the file of {@link SingularStudy}. */
final class SingularTable {

  /** What rounding leaves of a smallest value, over the largest one. */
  private static final double ROUNDING = 60 * Math.ulp(1.0);

  private SingularTable() {}

  static String of(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """

                ## Singular values

                Ten at either end of %d nonsymmetric or rectangular matrices, against a dense solver: the
                error over the largest singular value, and over the bound of the smallest: the larger of 1e-4 of
                the value itself and 60 ε of the largest.

                | end | matrices | converged | largest error | worst share of the bound | most products |
                |---|---|---|---|---|---|
                """,
                rows.stream().map(r -> r.get("matrix")).distinct().count()));
    for (String which : List.of("largest", "smallest")) {
      List<Map<String, String>> group =
          rows.stream().filter(r -> r.get("which").equals(which)).toList();
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %.1e | %.1e | %.0f |%n",
              which,
              group.size(),
              group.stream().filter(r -> r.get("outcome").equals("CONVERGED")).count(),
              group.stream().mapToDouble(r -> number(r, "error")).max().orElse(0),
              group.stream().mapToDouble(SingularTable::share).max().orElse(0),
              group.stream().mapToDouble(r -> number(r, "products")).max().orElse(0)));
    }
    return out.toString();
  }

  /** The smaller of the error over what rounding leaves and the relative error over 1e-4. */
  private static double share(Map<String, String> row) {
    return Math.min(number(row, "error") / ROUNDING, number(row, "relative") / 1e-4);
  }
}
