package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.factor.SparseLdl;

/** φ(λ) = 1/(λ − σ), by a factorisation of A − σI: for windows too narrow for a polynomial. */
final class ShiftInvert implements SpectralTransform {

  private final SparseLdl.Factors factors;
  private double[] values = {};
  private double[] scratch = {};

  ShiftInvert(SparseLdl.Factors factors) {
    this.factors = factors;
  }

  @Override
  public void apply(MultiVector x, MultiVector y) {
    int size = x.rows() * x.columns();
    if (values.length != size) {
      values = new double[size];
      scratch = new double[size];
    }
    x.read(values);
    factors.solve(values, x.columns(), scratch);
    y.write(values);
  }

  @Override
  public double at(double lambda) {
    return 1 / (lambda - factors.shift());
  }

  @Override
  public int degree() {
    return 0;
  }
}
