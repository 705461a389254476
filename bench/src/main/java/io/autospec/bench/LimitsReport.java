package io.autospec.bench;

import static io.autospec.bench.Table.number;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The machine's limits, and how far from them a step is. */
final class LimitsReport {

  /** Passes over a float64 vector in a step: v, v_{k−1}, z and y are read, v_{k+1}, y written. */
  private static final int VECTOR_PASSES = 6;

  /** Matrices below stay in a cache, where the memory's speed is no limit. */
  private static final double BEYOND_CACHE = 4e6;

  private LimitsReport() {}

  /**
   * Returns the section.
   *
   * @param limits of {@code limits}
   * @param steps of {@code step_ratio}
   */
  static String section(List<Map<String, String>> limits, List<Map<String, String>> steps) {
    StringBuilder out =
        new StringBuilder(
            """
            ## The machine's limits

            One thread, best of 7 rounds of `limits`: a sum over 256 MB, the triad a = b + s c, and a sum
            of doubles gathered at random from vectors of growing size.

            | what | limit |
            |---|---|
            """);
    for (Map<String, String> row : limits) {
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f %s |%n",
              row.get("what"),
              number(row, "value"),
              row.get("unit")));
    }
    double gigabytes =
        limits.stream()
            .filter(row -> row.get("what").equals("read"))
            .mapToDouble(row -> number(row, "value"))
            .findFirst()
            .orElse(Double.NaN);
    out.append(
        """

        The roofline of a step beyond the cache: the bytes of float64 CSR (12 per nonzero, 4 per row) and
        of six passes over vectors, at the speed of reading. A storage with fewer bytes may go below it.

        | matrix | bytes per nonzero | limit, ns per nonzero | ours | ours / limit |
        |---|---|---|---|---|
        """);
    for (Map<String, String> row : steps) {
      double nonzeros = number(row, "nonzeros");
      if (nonzeros >= BEYOND_CACHE) {
        double perRow = Integer.BYTES + VECTOR_PASSES * Double.BYTES;
        double bytes = 12 + perRow * number(row, "n") / nonzeros;
        double limit = bytes / gigabytes;
        out.append(
            String.format(
                Locale.ROOT,
                "| %s | %.1f | %.2f | %.2f | %.2f |%n",
                row.get("matrix"),
                bytes,
                limit,
                number(row, "ours"),
                number(row, "ours") / limit));
      }
    }
    return out.append('\n').toString();
  }
}
