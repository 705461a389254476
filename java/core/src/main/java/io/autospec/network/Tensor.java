package io.autospec.network;

import java.util.Arrays;
import java.util.Objects;

/**
 * A named array of a model file, in row-major order.
 *
 * @param name not empty
 * @param shape the extent of each dimension, ≥ 0; none for a scalar
 * @param values as many as the product of the extents; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, compared nowhere
public record Tensor(String name, int[] shape, double[] values) {

  /** Checks that the shape fits the values. */
  public Tensor {
    Objects.requireNonNull(name, "name");
    long count = 1;
    for (int extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException(
            "tensor " + name + " has shape " + Arrays.toString(shape) + ": expected no extent < 0");
      }
      count = Math.multiplyExact(count, extent);
    }
    if (count != values.length) {
      throw new IllegalArgumentException(
          "tensor "
              + name
              + " has shape "
              + Arrays.toString(shape)
              + " and "
              + values.length
              + " values: expected "
              + count);
    }
  }

  /** A vector. */
  public static Tensor vector(String name, double... values) {
    return new Tensor(name, new int[] {values.length}, values);
  }
}
