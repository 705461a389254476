package io.autospec.cli;

import java.util.ArrayList;
import java.util.List;

/** A density drawn in characters. */
final class DensityDrawing {

  private static final int WIDTH = 72;
  private static final int HEIGHT = 8;
  private static final String EIGHTHS = " \u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

  private DensityDrawing() {}

  /**
   * Draws a density.
   *
   * @param density what to draw
   * @param blocks whether block characters may be used, else # alone
   */
  static List<String> lines(SpectralDensity density, boolean blocks) {
    double[] masses = density.masses(WIDTH);
    double tallest = 0;
    for (double mass : masses) {
      tallest = Math.max(tallest, mass);
    }
    List<String> lines = new ArrayList<>();
    for (int row = HEIGHT - 1; row >= 0; row--) {
      StringBuilder line = new StringBuilder("  ");
      for (double mass : masses) {
        double filled = mass / tallest * HEIGHT - row;
        int eighths = (int) Math.round(8 * Math.max(0, Math.min(1, filled)));
        if (row == 0 && mass > 0) {
          eighths = Math.max(1, eighths); // a little mass is not none
        }
        boolean hash = row == 0 ? eighths > 0 : eighths >= 4;
        line.append(blocks ? EIGHTHS.charAt(eighths) : hash ? '#' : ' ');
      }
      lines.add(line.toString().stripTrailing());
    }
    lines.add("  " + "-".repeat(WIDTH));
    String left = Figures.scientific(density.lower());
    String right = Figures.scientific(density.upper());
    String middle = density.logarithmic() ? "eigenvalue, logarithmic axis" : "eigenvalue";
    int gap = WIDTH - left.length() - right.length() - middle.length();
    lines.add("  " + left + " ".repeat(gap / 2) + middle + " ".repeat(gap - gap / 2) + right);
    return lines;
  }
}
