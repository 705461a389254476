package io.autospec.eigen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CertificateTest {

  @Test
  void anUncheckedResultIsNotComplete() {
    assertFalse(Certificate.none(5, 0).complete());
    assertEquals(0, Certificate.none(5, 0).confidence());
  }

  @Test
  void aCheckedResultIsCompleteIfTheCountsAgree() {
    assertTrue(new Certificate(Check.INERTIA, 5, 5, 1, 1e-15).complete());
    assertFalse(new Certificate(Check.INERTIA, 6, 5, 1, 1e-15).complete());
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Certificate(Check.INERTIA, -1, 0, 1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Certificate(Check.INERTIA, 1, 1, 1.5, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Certificate(Check.INERTIA, 1, 1, 1, Double.NaN));
  }
}
