package io.autospec.bench;

import static io.autospec.bench.Table.geometricMean;
import static io.autospec.bench.Table.number;
import static io.autospec.bench.Table.quantile;

import io.autospec.training.solve.SolveTraining;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The section of QUALITY.md on the parts of the learned model, from {@link AblationStudy}. */
final class AblationTable {

  private AblationTable() {}

  static String of(List<Map<String, String>> rows) {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
"""

## What each part of the learned model is worth

Products of a variant over those of the shipped model on the same system: geometric mean, and
worst. Above 1 the part earns its place. A probe's steps are counted. The shipped model had %,d
updates.

| variant | set | systems | d = 4 | worst | d = 8 | worst | d = 16 | worst |
|---|---|---|---|---|---|---|---|---|
""",
            SolveTraining.SHIPPED.plan().steps()));
    for (String variant : rows.stream().map(r -> r.get("variant")).distinct().toList()) {
      for (String set : List.of("real", "fresh")) {
        List<Map<String, String>> some =
            rows.stream()
                .filter(r -> r.get("variant").equals(variant) && r.get("set").equals(set))
                .toList();
        out.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %d |",
                variant,
                set,
                some.stream().map(r -> r.get("name")).distinct().count()));
        for (String degree : List.of("4", "8", "16")) {
          double[] ratios =
              some.stream()
                  .filter(r -> r.get("degree").equals(degree))
                  .mapToDouble(r -> number(r, "products") / number(r, "shipped"))
                  .toArray();
          out.append(
              String.format(
                  Locale.ROOT,
                  " %.3f | %.2f |",
                  geometricMean(Arrays.stream(ratios)),
                  quantile(ratios, 1)));
        }
        out.append('\n');
      }
    }
    return out.toString();
  }
}
