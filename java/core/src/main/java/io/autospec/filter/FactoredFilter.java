package io.autospec.filter;

import io.autospec.recurrence.PolynomialExpansion;
import io.autospec.recurrence.RootProduct;
import java.util.Arrays;

/**
 * A filter as a product of its roots' factors, in an order that keeps rounding small, and a bound
 * of that rounding.
 *
 * <pre>
 *   q_k(x) = Π_{i≤k} (x − ρ_i)/(s − ρ_i)
 *   e_k(x) = |x − ρ_k|/|s − ρ_k| e_{k−1}(x) + ε (max|λ| + |ρ_k|)/|s − ρ_k| max |q_{k−1}|
 *   f_k(x) = |x − ρ_k|/|s − ρ_k| f_{k−1}(x) + ε (max|λ| + |ρ_k|)/|s − ρ_k|
 * </pre>
 *
 * <p>A vector's component at x is wrong by e_k(x) after k factors, as every factor adds rounding of
 * the size of the whole vector; by f_k(x) where the vector is the eigenvector at s. At an outlier
 * one root leaves some ε, which the factors of the bulk then raise a hundredfold each: so the next
 * factor is always that of the root where |q| + e is largest, the one farthest from s first, and a
 * second root at an outlier comes when it is needed. That is the order of Leja with rounding in it.
 * Written as a sum of Chebyshev polynomials such a filter has no digit left.
 *
 * <p>Cost: O(d N) for N points.
 */
final class FactoredFilter {

  private static final double UNIT = 0x1p-52;

  private final double point;
  private final double[] ordered;
  private final double[] set;
  private final double[] value;
  private final double[] error;
  private final double[] settled; // f
  private final double norm;

  /**
   * Orders the factors.
   *
   * @param roots of the filter
   * @param point s, where it is 1
   * @param end the wanted end of the spectrum
   * @param set where it is to be small, ascending
   */
  FactoredFilter(double[] roots, double point, double end, double[] set) {
    this.point = point;
    this.set = set;
    ordered = roots.clone();
    value = new double[set.length];
    error = new double[set.length];
    settled = new double[set.length];
    Arrays.fill(value, 1);
    int[] nearest = Arrays.stream(ordered).mapToInt(this::nearest).toArray();
    norm = Math.max(Math.abs(end), Math.max(Math.abs(set[0]), Math.abs(set[set.length - 1])));
    double wanted = 1;
    double largest = 1;
    for (int k = 0; k < ordered.length; k++) {
      int best = k;
      for (int j = k + 1; j < ordered.length; j++) {
        double difference = size(nearest[j]) - size(nearest[best]);
        boolean farther = Math.abs(ordered[j] - point) > Math.abs(ordered[best] - point);
        if (difference > 0 || (difference == 0 && farther)) {
          best = j;
        }
      }
      double root = ordered[best];
      ordered[best] = ordered[k];
      ordered[k] = root;
      nearest[best] = nearest[k];
      double scale = 1 / Math.abs(point - root);
      double rounding = UNIT * (norm + Math.abs(root)) * scale;
      double before = largest;
      wanted *= Math.abs(end - root) * scale;
      largest = wanted;
      for (int i = 0; i < set.length; i++) {
        double factor = Math.abs(set[i] - root) * scale;
        value[i] *= factor;
        error[i] = factor * error[i] + rounding * before;
        settled[i] = factor * settled[i] + rounding;
        largest = Math.max(largest, value[i]);
      }
    }
  }

  private double size(int i) {
    return value[i] + error[i];
  }

  private int nearest(double root) {
    int at = Arrays.binarySearch(set, root);
    if (at >= 0) {
      return at;
    }
    int above = Math.min(-at - 1, set.length - 1);
    int below = Math.max(0, above - 1);
    return Math.abs(set[below] - root) < Math.abs(set[above] - root) ? below : above;
  }

  /** Returns the largest error on the set. */
  double error() {
    return Arrays.stream(error).max().orElse(0);
  }

  /**
   * Returns a bound of the residual norm, over the largest |λ|, that rounding leaves the
   * eigenvector at s: the largest f(x) |x − s| on the set.
   */
  double residual() {
    double largest = 0;
    for (int i = 0; i < set.length; i++) {
      largest = Math.max(largest, settled[i] * Math.abs(set[i] - point));
    }
    return largest / norm;
  }

  /** Returns ln(1/|p|) at its least on the set, without rounding. */
  double exactLogSeparation() {
    return -Math.log(Arrays.stream(value).max().orElse(1));
  }

  /** Returns ln(1/(|p| + e)) at its least on the set. */
  double logSeparation() {
    double largest = 0;
    for (int i = 0; i < set.length; i++) {
      largest = Math.max(largest, size(i));
    }
    return -Math.log(largest);
  }

  /** Returns the filter. */
  PolynomialExpansion expansion() {
    return RootProduct.normalised(point, ordered);
  }
}
