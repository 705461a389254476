package io.autospec.backend;

/**
 * The one order in which AutoSpec adds, fixed so that every backend, instruction set, storage and
 * number of threads gives the same bits. No contraction to fused multiply-add anywhere: x86-64-v2
 * has none.
 *
 * <p><b>A row times a vector</b>: one product after the other in the order of the columns, from
 * +0.0. It is the order in which every storage can add: slices of rows level by level, diagonals
 * one after the other. The same per column of a block.
 *
 * <p><b>A dot product over n rows</b>: the rows are cut into at most {@link #SEGMENTS} segments of
 * equal length, a multiple of {@link #LANES}, and from {@link #LONG_ROWS} rows on at least {@link
 * #LEAST_SEGMENT}; within a segment lane l adds the rows i ≡ l mod {@link #LANES} from +0.0, the
 * lanes are added pairwise ((0+4)+(2+6))+((1+5)+(3+7)), and the segments are added in order. The
 * same per column of a block.
 *
 * <p><b>A Gram matrix</b>: the same segments, each product within one added row by row from +0.0,
 * the segments in order. <b>A block times a small matrix</b>: the products of a row in the order of
 * the block's columns from +0.0, then β y.
 *
 * <p><b>A recurrence step</b>: ((a s + b v_k) + c v_{k−1}) + e z from left to right, with terms of
 * zero coefficient left out; then y + w v.
 */
public final class SummationOrder {

  /** The largest number of segments of a dot product. */
  public static final int SEGMENTS = 256;

  /**
   * The least length of a segment of a long vector. Shorter ones cost more to begin and to end than
   * to add: of 16,000 rows in segments of 64 a dot product took twice as long.
   */
  public static final int LEAST_SEGMENT = 512;

  /**
   * Rows from which a vector is long. Shorter ones keep the order with which the shipped models are
   * trained, on up to 10,000 eigenvalues.
   */
  public static final int LONG_ROWS = 10_240;

  /** The number of lanes of a dot product. */
  public static final int LANES = 8;

  private SummationOrder() {}

  /** Returns the length of a segment for n rows. */
  public static int segmentLength(int rows) {
    int length = rows / SEGMENTS + (rows % SEGMENTS == 0 ? 0 : 1);
    int least = rows < LONG_ROWS ? LANES : LEAST_SEGMENT;
    return Math.max(least, (length + LANES - 1) / LANES * LANES);
  }
}
