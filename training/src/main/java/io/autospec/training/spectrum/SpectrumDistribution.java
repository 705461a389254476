package io.autospec.training.spectrum;

import java.util.Random;

/**
 * A family of spectra of symmetric positive definite operators. A value: equal parameters and equal
 * seeds give the same bits on every machine, as only {@link StrictMath} is used.
 *
 * <p>A new family is one class that implements this, and its line in {@link SpectrumZoo}.
 */
public interface SpectrumDistribution {

  /** Returns the name in reports: {@code "power-law"}. */
  String name();

  /**
   * Draws a spectrum.
   *
   * @param n about how many eigenvalues, ≥ 20; a grid takes the nearest product of its sides
   * @param random the source of everything drawn
   * @return positive eigenvalues, ascending, the largest 1
   */
  double[] draw(int n, Random random);

  /** Draws a spectrum from a seed. */
  default double[] draw(int n, long seed) {
    return draw(n, new Random(seed));
  }
}
