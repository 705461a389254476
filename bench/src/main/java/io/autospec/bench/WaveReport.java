package io.autospec.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The section of RESULTS.md on several steps in one pass over memory, and on two threads. */
final class WaveReport {

  private WaveReport() {}

  static String section(List<Map<String, String>> rows) {
    StringBuilder out =
        new StringBuilder(
            """
            ## Several steps in one pass over memory

            A recurrence of degree %s on grids, nanoseconds per nonzero and step by the wall clock (minimum
            and median of 9 rounds of `wave_ratio`, whose variants take turns, each in a process of its own).
            *busy*: one of the two processors is kept busy by another program, for 1.5 seconds at a time, long
            enough for the pool to try its threads in vain.

            | matrix | variant | minimum | median |
            |---|---|---|---|
            """
                .formatted(rows.isEmpty() ? "" : rows.get(0).get("degree")));
    for (Map<String, String> r : rows) {
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %.2f | %.2f |%n",
              r.get("matrix"),
              r.get("variant"),
              Double.parseDouble(r.get("nsPerNonzero")),
              Double.parseDouble(r.get("median"))));
    }
    out.append(
        """

        Two threads over one, times as fast by the minimum and by the median; *busy*: both beside the busy
        loop.

        | matrix | | free | median | busy | median |
        |---|---|---|---|---|---|
        """);
    for (String matrix : rows.stream().map(r -> r.get("matrix")).distinct().toList()) {
      for (String way : List.of("step by step", "waves")) {
        out.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f | %.2f | %.2f |%n",
                matrix,
                way,
                gain(rows, matrix, way, "nsPerNonzero"),
                gain(rows, matrix, way, "median"),
                gain(rows, matrix, way + ", busy", "nsPerNonzero"),
                gain(rows, matrix, way + ", busy", "median")));
      }
    }
    return out.append('\n').toString();
  }

  private static double gain(
      List<Map<String, String>> rows, String matrix, String way, String time) {
    return time(rows, matrix, "1 thread, " + way, time)
        / time(rows, matrix, "2 threads, " + way, time);
  }

  private static double time(
      List<Map<String, String>> rows, String matrix, String variant, String time) {
    return rows.stream()
        .filter(r -> r.get("matrix").equals(matrix) && r.get("variant").equals(variant))
        .mapToDouble(r -> Double.parseDouble(r.get(time)))
        .findFirst()
        .orElse(Double.NaN);
  }
}
