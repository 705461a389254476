package io.autospec.training.spectrum;

import java.util.Random;

/**
 * Right-hand sides b_i = g_i (λ_i/λmax)^(−s/2) h_i, g normal.
 *
 * <p>s = 0 is a random vector, s > 0 one that is smooth, with more of the small eigenvalues: a
 * constant load, or the residual of a solve begun elsewhere. h is a weight h ≥ 1 on a window of the
 * spectrum and 1 elsewhere: Jacobi scaling makes the rows of small diagonal loud, so that a probe
 * hears little but the eigenvalues where they live, while the residual norm of the original system,
 * to which the tolerance refers, does not know of h.
 *
 * @param smoothness the range of s; what is drawn below 0 counts as 0
 * @param loudness the range of log10 h; what is drawn below 0 counts as 0
 */
public record RightHandSideDistribution(Range smoothness, Range loudness) {

  /** Half of what is drawn is random, the rest smooth up to s = 1; a third has a loud window. */
  public static final RightHandSideDistribution ANY =
      new RightHandSideDistribution(new Range(-1, 1), new Range(-8, 4));

  /** Random vectors alone. */
  public static final RightHandSideDistribution RANDOM =
      new RightHandSideDistribution(new Range(0, 0), new Range(0, 0));

  /** A loud window holds up to this share of the eigenvalues. */
  private static final double WIDEST_WINDOW = 0.05;

  /**
   * Draws one.
   *
   * @param eigenvalues ascending, positive
   * @param random the source
   */
  public RightHandSide draw(double[] eigenvalues, Random random) {
    int n = eigenvalues.length;
    double s = Math.max(0, smoothness.uniform(random));
    double loud = StrictMath.pow(10, Math.max(0, loudness.uniform(random)));
    int width = 1 + (int) (WIDEST_WINDOW * n * random.nextDouble() * random.nextDouble());
    int from = random.nextInt(n - width + 1);
    double squares = 0;
    double[] b = new double[n];
    for (int i = 0; i < n; i++) {
      double weight = s == 0 ? 1 : StrictMath.pow(eigenvalues[i] / eigenvalues[n - 1], -s / 2);
      b[i] = weight * random.nextGaussian();
      squares += b[i] * b[i];
      b[i] *= i >= from && i < from + width ? loud : 1;
    }
    return new RightHandSide(b, Math.sqrt(squares));
  }
}
