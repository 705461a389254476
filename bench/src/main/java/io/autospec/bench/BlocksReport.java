package io.autospec.bench;

import static io.autospec.bench.Table.geometricMean;
import static io.autospec.bench.Table.number;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A recurrence step of blocks of columns beside that of one column and beside MKL's. */
final class BlocksReport {

  /** The columns that the table by matrix shows. */
  private static final String SHOWN = "16";

  /** Passes over blocks per step, those of y among them. */
  private static final double PASSES = 4 + 5.0 / 8;

  private BlocksReport() {}

  /**
   * Returns the section.
   *
   * @param rows of {@code block_ratio}, one per matrix, precision and number of columns
   */
  static String section(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            """
            ## Blocks of columns

            The same step of a row-major block, one thread, nanoseconds per nonzero and column (least
            processor time of the rounds of `block_ratio`). *MKL*: `mkl_sparse_d_mm` of a handle optimised
            for this block, which takes a and c along, and three `cblas_daxpy`. Of %s columns:

            | matrix | n | ours, one column | ours | MKL step | MKL product alone | / our column | / MKL step | product / MKL product | float16 / MKL step |
            |---|---|---|---|---|---|---|---|---|---|
            """
                .formatted(SHOWN));
    for (Map<String, String> row : select(rows, "float64", SHOWN)) {
      Map<String, String> half = twin(rows, row, "float16", SHOWN);
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %.2f | %.3f | %.3f | %.3f | %.2f | %.2f | %.2f | %.2f |%n",
              row.get("matrix"),
              row.get("n"),
              number(twin(rows, row, "float64", "1"), "step"),
              number(row, "step"),
              number(row, "mklStep"),
              number(row, "mklProduct"),
              toColumn(rows, row),
              number(row, "step") / number(row, "mklStep"),
              number(row, "product") / number(row, "mklProduct"),
              number(half, "step") / number(half, "mklStep")));
    }
    out.append(
        """

        Geometric means and worst cases over the matrices, per column:

        | inside | columns | / our column | worst | / MKL step | worst | product / MKL product | worst |
        |---|---|---|---|---|---|---|---|
        """);
    for (String precision : List.of("float64", "float16")) {
      for (String columns : rows.stream().map(r -> r.get("columns")).distinct().toList()) {
        List<Map<String, String>> chosen = select(rows, precision, columns);
        ToDoubleFunction<Map<String, String>> column = r -> toColumn(rows, r);
        ToDoubleFunction<Map<String, String>> step = r -> number(r, "step") / number(r, "mklStep");
        ToDoubleFunction<Map<String, String>> product =
            r -> number(r, "product") / number(r, "mklProduct");
        out.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | **%.3f** | %.2f | **%.3f** | %.2f | %.3f | %.2f |%n",
                precision,
                columns,
                mean(chosen, column),
                worst(chosen, column),
                mean(chosen, step),
                worst(chosen, step),
                mean(chosen, product),
                worst(chosen, product)));
      }
    }
    return out.append('\n').toString();
  }

  /**
   * Returns what the memory allows blocks.
   *
   * @param rows of {@code block_ratio}
   * @param limits of {@code limits}
   */
  static String bounds(List<Map<String, String>> rows, List<Map<String, String>> limits) {
    double gigabytes =
        limits.stream()
            .filter(row -> row.get("what").equals("triad"))
            .mapToDouble(row -> number(row, "value"))
            .findFirst()
            .orElse(Double.NaN);
    StringBuilder out =
        new StringBuilder(
            """
            What memory allows a step of %s columns in float64, nanoseconds per nonzero and column: the matrix
            read once for all columns (10 bytes per nonzero), four passes over blocks (v, v_{k−1} and z read,
            v_{k+1} written) and those over y, which takes three vectors at a time (five in a run of eight
            steps), at the speed of the triad. Blocks that fit the shared cache go below it. *bound / own column*: what blocks can reach against a step of one column while they come from
            memory and the column's vectors do not. A product makes three passes: x read, y read and written.

            | matrix | MB of a vector | bound | step | step / bound | bound / own column | product bound | product |
            |---|---|---|---|---|---|---|---|
            """
                .formatted(SHOWN));
    int columns = Integer.parseInt(SHOWN);
    for (Map<String, String> row : select(rows, "float64", SHOWN)) {
      double perRow = number(row, "n") / number(row, "nonzeros");
      double bound = (10.0 / columns + PASSES * Double.BYTES * perRow) / gigabytes;
      double product = (10.0 / columns + 3 * Double.BYTES * perRow) / gigabytes;
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %.1f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
              row.get("matrix"),
              number(row, "n") * columns * Double.BYTES / 1e6,
              bound,
              number(row, "step"),
              number(row, "step") / bound,
              bound / number(twin(rows, row, "float64", "1"), "step"),
              product,
              number(row, "product")));
    }
    return out.append('\n').toString();
  }

  private static List<Map<String, String>> select(
      List<Map<String, String>> rows, String precision, String columns) {
    return rows.stream()
        .filter(r -> r.get("precision").equals(precision) && r.get("columns").equals(columns))
        .toList();
  }

  private static Map<String, String> twin(
      List<Map<String, String>> rows, Map<String, String> row, String precision, String columns) {
    return select(rows, precision, columns).stream()
        .filter(r -> r.get("matrix").equals(row.get("matrix")))
        .findFirst()
        .orElseThrow();
  }

  private static double toColumn(List<Map<String, String>> rows, Map<String, String> row) {
    return number(row, "step") / number(twin(rows, row, row.get("precision"), "1"), "step");
  }

  private static double mean(
      List<Map<String, String>> rows, ToDoubleFunction<Map<String, String>> value) {
    return geometricMean(rows.stream().mapToDouble(value));
  }

  private static double worst(
      List<Map<String, String>> rows, ToDoubleFunction<Map<String, String>> value) {
    return rows.stream().mapToDouble(value).max().orElse(Double.NaN);
  }
}
