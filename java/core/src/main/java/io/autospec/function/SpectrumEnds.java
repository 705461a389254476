package io.autospec.function;

import io.autospec.probe.ChristoffelFunction;
import io.autospec.probe.TridiagonalFunction;
import io.autospec.recurrence.Interval;
import java.util.function.DoubleUnaryOperator;

/**
 * The interval on which a polynomial stands for f: the Ritz values and as far from them as an
 * eigenvalue may have escaped the run, with a small margin, but no point where f is not defined.
 */
final class SpectrumEnds {

  private static final double MARGIN = 0.005;

  /** An end has settled if its residual norm is below this share of its distance from an edge. */
  private static final double SETTLED = 0.1;

  /** The share of the way to an edge of the domain that the margin may take. */
  private static final double TOWARDS_EDGE = 0.05;

  private static final int BISECTIONS = 40;

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
   * Returns the interval: as far as an eigenvalue of the least weight may lie, and a margin.
   *
   * @param weights the most there may be at a point
   * @param rows n
   * @param normBound of every |λ|
   * @param f finite at the Ritz values
   */
  Interval interval(
      ChristoffelFunction weights, int rows, double normBound, DoubleUnaryOperator f) {
    double lowerLimit = Math.max(edgeBelow, Math.min(lowest, -normBound));
    double upperLimit = Math.min(edgeAbove, Math.max(highest, normBound));
    double room = rows / UnseenEigenvalues.LEAST_SHARE;
    return new Interval(
        end(lowest, edgeBelow, lowerLimit, weights, room, f),
        end(highest, edgeAbove, upperLimit, weights, room, f));
  }

  private double end(
      double ritzValue,
      double edge,
      double limit,
      ChristoffelFunction weights,
      double room,
      DoubleUnaryOperator f) {
    double reach = 0;
    double beyond = limit - ritzValue;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (reach + beyond) / 2;
      if (weights.inverse(ritzValue + middle, room) < room) {
        reach = middle;
      } else {
        beyond = middle;
      }
    }
    double margin =
        Math.min(MARGIN * (highest - lowest), TOWARDS_EDGE * Math.abs(edge - ritzValue));
    double all = Math.min(Math.abs(reach) + margin, Math.abs(limit - ritzValue));
    double towards = Math.copySign(all, limit - ritzValue);
    while (Math.abs(towards) > 0 && !Double.isFinite(f.applyAsDouble(ritzValue + towards))) {
      towards /= 2; // f may end before its domain says so
    }
    return ritzValue + towards;
  }
}
