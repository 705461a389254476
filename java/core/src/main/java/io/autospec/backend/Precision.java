package io.autospec.backend;

import java.util.Locale;

/**
 * The type of the matrix' values inside {@code expand}, rounded to nearest, ties to even. With any
 * but {@link #FLOAT64} the vectors inside are float32. Products with {@code apply}, and every block
 * at the border, are float64 always.
 *
 * <p>A polynomial is flat on the scale of these roundings, so that it needs as many products with
 * two-byte values and a few per cent more with one-byte values, at a fraction of the memory
 * traffic.
 */
public enum Precision {
  /** 64-bit values and vectors. */
  FLOAT64,
  /** 32-bit values. */
  FLOAT32,
  /**
   * 16-bit values (IEEE binary16) times a power of two, the same for the whole matrix, that takes
   * the largest magnitude to 2¹⁴ or above; a matrix of magnitudes beyond 2^±105 keeps less.
   */
  FLOAT16,
  /** 8-bit integers times a 127th of the largest magnitude. */
  INT8;

  /** Returns the name as options and reports write it: {@code "float32"}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
