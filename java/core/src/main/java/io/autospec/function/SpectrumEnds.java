package io.autospec.function;

import io.autospec.probe.TridiagonalFunction;
import io.autospec.recurrence.Interval;
import java.util.function.DoubleUnaryOperator;

/**
 * The interval on which a polynomial stands for f: the Ritz values, their residual norms and a
 * small margin, but no point where f is not defined.
 */
final class SpectrumEnds {

  private static final double MARGIN = 0.005;

  /** An end has settled if its residual norm is below this share of its distance from an edge. */
  private static final double SETTLED = 0.1;

  /** The share of the way to an edge of the domain that the interval may take. */
  private static final double TOWARDS_EDGE = 0.3;

  private final double lowest;
  private final double highest;
  private final double residualBelow;
  private final double residualAbove;
  private final double edgeBelow;
  private final double edgeAbove;

  /** Reads the ends of a Lanczos run. */
  SpectrumEnds(TridiagonalFunction t, Domain domain) {
    int first = t.lowest(1);
    int last = t.lowest(-1);
    lowest = t.value(first);
    highest = t.value(last);
    residualBelow = t.residualNorm(first);
    residualAbove = t.residualNorm(last);
    edgeBelow = domain.edge(lowest, 1);
    edgeAbove = domain.edge(highest, -1);
  }

  /** Tells whether a pole lies between the ends, so that no polynomial serves. */
  static boolean surround(TridiagonalFunction t, double pole) {
    boolean below = false;
    boolean above = false;
    for (int i = 0; i < t.steps(); i++) {
      below |= t.value(i) <= pole;
      above |= t.value(i) >= pole;
    }
    return below && above;
  }

  /** Tells whether both ends are known well enough for the function. */
  boolean settled() {
    double span = highest - lowest;
    double roomBelow = Math.min(span, lowest - edgeBelow);
    double roomAbove = Math.min(span, edgeAbove - highest);
    return residualBelow <= SETTLED * Math.max(roomBelow, MARGIN * MARGIN * span)
        && residualAbove <= SETTLED * roomAbove;
  }

  /**
   * Returns the interval, without a margin where f is not finite there.
   *
   * @param normBound of every |λ|
   */
  Interval interval(double normBound, DoubleUnaryOperator f) {
    double margin = MARGIN * (highest - lowest);
    double below = Math.min(residualBelow + margin, TOWARDS_EDGE * (lowest - edgeBelow));
    double above = Math.min(residualAbove + margin, TOWARDS_EDGE * (edgeAbove - highest));
    double lower = Math.max(lowest - Math.max(0, below), Math.min(lowest, -normBound));
    double upper = Math.min(highest + above, Math.max(highest, normBound));
    return new Interval(
        Double.isFinite(f.applyAsDouble(lower)) ? lower : lowest,
        Double.isFinite(f.applyAsDouble(upper)) ? upper : highest);
  }
}
