package io.autospec.eigen;

import io.autospec.backend.MultiVector;

/** What lies orthogonal to the vectors that are held. */
interface Complement {

  /** All of space: nothing is held. */
  Complement EVERYTHING = y -> 0;

  /**
   * y ← y − V (Vᵀ y) with V the vectors held, orthonormal.
   *
   * @return reductions spent
   */
  int project(MultiVector y);
}
