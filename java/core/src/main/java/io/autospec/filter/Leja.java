package io.autospec.filter;

import java.util.Arrays;

/**
 * Leja points of a finite set: each maximises the product of the distances to those before it.
 *
 * <p>They are distributed as the equilibrium measure of the set, whatever it looks like, and so a
 * good first reference for an exchange (Saff and Totik, "Logarithmic Potentials with External
 * Fields", 1997, ch. V).
 */
final class Leja {

  private Leja() {}

  /**
   * Chooses points.
   *
   * @param set distinct, ascending
   * @param count at most the size of the set
   * @return ascending
   */
  static double[] points(double[] set, int count) {
    int n = set.length;
    double scale = 4 / Math.max(set[n - 1] - set[0], Double.MIN_NORMAL);
    double[] product = new double[n];
    Arrays.fill(product, 1);
    double[] chosen = new double[count];
    int next = n - 1;
    for (int k = 0; k < count; k++) {
      chosen[k] = set[next];
      double largest = 0;
      int best = next;
      for (int i = 0; i < n; i++) {
        product[i] *= Math.abs(scale * (set[i] - chosen[k]));
        if (product[i] > largest) {
          largest = product[i];
          best = i;
        }
      }
      next = best;
      if (!(largest > 1e-100 && largest < 1e100) && largest > 0) {
        int shift = Math.getExponent(largest);
        for (int i = 0; i < n; i++) {
          product[i] = Math.scalb(product[i], -shift);
        }
      }
    }
    Arrays.sort(chosen);
    return chosen;
  }
}
