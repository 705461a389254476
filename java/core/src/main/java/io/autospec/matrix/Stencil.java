package io.autospec.matrix;

/**
 * A symmetric stencil on a grid of nx × ny × nz points, with zeros outside of it (Dirichlet). Point
 * (x, y, z) is unknown x + nx·(y + ny·z).
 */
final class Stencil {

  private static final int MOST_POINTS = Integer.MAX_VALUE / 27;

  private final int[] size;
  private int[] dx = new int[27];
  private int[] dy = new int[27];
  private int[] dz = new int[27];
  private double[] weights = new double[27];
  private int arms;

  Stencil(int nx, int ny, int nz) {
    requireGrid(nx, ny, nz);
    this.size = new int[] {nx, ny, nz};
  }

  /** Requires a grid of one point or more that a stencil of 27 arms fits. */
  static void requireGrid(int nx, int ny, int nz) {
    if (nx < 1 || ny < 1 || nz < 1 || (double) nx * ny * nz > MOST_POINTS) {
      throw new IllegalArgumentException(
          "grid is "
              + nx
              + " x "
              + ny
              + " x "
              + nz
              + ": expected 1 or more points each and at most "
              + MOST_POINTS
              + " together");
    }
  }

  /** Adds an arm. They must be added in ascending order of (z, y, x). */
  Stencil arm(int x, int y, int z, double weight) {
    dx[arms] = x;
    dy[arms] = y;
    dz[arms] = z;
    weights[arms++] = weight;
    return this;
  }

  /** Returns the matrix. Cost: one pass. */
  CsrMatrix toCsr() {
    int nx = size[0];
    int ny = size[1];
    int nz = size[2];
    int[] pointers = new int[nx * ny * nz + 1];
    int entries = entries();
    int[] columns = new int[entries];
    double[] values = new double[entries];
    int[] reach = new int[arms];
    for (int arm = 0; arm < arms; arm++) {
      reach[arm] = dx[arm] + nx * (dy[arm] + ny * dz[arm]);
    }
    int entry = 0;
    int row = 0;
    for (int z = 0; z < nz; z++) {
      for (int y = 0; y < ny; y++) {
        for (int x = 0; x < nx; x++, row++) {
          for (int arm = 0; arm < arms; arm++) {
            if (inside(x + dx[arm], nx) && inside(y + dy[arm], ny) && inside(z + dz[arm], nz)) {
              columns[entry] = row + reach[arm];
              values[entry++] = weights[arm];
            }
          }
          pointers[row + 1] = entry;
        }
      }
    }
    return new CsrMatrix(row, row, pointers, columns, values);
  }

  /** The points that each arm reaches without leaving the grid, all arms together. */
  private int entries() {
    int entries = 0;
    for (int arm = 0; arm < arms; arm++) {
      entries +=
          Math.max(0, size[0] - Math.abs(dx[arm]))
              * Math.max(0, size[1] - Math.abs(dy[arm]))
              * Math.max(0, size[2] - Math.abs(dz[arm]));
    }
    return entries;
  }

  private static boolean inside(int position, int n) {
    return position >= 0 && position < n;
  }
}
