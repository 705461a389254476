package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.factor.SparseTriangle;

/** φ = (AᵀA + δ²I)⁻¹ by two triangular solves with R, RᵀR = AᵀA + δ²I. */
final class InverseGramTransform implements SpectralTransform {

  private final SparseTriangle triangle;
  private final double delta;
  private double[] values = {};
  private double[] scratch = {};

  InverseGramTransform(SparseTriangle triangle, double delta) {
    this.triangle = triangle;
    this.delta = delta;
  }

  @Override
  public void apply(MultiVector x, MultiVector y) {
    int size = x.rows() * x.columns();
    if (values.length != size) {
      values = new double[size];
      scratch = new double[size];
    }
    x.read(values);
    triangle.solveGram(values, x.columns(), scratch);
    y.write(values);
  }

  @Override
  public double at(double sigma) {
    return 1 / (sigma * sigma + delta * delta);
  }

  @Override
  public int degree() {
    return 0;
  }
}
