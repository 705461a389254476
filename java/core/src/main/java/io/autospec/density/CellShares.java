package io.autospec.density;

/**
 * A rule that tells what share of the eigenvalues lies where, from the weights of a probe: half of
 * each Ritz value's weight belongs to the gap on either side, and what does not spread over the gap
 * stays at the value.
 */
interface CellShares {

  /** Returns the part of the weight of the gap above Ritz value {@code i} that spreads over it. */
  double spread(int i);

  /**
   * Returns the shares of the cells of half a gap, the nearest to its end first; not a copy.
   *
   * @param i the gap, above Ritz value {@code i}
   * @param upper whether of the upper half
   */
  double[] inside(int i, boolean upper);

  /**
   * Returns the share of a part beyond an end.
   *
   * @param upper the end
   * @param nearest distance of the part from the last Ritz value
   * @param farthest distance of the part
   */
  double beyond(boolean upper, double nearest, double farthest);

  /** Returns the least share of Ritz value {@code i} itself. */
  double least(int i);

  /**
   * Returns the least share of a cell: with none at all, a polynomial could take any value there.
   *
   * @param below whether the cell lies below the first Ritz value
   * @param width of the cell
   */
  double smallest(boolean below, double width);
}
