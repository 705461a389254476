package io.autospec.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The section on blocks tells ratios per column from raw lines alone. */
class BlocksReportTest {

  private final List<Map<String, String>> rows = new ArrayList<>();

  private void times(String matrix, String precision, int columns, double step, double product) {
    rows.add(
        Map.of(
            "matrix",
            matrix,
            "n",
            "10",
            "precision",
            precision,
            "columns",
            Integer.toString(columns),
            "step",
            Double.toString(step),
            "product",
            Double.toString(product),
            "mklStep",
            "0.5",
            "mklProduct",
            "0.4"));
  }

  @Test
  void ratiosAreThoseOfTheLines() {
    times("grid", "float64", 1, 0.4, 0.4);
    times("grid", "float16", 1, 0.2, 0.4);
    times("grid", "float64", 16, 0.1, 0.08);
    times("grid", "float16", 16, 0.05, 0.08);
    times("graph", "float64", 1, 0.5, 0.4);
    times("graph", "float16", 1, 0.4, 0.4);
    times("graph", "float64", 16, 0.2, 0.32);
    times("graph", "float16", 16, 0.1, 0.08);

    String section = BlocksReport.section(rows);

    assertThat(section)
        .contains("| grid | 10 | 0.40 | 0.100 | 0.500 | 0.400 | 0.25 | 0.20 | 0.20 | 0.10 |")
        .contains("| graph | 10 | 0.50 | 0.200 | 0.500 | 0.400 | 0.40 | 0.40 | 0.80 | 0.20 |")
        // √(0.25 · 0.4), √(0.2 · 0.4), √(0.2 · 0.8)
        .contains("| float64 | 16 | **0.316** | 0.40 | **0.283** | 0.40 | 0.400 | 0.80 |")
        .contains("| float16 | 16 | **0.250** | 0.25 | **0.141** | 0.20 | 0.200 | 0.20 |");
  }
}
