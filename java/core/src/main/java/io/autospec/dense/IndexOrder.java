package io.autospec.dense;

import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Indices in the order of what they stand for. */
public final class IndexOrder {

  private IndexOrder() {}

  /**
   * Returns 0 … count − 1 by ascending key, those of equal keys in their own order. Cost: O(count
   * log count).
   *
   * @param count how many
   * @param key of an index
   */
  public static int[] ascending(int count, IntToDoubleFunction key) {
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble(key::applyAsDouble))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
