package io.autospec.function;

import io.autospec.probe.TridiagonalFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * What an eigenvalue that a Lanczos run has not met may add to the error of its approximation of
 * f(A) b:
 *
 * <pre>
 *   δ(z)² = ω (f(z) − p(z))²,   p = Σ_k c_k p_k,   ω ≤ Λ(z) = 1 / Σ_{k=0…m} p_k(z)²
 * </pre>
 *
 * <p>for an eigenvalue z with weight ω in b/‖b‖, p_k the orthonormal polynomials of the run and Λ
 * their Christoffel function, above which no weight lies (see {@link
 * io.autospec.probe.ChristoffelFunction}). A run whose steps change nothing more may still wait for
 * such an eigenvalue: that is what a plateau of its error is. It lies beyond the outermost Ritz
 * values or between two that enclose a pole; elsewhere the steps themselves tell.
 *
 * <p>A vector with n entries that prefers no eigenvector has weights near 1/n; whether one of 3 %
 * of that may hide decides on convergence, and one of 1/n itself is expected where it fits.
 *
 * @param expected the largest δ(z) of a weight of 1/n, where there is room for that
 * @param largest the largest δ(z) of any weight, where there is room for 0.03/n
 */
record UnseenEigenvalues(double expected, double largest) {

  /** Weights below this share of the mean are taken for none. */
  static final double LEAST_SHARE = 0.03;

  private static final int TOWARDS_EDGE = 40;
  private static final int TOWARDS_RITZ_VALUE = 24;

  /**
   * Looks for room. Cost: some 100 m.
   *
   * @param diagonal α_1 … α_m
   * @param couplings β_1 … β_m
   * @param coefficients c_0 … c_{m−1}, f(T) e_1
   * @param t of the same steps
   * @param f the function
   * @param rows n
   */
  static UnseenEigenvalues of(
      double[] diagonal,
      double[] couplings,
      double[] coefficients,
      TridiagonalFunction t,
      ScalarFunction f,
      int rows) {
    Room room = new Room(diagonal, couplings, coefficients, f.value(), rows);
    int low = t.lowest(1);
    int high = t.lowest(-1);
    double span = t.value(high) - t.value(low);
    room.search(t.value(low), f.domain().edge(t.value(low), 1), -span);
    room.search(t.value(high), f.domain().edge(t.value(high), -1), span);
    double pole = f.domain().pole();
    if (SpectrumEnds.surround(t, pole)) {
      double below = t.value(low);
      double above = t.value(high);
      for (int i = 0; i < t.steps(); i++) {
        below = t.value(i) <= pole ? Math.max(below, t.value(i)) : below;
        above = t.value(i) >= pole ? Math.min(above, t.value(i)) : above;
      }
      room.search(below, pole, 0);
      room.search(above, pole, 0);
    }
    return new UnseenEigenvalues(Math.sqrt(room.expected), Math.sqrt(room.largest));
  }

  /** The search for the largest δ². */
  private static final class Room {
    private final double[] diagonal;
    private final double[] couplings;
    private final double[] coefficients;
    private final DoubleUnaryOperator f;
    private final double mean; // weight of an eigenvalue
    private double expected;
    private double largest;

    Room(
        double[] diagonal,
        double[] couplings,
        double[] coefficients,
        DoubleUnaryOperator f,
        int rows) {
      this.diagonal = diagonal;
      this.couplings = couplings;
      this.coefficients = coefficients;
      this.f = f;
      this.mean = 1.0 / rows;
    }

    /** Searches from a Ritz value to an edge, both ends in octaves; as far as width if it is ∞. */
    void search(double ritzValue, double edge, double width) {
      double length = Double.isFinite(edge) ? edge - ritzValue : width;
      for (int i = 0; i < TOWARDS_RITZ_VALUE; i++) {
        look(ritzValue + length * Math.scalb(1.0, -i));
      }
      for (int i = 1; i < TOWARDS_EDGE && Double.isFinite(edge); i++) {
        look(edge - length * Math.scalb(1.0, -i));
      }
    }

    private void look(double z) {
      double wanted = f.applyAsDouble(z);
      if (!Double.isFinite(wanted)) {
        return; // no point of the domain
      }
      double most = 1 / (LEAST_SHARE * mean);
      double previous = 0;
      double current = 1;
      double before = 0;
      double sum = 1;
      double p = 0;
      for (int k = 0; k < diagonal.length; k++) {
        p += coefficients[k] * current;
        double next = ((z - diagonal[k]) * current - before * previous) / couplings[k];
        before = couplings[k];
        previous = current;
        current = next;
        sum += current * current;
        if (!(sum <= most)) {
          return;
        }
      }
      double square = (wanted - p) * (wanted - p);
      largest = Math.max(largest, square / sum);
      if (mean * sum <= 1) {
        expected = Math.max(expected, square * mean);
      }
    }
  }
}
