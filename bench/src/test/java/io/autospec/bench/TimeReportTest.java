package io.autospec.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The section on time tells ratios, losses and their reasons from raw lines alone. */
class TimeReportTest {

  private final List<Map<String, String>> rows = new ArrayList<>();

  private void solve(String matrix, String method, double seconds, int products, boolean met) {
    rows.add(
        Map.of(
            "matrix", matrix,
            "method", method,
            "seconds", Double.toString(seconds),
            "products", Integer.toString(products),
            "met", Boolean.toString(met)));
  }

  @Test
  void ratiosMeansAndLossesAreThoseOfTheLines() {
    solve("won", "autospec-float64", 1, 110, true);
    solve("won", "mkl-jacobi", 4, 100, true);
    solve("won", "hypre-boomeramg", 0.5, 9, true);
    solve("lost", "autospec-float64", 3, 300, true);
    solve("lost", "mkl-jacobi", 2, 200, true);
    solve("lost", "hypre-boomeramg", 9, 9, false);
    solve("short", "autospec-float64", 9, 40, true);
    solve("short", "mkl-jacobi", 1, 30, true);

    String section = TimeReport.section(rows);

    assertThat(section)
        .contains("| won | 1.0000 | 110 | 0.25 | 2.00 | 2.00 (hypre-boomeramg) |")
        .contains("| lost | 3.0000 | 300 | 1.50 | - | 1.50 (mkl-jacobi) |")
        .contains("mkl-jacobi **0.61**, 1.50") // √(0.25 · 1.5); the short one does not count
        .contains("- lost: 1.50 × MKL's time with 1.50 × its products")
        .contains("the polynomial takes more products")
        .contains("- short: 9.00 × MKL's time")
        .contains("before a polynomial pays")
        .contains("- hypre-boomeramg: won\n")
        .contains("- mkl-jacobi: lost, short\n");
  }
}
