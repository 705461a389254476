package io.autospec.bench.jmh;

import io.autospec.matrix.CsrMatrix;
import io.autospec.matrix.Gallery;
import io.autospec.matrix.MatrixMarket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The matrix of a benchmark by its name: {@code poisson2d-500}, {@code poisson3d-64}, {@code
 * poisson3d27-64}, the number being the side of the grid, or the path of a Matrix Market file.
 */
public final class MatrixName {

  private static final Pattern GRID = Pattern.compile("(poisson2d|poisson3d|poisson3d27)-(\\d+)");

  private MatrixName() {}

  /** Makes or reads the matrix. */
  public static CsrMatrix matrix(String name) throws IOException {
    Matcher grid = GRID.matcher(name);
    if (!grid.matches()) {
      return MatrixMarket.read(Path.of(name));
    }
    int side = Integer.parseInt(grid.group(2));
    return switch (grid.group(1)) {
      case "poisson2d" -> Gallery.poisson2d(side, side);
      case "poisson3d" -> Gallery.poisson3d(side, side, side);
      default -> Gallery.poisson3dTwentySevenPoint(side, side, side);
    };
  }
}
