package io.autospec.filter;

import io.autospec.recurrence.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The minimax filter that is small on given points and nowhere else: with all unwanted eigenvalues
 * known, the limit of what a filter of its degree can do.
 */
public final class MinimaxFilter {

  private MinimaxFilter() {}

  /**
   * Finds the filter by exchanges. Cost: O(n d) for each.
   *
   * @param unwanted distinct points outside the window, ascending
   * @param window the window
   * @param degree d ≥ 1, at most the number of points less one is used
   * @return p, to be evaluated at scalars; of modulus at most 1 at the points, but for a tolerance
   */
  public static DoubleUnaryOperator on(double[] unwanted, SpectralWindow window, int degree) {
    List<Interval> points =
        Arrays.stream(unwanted).mapToObj(point -> new Interval(point, point)).toList();
    double target = FilterHull.target(window);
    return new Equiripple(points, target, degree, Equiripple.MANY_EXCHANGES)::value;
  }
}
