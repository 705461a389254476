package io.autospec.training;

import java.util.Arrays;
import java.util.Random;

/**
 * A family of spectra of symmetric positive definite operators, drawn by seed. The largest
 * eigenvalue is 1 or a little below.
 */
public enum SpectrumDistribution {
  /** Eigenvalues with uniform logarithm on [1e-4, 1]. */
  LOG_UNIFORM {
    @Override
    double eigenvalue(int i, int n, Random random) {
      return Math.pow(10, -4 * random.nextDouble());
    }
  },
  /** λ = u⁴: dense near zero, as of a smooth kernel's inverse. */
  POWER_LAW {
    @Override
    double eigenvalue(int i, int n, Random random) {
      return 1e-6 + Math.pow(random.nextDouble(), 4) * (1 - 1e-6);
    }
  },
  /** The 2-D Poisson matrix on a square grid of about n points. */
  POISSON_2D {
    @Override
    double eigenvalue(int i, int n, Random random) {
      int side = (int) Math.ceil(Math.sqrt(n));
      return 0.5 * (sine(i % side + 1, side) + sine(i / side + 1, side));
    }
  },
  /** Ten eigenvalues far below a uniform bulk on [0.05, 1]. */
  OUTLIERS_BELOW {
    @Override
    double eigenvalue(int i, int n, Random random) {
      return i < 10 ? Math.pow(10, -4 + 2 * random.nextDouble()) : bulk(0.05, 1, random);
    }
  },
  /** Seven eigenvalues far above a bulk on [1e-4, 1e-2]. */
  OUTLIERS_ABOVE {
    @Override
    double eigenvalue(int i, int n, Random random) {
      return i < 7 ? bulk(0.1, 1, random) : bulk(1e-4, 1e-2, random);
    }
  },
  /** Half near 1e-3, half near 1. */
  TWO_CLUSTERS {
    @Override
    double eigenvalue(int i, int n, Random random) {
      return i % 2 == 0 ? bulk(0.5e-3, 1.5e-3, random) : bulk(0.8, 1, random);
    }
  };

  abstract double eigenvalue(int i, int n, Random random);

  /**
   * Draws a spectrum.
   *
   * @param n the number of eigenvalues, ≥ 20
   * @param seed the same seed gives the same spectrum
   * @return n positive eigenvalues, ascending
   */
  public double[] draw(int n, long seed) {
    if (n < 20) {
      throw new IllegalArgumentException("n is " + n + ": expected at least 20 eigenvalues");
    }
    Random random = new Random(seed);
    double[] spectrum = new double[n];
    for (int i = 0; i < n; i++) {
      spectrum[i] = eigenvalue(i, n, random);
    }
    Arrays.sort(spectrum);
    return spectrum;
  }

  private static double bulk(double lower, double upper, Random random) {
    return lower + (upper - lower) * random.nextDouble();
  }

  private static double sine(int k, int side) {
    double s = Math.sin(k * Math.PI / (2.0 * (side + 1)));
    return s * s;
  }
}
