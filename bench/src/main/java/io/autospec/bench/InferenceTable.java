package io.autospec.bench;

import static io.autospec.bench.Table.number;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of RESULTS.md on the shipped models, from the file of {@link InferenceSpeed}. */
final class InferenceTable {

  private InferenceTable() {}

  static String of(List<Map<String, String>> rows) {
    double bytes =
        rows.stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    r -> r.get("model"), r -> number(r, "bytes"), (a, b) -> a))
            .values()
            .stream()
            .mapToDouble(x -> x)
            .sum();
    StringBuilder out =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """
                ## The shipped models

                Bytes and parameters of the models that come with core, %.0f bytes in all; microseconds of their
                networks on one probe (features included), and of the whole prediction, which makes the
                polynomial too: median and worst over spectra of the training's families, least of many calls.

                | model | bytes | parameters | probe | degree | networks, µs | worst | prediction, µs | worst |
                |---|---|---|---|---|---|---|---|---|
                """,
                bytes));
    for (Map<String, String> r : rows) {
      out.append("| ").append(String.join(" | ", r.values())).append(" |\n");
    }
    return out.append('\n').toString();
  }
}
