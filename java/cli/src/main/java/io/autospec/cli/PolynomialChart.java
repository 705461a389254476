package io.autospec.cli;

import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.PolynomialExpansion;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Polynomials over the spectrum as a picture, one panel above the other.
 *
 * @param title of the picture
 * @param summary whose Ritz values are marked
 * @param polynomials by name, in the order of the legend
 */
record PolynomialChart(
    String title, SpectralSummary summary, Map<String, PolynomialExpansion> polynomials) {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 430;
  private static final int POINTS = 1200;

  /** Of the spectrum's length: how near to 0 a logarithmic axis of eigenvalues goes. */
  private static final double NEAREST = 1e-8;

  private static final List<Color> LINES =
      List.of(new Color(0x2B, 0x54, 0x7E), new Color(0xF2, 0x8E, 0x2B));
  private static final Color RITZ = new Color(0xE4, 0x57, 0x56);

  /** Returns a PNG image, {@value #WIDTH} points wide. */
  byte[] png(List<PolynomialPanel> panels) {
    System.setProperty("java.awt.headless", "true");
    return PngImage.of(
        IntStream.range(0, panels.size())
            .mapToObj(i -> chart(panels.get(i), i == 0 ? title : ""))
            .toArray(XYChart[]::new));
  }

  private XYChart chart(PolynomialPanel panel, String heading) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(heading)
            .xAxisTitle("eigenvalue λ")
            .yAxisTitle(panel.label())
            .build();
    boolean logarithmic = panel.logarithmicX() && summary.ritzValues()[0] > 0;
    chart.getStyler().setXAxisLogarithmic(logarithmic);
    chart.getStyler().setYAxisLogarithmic(panel.logarithmicY());
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setYAxisMin(panel.least());
    chart.getStyler().setYAxisMax(panel.most());
    chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
    double[] x = abscissae(panel, logarithmic);
    int line = 0;
    for (Map.Entry<String, PolynomialExpansion> entry : polynomials.entrySet()) {
      XYSeries series = chart.addSeries(entry.getKey(), x, values(panel, entry.getValue(), x));
      series.setMarker(SeriesMarkers.NONE);
      series.setLineColor(LINES.get(line++ % LINES.size()));
      series.setLineWidth(1.6f);
    }
    double[] ritz =
        Arrays.stream(summary.ritzValues()).filter(t -> x[0] <= t && t <= x[POINTS - 1]).toArray();
    if (ritz.length == 0) {
      return chart;
    }
    PolynomialExpansion first = polynomials.values().iterator().next();
    XYSeries marks = chart.addSeries("at the Ritz values", ritz, values(panel, first, ritz));
    marks.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    marks.setMarker(SeriesMarkers.DIAMOND);
    marks.setMarkerColor(RITZ);
    return chart;
  }

  private double[] abscissae(PolynomialPanel panel, boolean logarithmic) {
    double upper = Math.min(panel.to(), summary.interval().upper());
    double least = summary.ritzValues()[0];
    double lower =
        logarithmic
            ? Math.max(least / 2, NEAREST * upper)
            : Math.max(panel.from(), Math.min(0, least));
    double[] x = new double[POINTS];
    Arrays.setAll(
        x,
        i -> {
          double share = (double) i / (POINTS - 1);
          return logarithmic
              ? lower * Math.pow(upper / lower, share)
              : lower + (upper - lower) * share;
        });
    return x;
  }

  private static double[] values(PolynomialPanel panel, PolynomialExpansion p, double[] x) {
    return Arrays.stream(x)
        .map(t -> panel.value().applyAsDouble(t, p.evaluate(t)))
        .map(value -> panel.logarithmicY() ? Math.max(panel.least(), value) : value)
        .map(value -> panel.least() <= value && value <= panel.most() ? value : Double.NaN)
        .toArray();
  }
}
