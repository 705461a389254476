package io.autospec.bench;

import static io.autospec.bench.Table.number;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The machine's limits, and how far from them a step is. */
final class LimitsReport {

  /** Passes over a vector in a step: v, v_{k−1}, z and y are read, v_{k+1} and y are written. */
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

            One thread where nothing else is said, best of the rounds of `limits`: a sum over 256 MB, the
            triad a = b + s c, and a sum of doubles gathered at random from vectors of growing size.

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

        The roofline of a step beyond the cache: the bytes of CSR with values of this type (and 4 more per
        nonzero and row) and of six passes over vectors, at the speed of reading. A storage with fewer bytes
        goes below it, and so do several steps per pass.

        | matrix | inside | bytes per nonzero | limit, ns per nonzero | ours | ours / limit |
        |---|---|---|---|---|---|
        """);
    for (Map<String, String> row : steps) {
      double nonzeros = number(row, "nonzeros");
      if (nonzeros >= BEYOND_CACHE) {
        double bytes = bytesPerNonzero(row);
        double limit = bytes / gigabytes;
        out.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %.1f | %.2f | %.2f | %.2f |%n",
                row.get("matrix"),
                precision(row),
                bytes,
                limit,
                number(row, "ours"),
                number(row, "ours") / limit));
      }
    }
    return out.append('\n').toString();
  }

  private static String precision(Map<String, String> row) {
    return row.getOrDefault("precision", "float64");
  }

  /** The type of the values ends in its bits; vectors are float64 beside float64, else float32. */
  private static double bytesPerNonzero(Map<String, String> row) {
    String precision = precision(row);
    double value = Integer.parseInt(precision.replaceAll("\\D", "")) / (double) Byte.SIZE;
    int vector = precision.equals("float64") ? Double.BYTES : Float.BYTES;
    double perRow = Integer.BYTES + (double) VECTOR_PASSES * vector;
    return value + Integer.BYTES + perRow * number(row, "n") / number(row, "nonzeros");
  }
}
