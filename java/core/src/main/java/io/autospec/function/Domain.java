package io.autospec.function;

/**
 * Where a function of a real variable is defined.
 *
 * @param lower the least value, or −∞
 * @param closed whether f is defined at {@code lower} itself
 * @param pole a point where f is not defined, or NaN
 */
public record Domain(double lower, boolean closed, double pole) {

  /** All real numbers. */
  public static final Domain REAL = new Domain(Double.NEGATIVE_INFINITY, false, Double.NaN);

  /** λ ≥ 0. */
  public static final Domain NON_NEGATIVE = new Domain(0, true, Double.NaN);

  /** λ > 0. */
  public static final Domain POSITIVE = new Domain(0, false, Double.NaN);

  /**
   * Eigenvalues within this share of ‖A‖ are one to a Lanczos run: a computed eigenvalue 0 comes
   * out as large.
   */
  private static final double ROUNDING = 32 * 0x1p-52;

  /** A Ritz value has converged to a pole if its residual norm is below this share of ‖A‖. */
  private static final double CONVERGED = 1e-8;

  /** Returns all real numbers but one. */
  public static Domain without(double pole) {
    return new Domain(Double.NEGATIVE_INFINITY, false, pole);
  }

  /**
   * Returns the edge or pole below a value for sign 1, above it for −1; infinite if there is none.
   */
  double edge(double value, int sign) {
    if (sign * pole < sign * value) {
      return pole;
    }
    return sign > 0 ? lower : Double.POSITIVE_INFINITY;
  }

  /** Returns the point of the domain for a value that rounding may have moved out of it. */
  double nearest(double value, double norm) {
    return closed && value < lower && value >= lower - ROUNDING * norm ? lower : value;
  }

  /** Tells whether a value, and not its rounding, lies below the domain. */
  boolean excludes(double value, double norm) {
    return closed ? value < lower - ROUNDING * norm : value < lower;
  }

  /**
   * Tells whether an eigenvalue lies where f is not defined, up to rounding.
   *
   * @param value a Ritz value
   * @param residual its residual norm
   * @param norm ‖A‖
   */
  boolean hits(double value, double residual, double norm) {
    double reach = ROUNDING * norm;
    boolean edge = !closed && Math.abs(value - lower) <= reach;
    boolean atPole = Math.abs(value - pole) <= reach && residual <= CONVERGED * norm;
    return edge || atPole;
  }

  /** Returns the point where f is not defined, as words: {@code "0"}. */
  String forbidden() {
    double point = Double.isNaN(pole) ? lower : pole;
    return point == 0 ? "0" : String.valueOf(point);
  }

  /** Returns the words of the condition, {@code "positive"}. */
  String words() {
    if (!Double.isNaN(pole)) {
      return "other than " + pole;
    }
    return closed ? "not negative" : "positive";
  }
}
