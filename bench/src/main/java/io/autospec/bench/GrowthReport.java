package io.autospec.bench;

import static io.autospec.bench.Table.number;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Time and memory per nonzero as a grid grows. */
final class GrowthReport {

  private GrowthReport() {}

  /** Returns the section. */
  static String section(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            """
            ## Growth

            Cubes with 7 points, one thread, one process each, `Growth`: nanoseconds per nonzero of a step
            (best of 5 expansions of degree 8), prepare in products, the prepared matrix and the peak of the
            whole process, the Java matrix and the virtual machine included, in bytes per nonzero.

            | n | nonzeros | inside | step | prepare | matrix | process | process, GB |
            |---|---|---|---|---|---|---|---|
            """);
    Map<String, Double> first = new LinkedHashMap<>();
    Map<String, Double> rise = new LinkedHashMap<>();
    for (Map<String, String> row : rows) {
      double nonzeros = number(row, "nonzeros");
      double step = number(row, "nsPerNonzero");
      first.putIfAbsent(row.get("precision"), step);
      rise.put(row.get("precision"), step / first.get(row.get("precision")));
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %.3f | %.1f | %.1f | %.1f | %.2f |%n",
              row.get("n"),
              row.get("nonzeros"),
              row.get("precision"),
              step,
              number(row, "prepareProducts"),
              number(row, "bytes") / nonzeros,
              number(row, "peakBytes") / nonzeros,
              1e-9 * number(row, "peakBytes")));
    }
    out.append("\nTime per nonzero, the largest grid over the smallest:");
    rise.forEach(
        (precision, ratio) ->
            out.append(String.format(Locale.ROOT, " %s **%.2f**", precision, ratio)));
    return out.append(".\n\n").toString();
  }
}
