package io.autospec.matrix;

import java.util.Arrays;

/**
 * Collects entries (row, column, value) in any order and sums duplicates into a {@link CsrMatrix}.
 *
 * <p>Duplicates are added in the order in which they came, so that the same entries give the same
 * bits. Cost: 16 bytes per entry held, and O(entries + rows + columns) for {@link #toCsr()}, which
 * sorts by counting.
 */
public final class Triplets {

  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** What an entry (i, j) away from the diagonal says about (j, i). */
  enum Mirror {
    NOTHING,
    EQUAL,
    OPPOSITE
  }

  private final int rows;
  private final int columns;
  private int[] rowIndices;
  private int[] columnIndices;
  private double[] values;
  private int size;

  /**
   * An empty collection for a matrix of the given shape.
   *
   * @throws IllegalArgumentException if a size is negative
   */
  public Triplets(int rows, int columns) {
    this(rows, columns, 16);
  }

  /**
   * An empty collection with room for some entries; it grows beyond as needed.
   *
   * @throws IllegalArgumentException if a size or the capacity is negative
   */
  public Triplets(int rows, int columns, int capacity) {
    if (rows < 0 || columns < 0 || capacity < 0) {
      throw new IllegalArgumentException(
          "matrix is "
              + rows
              + " x "
              + columns
              + ", capacity is "
              + capacity
              + ": expected sizes >= 0");
    }
    this.rows = rows;
    this.columns = columns;
    this.rowIndices = new int[capacity];
    this.columnIndices = new int[capacity];
    this.values = new double[capacity];
  }

  /** Returns the number of entries added so far, duplicates included. */
  public int size() {
    return size;
  }

  /**
   * Adds an entry. Amortized O(1).
   *
   * @param row from 0
   * @param column from 0
   * @throws IllegalArgumentException if the entry lies outside of the matrix or is not finite
   */
  public void add(int row, int column, double value) {
    if (row < 0 || row >= rows || column < 0 || column >= columns) {
      throw new IllegalArgumentException(
          "entry ("
              + row
              + ", "
              + column
              + ") lies outside of the "
              + rows
              + " x "
              + columns
              + " matrix: expected indices from 0");
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "entry (" + row + ", " + column + ") is " + value + ": expected a finite value");
    }
    append(row, column, value);
  }

  /** Adds an entry that has been checked. */
  void append(int row, int column, double value) {
    if (size == values.length) {
      grow();
    }
    rowIndices[size] = row;
    columnIndices[size] = column;
    values[size++] = value;
  }

  private void grow() {
    if (size == LONGEST_ARRAY) {
      throw new IllegalStateException(
          "there are more than " + LONGEST_ARRAY + " entries, the length of an array");
    }
    int capacity = (int) Math.min(LONGEST_ARRAY, Math.max(16, 2L * size));
    rowIndices = Arrays.copyOf(rowIndices, capacity);
    columnIndices = Arrays.copyOf(columnIndices, capacity);
    values = Arrays.copyOf(values, capacity);
  }

  /**
   * Returns the matrix of all entries added, duplicates summed. Zeros are kept. The collection can
   * be used further.
   *
   * @throws IllegalArgumentException if a sum of duplicates is not finite
   */
  public CsrMatrix toCsr() {
    return toCsr(Mirror.NOTHING);
  }

  CsrMatrix toCsr(Mirror mirror) {
    int[] pointers = rowPointers(mirror);
    int[] entryColumns = new int[pointers[rows]];
    double[] entryValues = new double[pointers[rows]];
    int[] next = pointers.clone();
    for (int k = 0; k < size; k++) {
      int i = rowIndices[k];
      int j = columnIndices[k];
      int place = next[i]++;
      entryColumns[place] = j;
      entryValues[place] = values[k];
      if (mirror != Mirror.NOTHING && i != j) {
        int image = next[j]++;
        entryColumns[image] = i;
        entryValues[image] = mirror == Mirror.EQUAL ? values[k] : -values[k];
      }
    }
    return RowSort.sorted(rows, columns, pointers, entryColumns, entryValues);
  }

  private int[] rowPointers(Mirror mirror) {
    int[] pointers = new int[rows + 1];
    for (int k = 0; k < size; k++) {
      int i = rowIndices[k];
      int j = columnIndices[k];
      pointers[i + 1]++;
      if (mirror != Mirror.NOTHING && i != j) {
        pointers[j + 1]++;
      }
    }
    long total = 0;
    for (int i = 0; i < rows; i++) {
      total += pointers[i + 1];
      if (total > LONGEST_ARRAY) {
        throw new IllegalArgumentException(
            "there are more than " + LONGEST_ARRAY + " entries, the length of an array");
      }
      pointers[i + 1] = (int) total;
    }
    return pointers;
  }
}
