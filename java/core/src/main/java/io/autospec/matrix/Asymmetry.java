package io.autospec.matrix;

/**
 * An entry of a matrix that differs from its image across the diagonal.
 *
 * @param row its row, from 0
 * @param column its column, from 0
 * @param value the entry at (row, column)
 * @param image the entry at (column, row), 0 if none is stored there
 */
public record Asymmetry(int row, int column, double value, double image) {

  /** Returns both entries in words: {@code entry (1, 2) is 3.0, but entry (2, 1) is 4.0}. */
  @Override
  public String toString() {
    return "entry ("
        + row
        + ", "
        + column
        + ") is "
        + value
        + ", but entry ("
        + column
        + ", "
        + row
        + ") is "
        + image;
  }
}
