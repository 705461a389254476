package io.autospec.bench;

import io.autospec.backend.Backends;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.MatrixMarket;
import io.autospec.model.ChebyshevModel;
import io.autospec.model.FourthKindChebyshevModel;
import io.autospec.model.HarmonicRitzModel;
import io.autospec.model.LeastSquaresModel;
import io.autospec.model.RecurrenceModel;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import io.autospec.recurrence.PolynomialExpansion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws the residual polynomials that the models make for a matrix.
 *
 * <p>Arguments: a Matrix Market file, the PNG file to write, the degree.
 */
public final class PolynomialPlot {

  private static final int POINTS = 600;
  private static final List<RecurrenceModel> MODELS =
      List.of(
          new ChebyshevModel(),
          new FourthKindChebyshevModel(),
          new HarmonicRitzModel(),
          new LeastSquaresModel());

  private PolynomialPlot() {}

  /** Draws the plot. */
  public static void main(String[] args) throws IOException {
    System.setProperty("java.awt.headless", "true");
    int degree = Integer.parseInt(args[2]);
    SpectralSummary summary;
    try (PreparedMatrix a =
        Backends.preferred()
            .prepare(MatrixMarket.read(Path.of(args[0])), Scaling.JACOBI, Precision.FLOAT64)) {
      summary = new LanczosProbe(degree + 4, 1).run(a);
    }
    XYChart chart =
        new XYChartBuilder()
            .width(900)
            .height(420)
            .xAxisTitle("eigenvalue λ of the Jacobi-scaled matrix")
            .yAxisTitle("1 − λ p(λ)")
            .build();
    chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
    chart.getStyler().setXAxisDecimalPattern("0.0");
    chart.getStyler().setXAxisTickMarkSpacingHint(110);
    chart.getStyler().setPlotGridLinesVisible(true);
    chart.getStyler().setChartBackgroundColor(java.awt.Color.WHITE);
    for (RecurrenceModel model : MODELS) {
      PolynomialExpansion p = model.predict(summary, degree).expansion();
      double[] x = new double[POINTS];
      double[] y = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        x[i] = summary.interval().upper() * i / (POINTS - 1);
        y[i] = 1 - x[i] * p.evaluate(x[i]);
      }
      chart.addSeries(model.name(), x, y).setMarker(SeriesMarkers.NONE);
    }
    ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", Path.of(args[1]).toFile());
  }
}
