package io.autospec.training.optimise;

/**
 * Adam with decoupled weight decay: Kingma and Ba, "Adam: a method for stochastic optimization",
 * Algorithm 1, arXiv:1412.6980; Loshchilov and Hutter, "Decoupled weight decay regularization",
 * Algorithm 2, arXiv:1711.05101.
 *
 * <pre>
 *   m = β₁ m + (1 − β₁) g,  v = β₂ v + (1 − β₂) g²
 *   x = x − η (m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε) + δ x)
 * </pre>
 *
 * @param decay δ ≥ 0
 */
public record Adam(double firstDecay, double secondDecay, double epsilon, double decay) {

  /** β₁ = 0.9, β₂ = 0.99, ε = 1e-8, no weight decay. */
  public static final Adam DEFAULT = new Adam(0.9, 0.99, 1e-8, 0);

  /** Checks the ranges. */
  public Adam {
    if (!(firstDecay >= 0 && firstDecay < 1 && secondDecay >= 0 && secondDecay < 1)) {
      throw new IllegalArgumentException(
          "decay rates are " + firstDecay + " and " + secondDecay + ": expected in [0, 1)");
    }
    if (!(epsilon > 0 && decay >= 0)) {
      throw new IllegalArgumentException(
          "epsilon is " + epsilon + " and decay " + decay + ": expected > 0 and >= 0");
    }
  }

  /** The moments after some steps; the arrays are changed by {@link Adam#step}. */
  @SuppressWarnings("ArrayRecordComponent")
  record Moments(double[] first, double[] second) {

    static Moments zero(int parameters) {
      return new Moments(new double[parameters], new double[parameters]);
    }
  }

  /**
   * Takes step t.
   *
   * @param t ≥ 1
   * @param stepSize η
   * @param gradient g
   * @param moments m and v after step t − 1, updated
   * @param parameters x, updated
   */
  void step(int t, double stepSize, double[] gradient, Moments moments, double[] parameters) {
    double firstScale = 1 / (1 - StrictMath.pow(firstDecay, t));
    double secondScale = 1 / (1 - StrictMath.pow(secondDecay, t));
    double[] m = moments.first;
    double[] v = moments.second;
    for (int i = 0; i < parameters.length; i++) {
      double g = gradient[i];
      m[i] = firstDecay * m[i] + (1 - firstDecay) * g;
      v[i] = secondDecay * v[i] + (1 - secondDecay) * g * g;
      double direction = m[i] * firstScale / (Math.sqrt(v[i] * secondScale) + epsilon);
      parameters[i] -= stepSize * (direction + decay * parameters[i]);
    }
  }
}
