package io.autospec.cli;

import java.awt.Color;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A density of eigenvalues as a picture: its bins, and the curve of the kernel polynomial. */
final class EigenvalueChart {

  private static final Color FILL = new Color(0x4C, 0x78, 0xA8, 0x66);
  private static final Color LINE = new Color(0x2B, 0x54, 0x7E);
  private static final Color CURVE = new Color(0xE4, 0x57, 0x56);

  private EigenvalueChart() {}

  /** Returns a PNG image of 1000 × 500 points. */
  static byte[] png(String title, DensityReport density) {
    System.setProperty("java.awt.headless", "true");
    double[] edges = array(density.bins().edges());
    double[] counts = array(density.bins().counts());
    double width = (edges[edges.length - 1] - edges[0]) / counts.length;
    XYChart chart =
        new XYChartBuilder()
            .width(1000)
            .height(500)
            .title(title)
            .xAxisTitle("eigenvalue")
            .yAxisTitle("eigenvalues per 1/" + counts.length + " of the axis")
            .build();
    chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotBorderVisible(false);
    double[] middles = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      middles[i] = 0.5 * (edges[i] + edges[i + 1]);
    }
    XYSeries bins = chart.addSeries("Lanczos quadrature", middles, counts);
    bins.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
    bins.setMarker(SeriesMarkers.NONE);
    bins.setLineColor(LINE);
    bins.setLineWidth(1.2f);
    bins.setFillColor(FILL);
    double[] heights = array(density.curve().density());
    for (int i = 0; i < heights.length; i++) {
      heights[i] *= width;
    }
    XYSeries curve =
        chart.addSeries(
            "kernel polynomial of degree " + density.curve().degree(),
            array(density.curve().points()),
            heights);
    curve.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    curve.setMarker(SeriesMarkers.NONE);
    curve.setLineColor(CURVE);
    curve.setLineWidth(1.6f);
    return PngImage.of(chart);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
