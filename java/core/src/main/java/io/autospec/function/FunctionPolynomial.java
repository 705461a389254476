package io.autospec.function;

import io.autospec.probe.TridiagonalFunction;
import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.Recurrence;
import java.util.Arrays;

/**
 * A polynomial p ≈ f cut from a longer expansion at the degree that a tolerance needs, and with it
 * what tells its error: the tail of the sum,
 *
 * <pre>
 *   p = Σ_{i≤d} w_i v_i,   q = Σ_{d'<i≤d} w_i v_i,   ‖q(A) b‖ ≈ the error of the sum cut at d'
 * </pre>
 *
 * <p>One expansion gives both, so that every column's error is measured on that column; the ratio
 * of the errors at d and d' is taken from the quadrature of a Lanczos run, where both are known.
 *
 * @param expansion outputs p and q
 * @param degree d
 * @param reached whether the tolerance is met on the quadrature
 * @param error the root mean square error of p on the quadrature
 * @param tailRatio the error of p over the norm of q, on the quadrature
 * @param largest max|f| on the quadrature
 * @param model that made the expansion
 */
record FunctionPolynomial(
    PolynomialExpansion expansion,
    int degree,
    boolean reached,
    double error,
    double tailRatio,
    double largest,
    String model) {

  /** The error on the quadrature is to be below this share of the tolerance. */
  private static final double SHARE = 0.3;

  /** The tail begins where the error is so many times that at the end. */
  private static final double TAIL = 10;

  /**
   * An eigenvalue may weigh as many times more in a column than in the vector of the run, or than
   * the mean, 1/n: of the square of a normal variable, 95 % lie below.
   */
  private static final double HEAVY = 4;

  /**
   * Cuts an expansion.
   *
   * @param whole one output
   * @param t of a Lanczos run: its eigenvalues and weights are the quadrature, spread
   * @param interval of the polynomial
   * @param f finite on the spectrum
   * @param rows n
   * @param tolerance relative, in the mean square of the quadrature
   * @param model that made it
   */
  static FunctionPolynomial cut(
      PolynomialExpansion whole,
      TridiagonalFunction t,
      Interval interval,
      ScalarFunction f,
      int rows,
      double tolerance,
      String model) {
    SpreadQuadrature quadrature = SpreadQuadrature.of(t, interval);
    double norm = t.norm();
    double square = 0;
    double largest = 0;
    double[] error = new double[whole.degree() + 1]; // squares, as the next
    double[] worst = new double[whole.degree() + 1]; // of one eigenvalue
    for (int i = 0; i < quadrature.points().length; i++) {
      double point = quadrature.points()[i];
      double weight = quadrature.weights()[i];
      double value = f.at(point, weight, norm);
      square += weight * value * value;
      largest = Math.max(largest, Math.abs(value));
      addErrors(whole, point, value, weight, Math.max(weight, 1.0 / rows), error, worst);
    }
    for (int d = 0; d < error.length; d++) {
      error[d] += (HEAVY - 1) * worst[d];
    }
    for (int d = error.length - 2; d >= 0; d--) { // by rounding or a zero, one may be smaller
      error[d] = Math.max(error[d], error[d + 1]);
    }
    double target = SHARE * SHARE * tolerance * tolerance * square;
    int degree = 0;
    while (degree < whole.degree() && error[degree] > target) {
      degree++;
    }
    int from = degree;
    while (from > 0 && error[from] < TAIL * TAIL * error[degree]) {
      from--;
    }
    from = Math.min(from, Math.max(0, degree - 1));
    double tail = Math.sqrt(Math.max(0, error[from] - error[degree]));
    double ratio = tail > 0 ? Math.sqrt(error[degree]) / tail : 1;
    return new FunctionPolynomial(
        withTail(whole, degree, from),
        degree,
        error[degree] <= target,
        Math.sqrt(error[degree]),
        ratio,
        largest,
        model);
  }

  /** Adds the squared errors of all degrees at a point, and keeps the largest of a single one. */
  private static void addErrors(
      PolynomialExpansion p,
      double point,
      double value,
      double weight,
      double single,
      double[] error,
      double[] worst) {
    Recurrence r = p.recurrence();
    double previous = 0;
    double current = 1;
    double sum = p.weight(0, 0);
    for (int d = 0; ; d++) {
      double square = (sum - value) * (sum - value);
      error[d] += weight * square;
      worst[d] = Math.max(worst[d], single * square);
      if (d == r.steps()) {
        return;
      }
      double next = (r.a(d) * point + r.b(d)) * current + r.c(d) * previous + r.e(d);
      previous = current;
      current = next;
      sum += p.weight(0, d + 1) * current;
    }
  }

  private static PolynomialExpansion withTail(PolynomialExpansion whole, int degree, int from) {
    Recurrence r = whole.recurrence();
    double[][] c = new double[4][degree];
    double[][] weights = new double[2][degree + 1];
    for (int i = 0; i < degree; i++) {
      c[0][i] = r.a(i);
      c[1][i] = r.b(i);
      c[2][i] = r.c(i);
      c[3][i] = r.e(i);
    }
    for (int i = 0; i <= degree; i++) {
      weights[0][i] = whole.weight(0, i);
      weights[1][i] = i > from ? whole.weight(0, i) : 0;
    }
    if (Arrays.stream(weights[1]).allMatch(w -> w == 0)) {
      weights[1][degree] = Double.MIN_NORMAL; // an output without a term is not defined
    }
    return new PolynomialExpansion(new Recurrence(c[0], c[1], c[2], c[3]), weights);
  }
}
