package io.autospec.cli;

import io.autospec.backend.Backend;
import io.autospec.backend.Precision;
import io.autospec.backend.PreparedMatrix;
import io.autospec.backend.Scaling;
import io.autospec.matrix.CsrMatrix;
import io.autospec.solve.Preconditioning;

/** Puts a matrix into a backend, scaled as a preconditioning needs it. */
final class Preparation {

  private Preparation() {}

  /** Returns the matrix as it is for {@link Preconditioning#NONE}, Jacobi-scaled for the others. */
  static PreparedMatrix of(
      Backend backend, CsrMatrix matrix, Preconditioning preconditioning, Precision precision) {
    Scaling scaling = preconditioning == Preconditioning.NONE ? Scaling.NONE : Scaling.JACOBI;
    return backend.prepare(matrix, scaling, precision);
  }
}
