package io.autospec.solve;

import io.autospec.backend.MultiVector;

/** Looks whether the constant vector explains a breakdown, as it does for graph Laplacians. */
final class NullSpace {

  /** ‖A v‖ below this times ‖A‖ ‖v‖ counts as zero. */
  private static final double ROUNDING = 1e-12;

  private static final double LEAST_BOUND = 1e-140;

  private NullSpace() {}

  /** Returns the advice for a singular system; costs one product and two reductions. */
  static String advice(SymmetricSystem system, String general, Ledger ledger) {
    if (!(system.normBound() > LEAST_BOUND && system.normBound() < Double.POSITIVE_INFINITY)) {
      return general; // without a bound, or with squares that underflow, nothing can be told
    }
    try (var lease = system.vectors().lease()) {
      MultiVector v = lease.vector(1);
      MultiVector image = lease.vector(1);
      double[] dots = new double[1];
      v.fill(1);
      if (system.weight() != null) {
        v.scaleRows(system.weight()); // the constant vector of the original system
      }
      v.dot(v, dots);
      double length = Math.sqrt(dots[0]);
      system.operator().apply(v, image);
      image.dot(image, dots);
      ledger.spend(1, 2);
      boolean constant = Math.sqrt(dots[0]) <= ROUNDING * system.normBound() * length;
      return constant
          ? "every row sums to zero, so that the constant vector is in the null space, as for a"
              + " graph Laplacian: ground it with CsrMatrix.withoutFirst()"
          : general;
    }
  }
}
