package io.autospec.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;

/** Pictures as the bytes of a PNG file. */
final class PngImage {

  private PngImage() {}

  /** Returns charts of equal size, one above the other. */
  static byte[] of(XYChart... charts) {
    int width = charts[0].getWidth();
    int height = charts[0].getHeight();
    BufferedImage image =
        new BufferedImage(width, height * charts.length, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    for (XYChart chart : charts) {
      chart.paint(graphics, width, height);
      graphics.translate(0, height);
    }
    graphics.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
