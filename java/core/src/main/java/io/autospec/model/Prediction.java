package io.autospec.model;

import io.autospec.recurrence.PolynomialExpansion;
import java.util.Objects;

/**
 * A polynomial and how it came about.
 *
 * @param expansion the polynomial
 * @param model the name of the model that made it, after any fallback
 * @param fallbackReason why the model asked did not serve, or the empty string
 */
public record Prediction(PolynomialExpansion expansion, String model, String fallbackReason) {

  /** Checks for nulls. */
  public Prediction {
    Objects.requireNonNull(expansion, "expansion");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(fallbackReason, "fallbackReason");
  }

  /** A polynomial made by the model that was asked. */
  public Prediction(PolynomialExpansion expansion, String model) {
    this(expansion, model, "");
  }

  /** Tells whether another model served than the one asked. */
  public boolean fellBack() {
    return !fallbackReason.isEmpty();
  }
}
