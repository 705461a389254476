package io.autospec.bench;

import static io.autospec.bench.Table.geometricMean;
import static io.autospec.bench.Table.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A step beside the gathers and the streams that it cannot do without. */
final class GathersReport {

  private GathersReport() {}

  /**
   * Returns the section.
   *
   * @param gathers of {@code gather_limits}, one row per matrix and precision
   * @param steps of {@code step_ratio}
   */
  static String section(List<Map<String, String>> gathers, List<Map<String, String>> steps) {
    StringBuilder out =
        new StringBuilder(
            """
            ## What bounds a step from below

            Nanoseconds per nonzero, one thread, least of the rounds of `gather_limits`. *gather*: x at the
            columns of the matrix, in the order in which its slices gather them, summed, with neither values nor
            vectors. *stream*: the values and two bytes for each column read, and the vectors of an update read
            and written. The greater of the two bounds the step of this storage; gathers and streams that do not
            overlap add up. Storages without gathers are not bound by the first. float16 has vectors of float32.

            | matrix | inside | gather | stream | step | step / greater | step / sum | step / MKL |
            |---|---|---|---|---|---|---|---|
            """);
    for (String precision : List.of("float64", "float16")) {
      List<Double> toGreater = new ArrayList<>();
      List<Double> toSum = new ArrayList<>();
      for (Map<String, String> step : StepsReport.ofPrecision(steps, precision)) {
        Map<String, String> bound = twin(gathers, step);
        if (bound == null || step.get("storage").equals("diagonals")) {
          continue;
        }
        double gather = number(bound, "gather");
        double stream = number(bound, "stream");
        double ours = number(step, "ours");
        toGreater.add(ours / Math.max(gather, stream));
        toSum.add(ours / (gather + stream));
        out.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
                step.get("matrix"),
                precision,
                gather,
                stream,
                ours,
                toGreater.get(toGreater.size() - 1),
                toSum.get(toSum.size() - 1),
                ours / number(step, "mkl")));
      }
      out.append(
          String.format(
              Locale.ROOT,
              "| geometric mean | %s | | | | **%.2f** | **%.2f** | |%n",
              precision,
              mean(toGreater),
              mean(toSum)));
    }
    return out.append('\n').toString();
  }

  private static Map<String, String> twin(
      List<Map<String, String>> gathers, Map<String, String> step) {
    return gathers.stream()
        .filter(r -> r.get("matrix").equals(step.get("matrix")))
        .filter(r -> r.get("precision").equals(step.get("precision")))
        .findFirst()
        .orElse(null);
  }

  private static double mean(List<Double> ratios) {
    return geometricMean(ratios.stream().mapToDouble(Double::doubleValue));
  }
}
