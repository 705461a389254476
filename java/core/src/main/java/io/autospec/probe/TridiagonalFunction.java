package io.autospec.probe;

import java.util.Arrays;

/**
 * A leading block T of a Lanczos matrix, ready for functions: f(T) e_1 = S f(Θ) Sᵀ e_1 is what the
 * Lanczos approximation ‖b‖ V f(T) e_1 of f(A) b needs. S is never made, see {@link Rotations}.
 *
 * <p>Every step is an orthogonal transformation, so that the error is some ε max|f(θ)|. Cost: O(m²)
 * operations and numbers for m steps.
 */
public final class TridiagonalFunction {

  private final TridiagonalEigen eigen;
  private final Rotations rotations;
  private final double coupling;

  /** A function of an eigenvalue of T, told its weight: the square of the first component. */
  @FunctionalInterface
  public interface Value {
    /** Returns f(θ). */
    double at(double theta, double weight);
  }

  /**
   * Diagonalises the leading m × m block of T.
   *
   * @param diagonal α_1 …, at least m
   * @param couplings β_1 …, at least m
   * @param steps m ≥ 1
   */
  public TridiagonalFunction(double[] diagonal, double[] couplings, int steps) {
    this(diagonal, couplings, steps, new Rotations(steps));
  }

  /** Diagonalises T where only its quadrature is wanted, no column. */
  public static TridiagonalFunction quadrature(double[] diagonal, double[] couplings) {
    return new TridiagonalFunction(diagonal, couplings, diagonal.length, Rotations.NOT_KEPT);
  }

  private TridiagonalFunction(
      double[] diagonal, double[] couplings, int steps, Rotations rotations) {
    this.rotations = rotations;
    eigen =
        TridiagonalEigen.of(
            Arrays.copyOf(diagonal, steps), Arrays.copyOf(couplings, steps), rotations);
    coupling = couplings[steps - 1];
  }

  /** Returns m. */
  public int steps() {
    return eigen.values().length;
  }

  /** Returns eigenvalue i, in no order. */
  public double value(int i) {
    return eigen.values()[i];
  }

  /** Returns the index of the lowest eigenvalue for sign 1, of the highest for sign −1. */
  public int lowest(int sign) {
    int lowest = 0;
    for (int i = 1; i < steps(); i++) {
      lowest = sign * value(i) < sign * value(lowest) ? i : lowest;
    }
    return lowest;
  }

  /** Returns the weight of eigenvalue i in the quadrature of the start vector. */
  public double weight(int i) {
    return eigen.firstRow()[i] * eigen.firstRow()[i];
  }

  /** Returns the residual norm of eigenvalue i. */
  public double residualNorm(int i) {
    return coupling * Math.abs(eigen.lastRow()[i]);
  }

  /** Returns max|θ|. */
  public double norm() {
    double norm = 0;
    for (double value : eigen.values()) {
      norm = Math.max(norm, Math.abs(value));
    }
    return norm;
  }

  /** Returns e_1ᵀ f(T) e_1, the Gauss quadrature of the start vector's measure. */
  public double firstEntry(Value f) {
    double sum = 0;
    for (int i = 0; i < steps(); i++) {
      sum += weight(i) * f.at(value(i), weight(i));
    }
    return sum;
  }

  /** Returns f(T) e_1; not of a {@link #quadrature}. */
  public double[] firstColumn(Value f) {
    if (rotations == Rotations.NOT_KEPT) {
      throw new IllegalStateException("a quadrature has no columns: its rotations were not kept");
    }
    double[] column = eigen.firstRow().clone();
    for (int i = 0; i < column.length; i++) {
      column[i] *= f.at(eigen.values()[i], weight(i));
    }
    rotations.applyTo(column);
    return column;
  }
}
