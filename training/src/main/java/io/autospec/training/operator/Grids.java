package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.training.spectrum.Range;
import java.util.Random;

/**
 * Diffusion on a rectangle or in a box with zeros outside of it, its coefficient another at every
 * point.
 *
 * @param dimensions 2 or 3
 * @param contrast the range of the decades by which the coefficient varies; what is drawn below 0
 *     counts as 0, a constant one
 */
record Grids(int dimensions, Range contrast) implements OperatorDistribution {

  private static final Range ASPECT = new Range(0.2, 5);

  @Override
  public String name() {
    return "diffusion-" + dimensions + "d";
  }

  @Override
  public CsrMatrix draw(int n, Random random) {
    double decades = Contrast.draw(contrast, random).decades();
    double side = StrictMath.pow(n, 1.0 / dimensions);
    int nx = (int) Math.max(4, side * ASPECT.logUniform(random));
    if (dimensions == 2) {
      int ny = Math.max(4, n / nx);
      return Gallery.jumpingCoefficients2d(nx, ny, decades, random.nextLong());
    }
    int ny = (int) Math.max(4, Math.sqrt((double) n / nx));
    int nz = Math.max(4, n / (nx * ny));
    return Gallery.jumpingCoefficients3d(nx, ny, nz, decades, random.nextLong());
  }
}
