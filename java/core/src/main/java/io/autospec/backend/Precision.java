package io.autospec.backend;

/**
 * The floating-point type of the values and vectors inside {@code expand}. Products with {@code
 * apply}, and every block at the border, are float64 always.
 */
public enum Precision {
  /** 64-bit values and vectors. */
  FLOAT64,
  /** 32-bit values and vectors inside polynomials. */
  FLOAT32
}
