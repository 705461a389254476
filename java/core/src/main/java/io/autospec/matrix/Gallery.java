package io.autospec.matrix;

/**
 * Matrices of grids, with known spectra: discrete Laplacians under zero boundary values, mesh width
 * 1. All are symmetric positive definite. Unknown (x, y, z) is x + nx·(y + ny·z).
 *
 * <p>The eigenvalues are given by cx = cos(πj/(nx + 1)), j = 1 … nx, and cy, cz likewise. Cost of
 * each: one pass over its entries.
 */
public final class Gallery {

  private Gallery() {}

  /**
   * Returns the second difference [−1 2 −1] in one dimension: eigenvalues 2 − 2cx.
   *
   * @throws IllegalArgumentException if n &lt; 1
   */
  public static CsrMatrix poisson1d(int n) {
    return new Stencil(n, 1, 1).arm(-1, 0, 0, -1).arm(0, 0, 0, 2).arm(1, 0, 0, -1).toCsr();
  }

  /**
   * Returns the five-point Laplacian: 4 on the diagonal, −1 for the neighbours; eigenvalues 4 − 2cx
   * − 2cy.
   *
   * @throws IllegalArgumentException if a side is less than 1 or the grid too large
   */
  public static CsrMatrix poisson2d(int nx, int ny) {
    return anisotropic2d(nx, ny, 1);
  }

  /**
   * Returns the five-point stencil of −∂²/∂x² − ε ∂²/∂y²: eigenvalues 2(1 − cx) + 2ε(1 − cy).
   *
   * @param epsilon positive; far from 1 the grid is strongly coupled in one direction only
   * @throws IllegalArgumentException if ε is not positive, a side less than 1 or the grid too large
   */
  public static CsrMatrix anisotropic2d(int nx, int ny, double epsilon) {
    requirePositive("epsilon", epsilon);
    return new Stencil(nx, ny, 1)
        .arm(0, -1, 0, -epsilon)
        .arm(-1, 0, 0, -1)
        .arm(0, 0, 0, 2 + 2 * epsilon)
        .arm(1, 0, 0, -1)
        .arm(0, 1, 0, -epsilon)
        .toCsr();
  }

  /**
   * Returns the compact nine-point Laplacian, times 6: 20 on the diagonal, −4 for the neighbours
   * along a side, −1 for those across a corner; eigenvalues 20 − 8cx − 8cy − 4cx·cy.
   *
   * @throws IllegalArgumentException if a side is less than 1 or the grid too large
   */
  public static CsrMatrix poisson2dNinePoint(int nx, int ny) {
    Stencil stencil = new Stencil(nx, ny, 1);
    for (int y = -1; y <= 1; y++) {
      for (int x = -1; x <= 1; x++) {
        int distance = Math.abs(x) + Math.abs(y);
        stencil.arm(x, y, 0, distance == 0 ? 20 : distance == 1 ? -4 : -1);
      }
    }
    return stencil.toCsr();
  }

  /**
   * Returns the seven-point Laplacian: 6 on the diagonal, −1 for the neighbours; eigenvalues 6 −
   * 2cx − 2cy − 2cz.
   *
   * @throws IllegalArgumentException if a side is less than 1 or the grid too large
   */
  public static CsrMatrix poisson3d(int nx, int ny, int nz) {
    return anisotropic3d(nx, ny, nz, 1, 1);
  }

  /**
   * Returns the seven-point stencil of −∂²/∂x² − ε ∂²/∂y² − δ ∂²/∂z²: eigenvalues 2(1 − cx) + 2ε(1
   * − cy) + 2δ(1 − cz).
   *
   * @param epsilon positive
   * @param delta positive
   * @throws IllegalArgumentException if a number is not positive or the grid too large
   */
  public static CsrMatrix anisotropic3d(int nx, int ny, int nz, double epsilon, double delta) {
    requirePositive("epsilon", epsilon);
    requirePositive("delta", delta);
    return new Stencil(nx, ny, nz)
        .arm(0, 0, -1, -delta)
        .arm(0, -1, 0, -epsilon)
        .arm(-1, 0, 0, -1)
        .arm(0, 0, 0, 2 + 2 * epsilon + 2 * delta)
        .arm(1, 0, 0, -1)
        .arm(0, 1, 0, -epsilon)
        .arm(0, 0, 1, -delta)
        .toCsr();
  }

  /**
   * Returns the stencil of 27 points, 26 on the diagonal and −1 for all neighbours: eigenvalues 27
   * − (1 + 2cx)(1 + 2cy)(1 + 2cz).
   *
   * @throws IllegalArgumentException if a side is less than 1 or the grid too large
   */
  public static CsrMatrix poisson3dTwentySevenPoint(int nx, int ny, int nz) {
    Stencil stencil = new Stencil(nx, ny, nz);
    for (int z = -1; z <= 1; z++) {
      for (int y = -1; y <= 1; y++) {
        for (int x = -1; x <= 1; x++) {
          stencil.arm(x, y, z, x == 0 && y == 0 && z == 0 ? 26 : -1);
        }
      }
    }
    return stencil.toCsr();
  }

  /**
   * Returns the five-point stencil of −∇·(κ∇u), κ drawn for every point with log₁₀ κ even in
   * [−decades/2, decades/2]; the flux between two points is the harmonic mean of theirs. Its
   * spectrum has no closed form; the condition grows with 10^decades.
   *
   * @param decades by how many powers of ten κ jumps, 0 to 200
   * @param seed the same seed gives the same matrix, bit for bit
   * @throws IllegalArgumentException if a number is out of range or the grid too large
   */
  public static CsrMatrix jumpingCoefficients2d(int nx, int ny, double decades, long seed) {
    return new JumpingCoefficients(2, nx, ny, 1, decades, seed).toCsr();
  }

  /**
   * Returns the seven-point stencil of −∇·(κ∇u) with κ as in {@link #jumpingCoefficients2d}.
   *
   * @throws IllegalArgumentException if a number is out of range or the grid too large
   */
  public static CsrMatrix jumpingCoefficients3d(int nx, int ny, int nz, double decades, long seed) {
    return new JumpingCoefficients(3, nx, ny, nz, decades, seed).toCsr();
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value <= Double.MAX_VALUE / 8)) {
      throw new IllegalArgumentException(name + " is " + value + ": expected a positive number");
    }
  }
}
