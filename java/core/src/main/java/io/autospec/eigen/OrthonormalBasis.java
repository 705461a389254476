package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.probe.StartVector;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes the columns of a block orthonormal, and orthogonal to vectors that are held.
 *
 * <p>Implements the SVQB of Stathopoulos and Wu, "A block orthogonalization procedure with constant
 * synchronization requirements", SIAM J. Sci. Comput. 23 (2002), doi:10.1137/S1064827500370883,
 * repeated until the Gram matrix is near the identity. Unlike a Cholesky factorisation it takes
 * columns that depend on each other: what is left of those is rounding, which the next pass makes
 * orthonormal. Where rounding is the same in many rows, as in the leaves of a star, it spans
 * nothing new; columns that still depend on others then give way to random ones.
 */
public final class OrthonormalBasis {

  private static final int MOST_PASSES = 8;

  /** Passes that rounding is given to make columns independent. */
  private static final int PATIENCE = 3;

  private static final long SEED = 1;

  /** The Gram matrix of k columns is the identity to this times k. */
  private static final double ROUNDING = 1e-14;

  /**
   * A Gram matrix this near to the identity is made so by one more pass, which disturbs neither
   * itself nor the projection.
   */
  private static final double NEAR = 0.1;

  private OrthonormalBasis() {}

  /**
   * Replaces y by an orthonormal basis of its projected span.
   *
   * @param y n × k, n ≥ k + the vectors held
   * @param scratch n × k, overwritten
   * @param complement of the vectors held
   * @return reductions spent
   * @throws ArithmeticException if the columns do not become orthonormal
   */
  static int of(MultiVector y, MultiVector scratch, Complement complement) {
    int k = y.columns();
    double[] gram = new double[k * k];
    int reductions = 0;
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      reductions += complement.project(y);
      y.gram(y, gram);
      reductions++;
      double distance = distanceFromIdentity(gram, k);
      if (distance > ROUNDING * k) {
        InverseRoot root = InverseRoot.of(gram, k);
        scratch.combine(y, root.values(), 0);
        y.assign(scratch);
        if (pass >= PATIENCE && root.dependent() > 0) {
          replace(y, root.dependent(), scratch);
        }
      }
      if (distance <= NEAR) {
        return reductions;
      }
    }
    throw new ArithmeticException(k + " columns did not become orthonormal: are they finite?");
  }

  /**
   * Replaces y by an orthonormal basis of its span.
   *
   * @param y n × k, n ≥ k
   * @param scratch n × k, overwritten
   * @return reductions spent
   * @throws ArithmeticException if the columns do not become orthonormal
   */
  public static int of(MultiVector y, MultiVector scratch) {
    return of(y, scratch, block -> 0);
  }

  /** The same, orthogonal to blocks that are orthonormal and orthogonal to each other. */
  static int against(List<MultiVector> held, MultiVector y, MultiVector scratch) {
    return of(
        y,
        scratch,
        block -> {
          held.forEach(part -> project(block, part));
          return held.size();
        });
  }

  /** y ← y − V (Vᵀ y). */
  static void project(MultiVector y, MultiVector v) {
    double[] overlap = new double[v.columns() * y.columns()];
    v.gram(y, overlap);
    for (int i = 0; i < overlap.length; i++) {
      overlap[i] = -overlap[i];
    }
    y.combine(v, overlap, 1);
  }

  /**
   * Returns max |VᵀV − I| of the columns side by side. Cost: a Gram matrix of every pair of blocks.
   *
   * @param blocks of V; columns beyond the first {@code columns} do not count
   */
  static double deviation(List<MultiVector> blocks, int columns) {
    double largest = 0;
    int row = 0;
    for (int p = 0; p < blocks.size(); p++) {
      int rows = Math.min(blocks.get(p).columns(), columns - row);
      int column = row;
      for (int q = p; q < blocks.size(); q++) {
        int width = blocks.get(q).columns();
        double[] gram = new double[blocks.get(p).columns() * width];
        blocks.get(p).gram(blocks.get(q), gram);
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < width && column + j < columns; j++) {
            double identity = p == q && i == j ? 1 : 0;
            largest = Math.max(largest, Math.abs(gram[i * width + j] - identity));
          }
        }
        column += width;
      }
      row += rows;
    }
    return largest;
  }

  private static double distanceFromIdentity(double[] gram, int k) {
    double largest = 0;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        largest = Math.max(largest, Math.abs(gram[i * k + j] - (i == j ? 1 : 0)));
      }
    }
    return Double.isNaN(largest) ? Double.POSITIVE_INFINITY : largest;
  }

  /** Replaces the first columns by random ones. */
  private static void replace(MultiVector y, int count, MultiVector scratch) {
    scratch.write(StartVector.uniform(Math.multiplyExact(y.rows(), y.columns()), SEED));
    int[] first = IntStream.range(0, count).toArray();
    y.copyColumns(scratch, first, first);
  }

  /**
   * S = D^{-1/2} U Λ^{-1/2} with D the diagonal of G and U Λ Uᵀ = D^{-1/2} G D^{-1/2}, Λ ascending.
   *
   * @param values of S, row-major
   * @param dependent how many of Λ vanish: as many columns of Y S, the first, are rounding
   */
  @SuppressWarnings("ArrayRecordComponent") // lives within one pass
  private record InverseRoot(double[] values, int dependent) {

    static InverseRoot of(double[] gram, int k) {
      double[] scale = new double[k];
      for (int i = 0; i < k; i++) {
        scale[i] = gram[i * k + i] > 0 ? 1 / Math.sqrt(gram[i * k + i]) : 0;
      }
      double[] scaled = new double[k * k];
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          scaled[i * k + j] =
              i == j ? Math.signum(scale[i]) : scale[i] * gram[i * k + j] * scale[j];
        }
      }
      SymmetricEigen eigen = SymmetricEigen.of(k, scaled);
      double least = 0x1p-52 * k * Math.max(1, eigen.value(k - 1));
      double[] s = new double[k * k];
      int dependent = 0;
      for (int j = 0; j < k; j++) {
        dependent += eigen.value(j) <= least ? 1 : 0;
        double root = 1 / Math.sqrt(Math.max(least, eigen.value(j)));
        for (int i = 0; i < k; i++) {
          s[i * k + j] = scale[i] * eigen.vector(i, j) * root;
        }
      }
      return new InverseRoot(s, dependent);
    }
  }
}
