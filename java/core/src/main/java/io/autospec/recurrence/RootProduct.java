package io.autospec.recurrence;

import java.util.Arrays;

/**
 * The polynomial p whose residual polynomial has given roots, 1 − λ p(λ) = Π_{i=1}^{D} (1 − λ/θ_i),
 * as a product of two-term factors:
 *
 * <pre>
 *   v_1 = z,  v_{i+1} = (I − A/θ_i) v_i,   y = Σ_{i=1}^{D} v_i/θ_i
 * </pre>
 *
 * <p>Loe and Morgan, "Toward efficient polynomial preconditioning for GMRES", Numer. Linear Algebra
 * Appl. 29 (2022), doi:10.1002/nla.2427, Algorithm 1, for real roots. The order of the roots
 * decides over overflow and cancellation: see {@link #lejaOrder}.
 */
public final class RootProduct {

  /** Distance below which two roots count as copies in the Leja order, relative to the root. */
  private static final double COPY_DISTANCE = 5e-8;

  /** Growth, in decimal digits, that is left alone; beyond it copies of the root are added. */
  private static final double ACCEPTED_DIGITS = 4;

  /** Digits that one copy is trusted to hold. */
  private static final double DIGITS_PER_COPY = 14;

  private RootProduct() {}

  /**
   * Makes the expansion with the factors in the given order. Cost: O(D).
   *
   * @param roots θ_1 … θ_D, D ≥ 1, none zero
   * @return D − 1 steps, one output, no weight zero
   */
  public static PolynomialExpansion of(double... roots) {
    requireRoots(roots);
    int steps = roots.length - 1;
    double[] a = new double[steps];
    double[] b = new double[steps];
    double[] weights = new double[roots.length];
    for (int i = 0; i < roots.length; i++) {
      weights[i] = 1 / roots[i];
      if (i < steps) {
        a[i] = -weights[i];
        b[i] = 1;
      }
    }
    return new PolynomialExpansion(
        new Recurrence(a, b, new double[steps], new double[steps]), weights);
  }

  private static void requireRoots(double[] roots) {
    if (roots.length == 0) {
      throw new IllegalArgumentException("product without roots: expected at least one");
    }
  }

  /**
   * Makes the polynomial with these roots that is 1 at a point, with the factors in the given
   * order:
   *
   * <pre>
   *   v_1 = z,  v_{i+1} = (A − ρ_i I)/(s − ρ_i) v_i,   p(A) z = v_{d+1}
   * </pre>
   *
   * @param point s, none of the roots
   * @param roots ρ_1 … ρ_d, d ≥ 1
   * @return d steps, one output
   * @throws IllegalArgumentException if there are no roots or one is the point
   */
  public static PolynomialExpansion normalised(double point, double... roots) {
    requireRoots(roots);
    int d = roots.length;
    double[] a = new double[d];
    double[] b = new double[d];
    for (int i = 0; i < d; i++) {
      if (roots[i] == point) {
        throw new IllegalArgumentException(
            "root " + i + " is " + point + ", where the product is to be 1: expected another");
      }
      a[i] = 1 / (point - roots[i]);
      b[i] = -roots[i] / (point - roots[i]);
    }
    double[] weights = new double[d + 1];
    weights[d] = 1;
    return new PolynomialExpansion(new Recurrence(a, b, new double[d], new double[d]), weights);
  }

  /**
   * Returns the roots in modified Leja order: the largest first, then always the one for which Σ
   * log |θ − chosen| is largest. Copies of a root keep apart, as their distance counts as 5e-8 of
   * the root.
   *
   * <p>Bai, Hu and Reichel, "A Newton basis GMRES implementation", IMA J. Numer. Anal. 14 (1994),
   * doi:10.1093/imanum/14.4.563. Cost: O(D²).
   *
   * @param roots none zero; not changed
   */
  public static double[] lejaOrder(double[] roots) {
    double[] ordered = roots.clone();
    double[] sums = new double[roots.length];
    for (int i = 0; i < ordered.length; i++) {
      int best = i;
      for (int j = i + 1; j < ordered.length; j++) {
        boolean better =
            i == 0 ? Math.abs(ordered[j]) > Math.abs(ordered[best]) : sums[j] > sums[best];
        best = better ? j : best;
      }
      swap(ordered, i, best);
      swap(sums, i, best);
      for (int j = i + 1; j < ordered.length; j++) {
        double floor = COPY_DISTANCE * Math.abs(ordered[j]);
        sums[j] += Math.log(Math.max(Math.abs(ordered[j] - ordered[i]), floor) / scale(ordered));
      }
    }
    return ordered;
  }

  /** Returns the first root, the largest: distances are measured in it, so that sums stay small. */
  private static double scale(double[] ordered) {
    return Math.abs(ordered[0]);
  }

  private static void swap(double[] x, int i, int j) {
    double kept = x[i];
    x[i] = x[j];
    x[j] = kept;
  }

  /**
   * Returns the roots with copies of those around which the product of the other factors is so
   * large that rounding in θ_j matters: with pof_j = Π_{i≠j} |1 − θ_j/θ_i|, root j gets ⌈(log10
   * pof_j − 4)/14⌉ copies. The copies raise the degree.
   *
   * <p>Loe and Morgan, section 4.1 ("Adding roots for stability"). Cost: O(D²).
   *
   * @param roots θ_1 … θ_D, none zero; not changed
   * @return the roots, followed by the copies
   */
  public static double[] withStabilityCopies(double[] roots) {
    double[] result = roots.clone();
    for (double root : roots) {
      double digits = growthDigits(roots, root);
      int copies = (int) Math.max(0, Math.ceil((digits - ACCEPTED_DIGITS) / DIGITS_PER_COPY));
      int size = result.length;
      result = Arrays.copyOf(result, size + copies);
      Arrays.fill(result, size, size + copies, root);
    }
    return result;
  }

  /** Returns log10 Π |1 − root/θ_i| over the roots θ_i ≠ root. */
  static double growthDigits(double[] roots, double root) {
    double digits = 0;
    for (double other : roots) {
      if (other != root) {
        digits += Math.log10(Math.abs(1 - root / other));
      }
    }
    return digits;
  }
}
