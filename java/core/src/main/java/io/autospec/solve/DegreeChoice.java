package io.autospec.solve;

import io.autospec.backend.PreparedMatrix;
import io.autospec.model.LearnedModel;
import io.autospec.operator.LinearOperator;
import io.autospec.probe.SpectralSummary;

/**
 * Chooses D after the probe: the least of R_D (1 + v/D), with R_D the products that the network
 * expects over those of plain conjugate gradients, R_1 = 1, and v the vector work of an outer
 * iteration in products.
 *
 * <p>v is the ratio of the bytes that the two move, not of measured times: ten steps are too few to
 * time, and the same system shall be solved in the same way every time.
 */
final class DegreeChoice {

  /** What is compared with plain steps. */
  private static final int[] DEGREES = {2, 3, 4, 5, 6, 8, 10, 12, 16};

  /** 11 passes over vectors of 8 bytes per row. */
  private static final double OUTER_BYTES = 88;

  /** A value and a column index, and per row three vectors. */
  private static final double ENTRY_BYTES = 12;

  private static final double ROW_BYTES = 24;

  /** A dot product is waited for by everyone: v is at least this. */
  private static final double LEAST_SHARE = 0.25;

  /**
   * And at most this. On 44 real matrices v = 0.3 / 0.4 / 0.5 / 0.8 give a median of 1.08 / 1.10 /
   * 1.12 / 1.12 times the products of plain steps, 1.28 / 1.28 / 1.46 / 1.46 at worst, and 0.29 /
   * 0.22 / 0.19 / 0.16 of the dots.
   */
  private static final double MOST_SHARE = 0.35;

  private DegreeChoice() {}

  /** Returns D; 1 for plain conjugate gradients. */
  static int of(LearnedModel model, SpectralSummary summary, LinearOperator operator) {
    double share = vectorShare(operator);
    double least = 1 + share;
    int best = 1;
    for (int degree : DEGREES) {
      double cost = Math.exp(model.logProducts(summary, degree)) * (1 + share / degree);
      if (cost < least) {
        least = cost;
        best = degree;
      }
    }
    return best;
  }

  private static double vectorShare(LinearOperator operator) {
    double perRow =
        operator instanceof PreparedMatrix matrix && matrix.rows() > 0
            ? (double) matrix.nonzeros() / matrix.rows()
            : 7;
    double share = OUTER_BYTES / (ENTRY_BYTES * perRow + ROW_BYTES);
    return Math.min(MOST_SHARE, Math.max(LEAST_SHARE, share));
  }
}
