package io.autospec.cli;

import io.autospec.probe.SpectralSummary;
import java.awt.Color;
import java.util.Arrays;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A density and its Ritz values as a picture. */
final class DensityChart {

  private static final int BINS = 200;
  private static final Color FILL = new Color(0x4C, 0x78, 0xA8, 0x66);
  private static final Color LINE = new Color(0x2B, 0x54, 0x7E);
  private static final Color RITZ = new Color(0xE4, 0x57, 0x56);

  private DensityChart() {}

  /** Returns a PNG image of 1000 × 500 points. */
  static byte[] png(String title, SpectralSummary summary) {
    System.setProperty("java.awt.headless", "true");
    SpectralDensity density = new SpectralDensity(summary);
    XYChart chart =
        new XYChartBuilder()
            .width(1000)
            .height(500)
            .title(title)
            .xAxisTitle("eigenvalue")
            .yAxisTitle("share of the spectrum per 1/" + BINS + " of the axis")
            .build();
    chart.getStyler().setXAxisLogarithmic(density.logarithmic());
    chart.getStyler().setLegendPosition(LegendPosition.InsideN);
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotBorderVisible(false);
    addDensity(chart, density);
    addRitzValues(chart, summary.ritzValues());
    return PngImage.of(chart);
  }

  private static void addDensity(XYChart chart, SpectralDensity density) {
    double[] masses = density.masses(BINS);
    double[] x = new double[BINS];
    for (int i = 0; i < BINS; i++) {
      x[i] = density.edge((i + 0.5) / BINS);
    }
    XYSeries series = chart.addSeries("density, from the probe", x, masses);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(LINE);
    series.setLineWidth(1.2f);
    series.setFillColor(FILL);
  }

  private static void addRitzValues(XYChart chart, double[] ritz) {
    double[] zeros = new double[ritz.length];
    Arrays.fill(zeros, 0);
    XYSeries series = chart.addSeries("Ritz values", ritz, zeros);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.DIAMOND);
    series.setMarkerColor(RITZ);
  }
}
