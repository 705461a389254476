package io.autospec.backend;

/** The checks that the blocks of every backend make of their arguments, with one set of words. */
public final class BlockArguments {

  private BlockArguments() {}

  /**
   * Returns a block of a backend's own class and of this shape.
   *
   * @param type the backend's class
   * @param backend its name
   * @param name of the argument
   * @param block the argument
   * @throws IllegalArgumentException if it is another backend's, or of another shape
   */
  public static <T extends MultiVector> T shaped(
      Class<T> type, String backend, String name, MultiVector block, int rows, int columns) {
    if (!type.isInstance(block)) {
      throw new IllegalArgumentException(
          name
              + " is a "
              + block.getClass().getSimpleName()
              + ": expected a block of the "
              + backend
              + " backend");
    }
    if (block.rows() != rows || block.columns() != columns) {
      throw new IllegalArgumentException(
          name
              + " is "
              + block.rows()
              + " x "
              + block.columns()
              + ": expected "
              + rows
              + " x "
              + columns);
    }
    return type.cast(block);
  }

  /** Checks that an array holds the values of a whole block. */
  public static void requireWhole(String name, double[] array, MultiVector block) {
    long expected = (long) block.rows() * block.columns();
    if (array.length != expected) {
      throw new IllegalArgumentException(
          name
              + " has "
              + array.length
              + " values, the block is "
              + block.rows()
              + " x "
              + block.columns()
              + ": expected "
              + expected);
    }
  }

  /** Checks that an array holds or has room for so many values. */
  public static void requireValues(String name, double[] array, int least) {
    if (array.length < least) {
      throw new IllegalArgumentException(
          name + " has " + array.length + " values: expected at least " + least);
    }
  }

  /** Checks that two blocks are not one. */
  public static void requireDistinct(String name, MultiVector block, MultiVector other) {
    if (block == other) {
      throw new IllegalArgumentException(name + " is this block: expected two blocks");
    }
  }

  /** Checks the columns of a copy from one block to another. */
  public static void requireColumns(MultiVector source, int[] from, MultiVector target, int[] to) {
    if (from.length != to.length) {
      throw new IllegalArgumentException(
          "from has " + from.length + " columns and to " + to.length + ": expected as many");
    }
    requireColumns("from", from, source);
    requireColumns("to", to, target);
  }

  private static void requireColumns(String name, int[] chosen, MultiVector block) {
    for (int j = 0; j < chosen.length; j++) {
      if (chosen[j] < 0 || chosen[j] >= block.columns()) {
        throw new IllegalArgumentException(
            name
                + "["
                + j
                + "] is "
                + chosen[j]
                + ": expected a column of the "
                + block.rows()
                + " x "
                + block.columns()
                + " block");
      }
    }
  }
}
