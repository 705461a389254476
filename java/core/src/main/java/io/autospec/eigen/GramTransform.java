package io.autospec.eigen;

import io.autospec.backend.MultiVector;
import io.autospec.operator.LinearOperator;

/** φ = AᵀA by two products. */
final class GramTransform implements SpectralTransform, AutoCloseable {

  private final LinearOperator a;
  private final LinearOperator transpose;
  private MultiVector image;

  GramTransform(LinearOperator a, LinearOperator transpose) {
    this.a = a;
    this.transpose = transpose;
  }

  @Override
  public void apply(MultiVector x, MultiVector y) {
    if (image == null || image.columns() != x.columns()) {
      close();
      image = a.newVector(x.columns());
    }
    a.apply(x, image);
    transpose.apply(image, y);
  }

  @Override
  public double at(double sigma) {
    return sigma * sigma;
  }

  @Override
  public int degree() {
    return 2;
  }

  @Override
  public void close() {
    if (image != null) {
      image.close();
    }
  }
}
