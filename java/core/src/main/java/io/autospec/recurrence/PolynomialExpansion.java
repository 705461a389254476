package io.autospec.recurrence;

/**
 * Polynomials of an operator as one recurrence and one or several rows of weights:
 *
 * <pre>
 *   Y_j = Σ_{k=1}^{d+1} w_{j,k} v_k = p_j(A) z
 * </pre>
 *
 * with v_k from {@link Recurrence}. This one record serves preconditioner, semi-iteration, filter
 * and f(A) b. Paradigm (A) puts weight 1 on v_{d+1} alone, paradigm (B) weights a fixed stable
 * basis.
 *
 * <p>The accumulation starts at the first weight that is not exactly zero, Y_j = w_{j,k} v_k, and
 * later zero weights are skipped, in every backend.
 *
 * <p>Immutable.
 */
public final class PolynomialExpansion {

  private final Recurrence recurrence;
  private final double[][] weights;
  private final double[] packed;

  /**
   * Makes an expansion with one output.
   *
   * @param recurrence d steps
   * @param weights w_1 … w_{d+1}, length d + 1
   */
  public PolynomialExpansion(Recurrence recurrence, double[] weights) {
    this(recurrence, new double[][] {weights});
  }

  /**
   * Makes an expansion with several outputs over one basis.
   *
   * @param recurrence d steps
   * @param weights one row of d + 1 weights per output, at least one row
   * @throws IllegalArgumentException if a row has another length or a weight is not finite
   */
  public PolynomialExpansion(Recurrence recurrence, double[][] weights) {
    this.recurrence = recurrence;
    int d = recurrence.steps();
    if (weights.length == 0) {
      throw new IllegalArgumentException("expansion without weights: expected at least one row");
    }
    this.weights = new double[weights.length][];
    this.packed = new double[4 * d + weights.length * (d + 1)];
    recurrence.packInto(packed);
    for (int j = 0; j < weights.length; j++) {
      if (weights[j].length != d + 1) {
        throw new IllegalArgumentException(
            "weights row "
                + j
                + " has "
                + weights[j].length
                + " entries, the recurrence has "
                + d
                + " steps: expected "
                + (d + 1)
                + " weights");
      }
      Recurrence.requireFinite("weights", weights[j]);
      this.weights[j] = weights[j].clone();
      System.arraycopy(weights[j], 0, packed, 4 * d + j * (d + 1), d + 1);
    }
  }

  /** Returns the recurrence. */
  public Recurrence recurrence() {
    return recurrence;
  }

  /** Returns d, the number of products with A and the degree of the polynomial. */
  public int degree() {
    return recurrence.steps();
  }

  /** Returns the number of outputs. */
  public int outputs() {
    return weights.length;
  }

  /** Returns w_{output, index + 1}, the weight of v_{index+1}. */
  public double weight(int output, int index) {
    return weights[output][index];
  }

  /**
   * Returns the coefficients as they cross the native border: a, b, c, e (d each), then the rows of
   * weights (d + 1 each). Length 4 d + outputs · (d + 1). A fresh copy.
   */
  public double[] packed() {
    return packed.clone();
  }

  /**
   * Evaluates the first output at a scalar, by the same recurrence as the vectors. Cost: d steps of
   * scalar arithmetic.
   *
   * @param t a point of the real line, in the units of the spectrum
   * @return p(t)
   */
  public double evaluate(double t) {
    return evaluate(0, t);
  }

  /** Evaluates output {@code output} at the scalar {@code t}: {@code p_output(t)}. */
  public double evaluate(int output, double t) {
    double[] w = weights[output];
    double previous = 0;
    double current = 1;
    double sum = w[0];
    for (int i = 0; i < degree(); i++) {
      double next =
          (recurrence.a(i) * t + recurrence.b(i)) * current
              + recurrence.c(i) * previous
              + recurrence.e(i);
      previous = current;
      current = next;
      sum += w[i + 1] * current;
    }
    return sum;
  }
}
