package io.autospec.eigen;

import java.util.Objects;

/**
 * What was checked of the eigenvalues found, beyond their residuals.
 *
 * @param check how their number was checked
 * @param expected how many there are by that check; the number found where there was none
 * @param found how many were found
 * @param confidence that none is missing by what was checked: 1 for an exact count, 0 without a
 *     check
 * @param orthogonality max |VᵀV − I| of the vectors
 */
public record Certificate(
    Check check, long expected, long found, double confidence, double orthogonality) {

  /** Checks the parameters. */
  public Certificate {
    Objects.requireNonNull(check, "check");
    if (expected < 0 || found < 0) {
      throw new IllegalArgumentException(
          "expected is " + expected + ", found is " + found + ": expected counts");
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "confidence is " + confidence + ": expected a probability");
    }
    if (!(orthogonality >= 0)) {
      throw new IllegalArgumentException(
          "orthogonality is " + orthogonality + ": expected a deviation of at least 0");
    }
  }

  /** No check but that of orthogonality. */
  public static Certificate none(long found, double orthogonality) {
    return new Certificate(Check.NONE, found, found, 0, orthogonality);
  }

  /** Tells whether a check was made and as many were found as it expects. */
  public boolean complete() {
    return check != Check.NONE && found == expected;
  }
}
