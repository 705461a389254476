package io.autospec.model;

import io.autospec.recurrence.Interval;
import io.autospec.recurrence.PolynomialExpansion;
import java.util.List;
import java.util.Objects;

/**
 * A polynomial and how it came about.
 *
 * @param expansion the polynomial
 * @param model the name of the model that made it, after any fallback
 * @param fallbackReason why the model asked did not serve, or the empty string
 * @param support the intervals on which p is meant to be positive, ascending; none for all of [0,
 *     λmax]
 */
public record Prediction(
    PolynomialExpansion expansion, String model, String fallbackReason, List<Interval> support) {

  /** Checks for nulls. */
  public Prediction {
    Objects.requireNonNull(expansion, "expansion");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(fallbackReason, "fallbackReason");
    support = List.copyOf(support);
  }

  /** A polynomial positive on all of [0, λmax], after any fallback. */
  public Prediction(PolynomialExpansion expansion, String model, String fallbackReason) {
    this(expansion, model, fallbackReason, List.of());
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
