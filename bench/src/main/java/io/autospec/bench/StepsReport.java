package io.autospec.bench;

import static io.autospec.bench.Table.geometricMean;
import static io.autospec.bench.Table.number;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A recurrence step in every precision beside MKL's, and what preparing for it costs. */
final class StepsReport {

  private static final List<String> PRECISIONS = List.of("float64", "float32", "float16", "int8");

  private StepsReport() {}

  /** Returns the rows of a precision. */
  static List<Map<String, String>> ofPrecision(List<Map<String, String>> steps, String precision) {
    return steps.stream().filter(r -> r.get("precision").equals(precision)).toList();
  }

  /**
   * Returns the section.
   *
   * @param steps of {@code step_ratio}, one row per matrix and precision
   */
  static String section(List<Map<String, String>> steps) {
    StringBuilder out =
        new StringBuilder(
            """
            ## A recurrence step

            v_{k+1} = a A v_k + b v_k + c v_{k−1} + e z and y = y + w v_{k+1}, one thread, every coefficient
            in use, nanoseconds per nonzero (least processor time of the rounds of `step_ratio`). *plain*:
            one fused loop over the rows of CSR, float64, `-O3 -march=native`. *MKL*: `mkl_sparse_d_mv` of an
            optimised handle, which takes a and c along, and three `cblas_daxpy`. Ours with values in
            float64, float32, float16 and int8, as ratios to MKL's step.

            | matrix | n | nonzeros | storage | plain | MKL step | MKL product alone | ours | / MKL: float64 | float32 | float16 | int8 |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """);
    for (Map<String, String> r : ofPrecision(steps, "float64")) {
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %.2f | %.2f | %.2f | %.2f |",
              r.get("matrix"),
              r.get("n"),
              r.get("nonzeros"),
              r.get("storage"),
              number(r, "plain"),
              number(r, "mkl"),
              number(r, "mklProduct"),
              number(r, "ours")));
      for (Map<String, String> row : steps) {
        if (row.get("matrix").equals(r.get("matrix"))) {
          out.append(String.format(Locale.ROOT, " %.2f |", toMkl(row)));
        }
      }
      out.append('\n');
    }
    out.append(
        """

        Geometric means and worst cases over all matrices; preparing in products of the prepared matrix,
        bytes over those of the CSR arrays.

        | precision | step / MKL | worst | step / plain | preparing | worst | bytes | worst |
        |---|---|---|---|---|---|---|---|
        """);
    for (String precision : PRECISIONS) {
      List<Map<String, String>> rows = ofPrecision(steps, precision);
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | **%.3f** | %.2f | %.3f | %.1f | %.1f | %.2f | %.2f |%n",
              precision,
              mean(rows, StepsReport::toMkl),
              worst(rows, StepsReport::toMkl),
              mean(rows, r -> number(r, "ours") / number(r, "plain")),
              mean(rows, r -> number(r, "preparation")),
              worst(rows, r -> number(r, "preparation")),
              mean(rows, r -> number(r, "bytes")),
              worst(rows, r -> number(r, "bytes"))));
    }
    return out.append('\n').toString();
  }

  private static double toMkl(Map<String, String> row) {
    return number(row, "ours") / number(row, "mkl");
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
