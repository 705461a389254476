package io.autospec.training.spectrum;

import java.util.Random;

/**
 * A right-hand side in the coordinates of the eigenvectors: b_i = g_i (λ_i/λmax)^(−s/2), g normal.
 * s = 0 is a random vector, s > 0 one that is smooth, with more of the small eigenvalues, as a
 * constant load or the residual of a solve begun elsewhere.
 *
 * @param smoothness the range of s
 */
public record RightHandSide(Range smoothness) {

  /** Half of what is drawn is random, the rest smooth up to s = 1. */
  public static final RightHandSide ANY = new RightHandSide(new Range(-1, 1));

  /** Random vectors alone. */
  public static final RightHandSide RANDOM = new RightHandSide(new Range(0, 0));

  /**
   * Draws one.
   *
   * @param eigenvalues ascending, positive
   * @param random the source
   * @return its coefficients, as many
   */
  public double[] draw(double[] eigenvalues, Random random) {
    double s = Math.max(0, smoothness.uniform(random));
    double largest = eigenvalues[eigenvalues.length - 1];
    double[] b = new double[eigenvalues.length];
    for (int i = 0; i < b.length; i++) {
      double weight = s == 0 ? 1 : StrictMath.pow(eigenvalues[i] / largest, -s / 2);
      b[i] = weight * random.nextGaussian();
    }
    return b;
  }
}
