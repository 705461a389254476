package io.autospec.eigen;

import io.autospec.backend.MultiVector;

/**
 * A function φ of a symmetric matrix that has its eigenvectors, and large values |φ(λ)| where the
 * wanted eigenvalues are: Lanczos on φ(A) finds them first.
 */
interface SpectralTransform {

  /** y ← φ(A) x, both n × k, y not x. */
  void apply(MultiVector x, MultiVector y);

  /** Returns φ(λ). */
  double at(double lambda);

  /** Returns the products with A that one column costs. */
  int degree();
}
