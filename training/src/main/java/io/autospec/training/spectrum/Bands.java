package io.autospec.training.spectrum;

import java.util.Random;

/**
 * Spectra put together at random: one to four bands of any shape and width, some eigenvalues far
 * above or below, some repeated. Wilder than operators are, so that a model meets gaps, clusters
 * and multiplicities in every combination.
 */
public record Bands() implements SpectrumDistribution {

  private static final int SHAPES = 7;

  @Override
  public String name() {
    return "bands";
  }

  @Override
  public double[] draw(int n, Random random) {
    double[] values = new double[n];
    boolean tame = random.nextInt(3) < 2; // most operators are
    int bands = tame ? (random.nextInt(3) == 0 ? 2 : 1) : 1 + random.nextInt(4);
    int from = 0;
    for (int band = 0; band < bands; band++) {
      int left = bands - 1 - band;
      int to = left == 0 ? n : from + (int) ((n - from) * (0.05 + 0.9 * random.nextDouble()));
      fill(values, from, to, tame, band == 0, random);
      from = to;
    }
    stretch(values, tame, random);
    repeat(values, tame, random);
    double floor = logUniform(random, 1e-9, 1e-2);
    boolean shift = random.nextBoolean();
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    for (int i = 0; i < n; i++) {
      double t = values[i] / largest;
      values[i] = shift ? t + floor : Math.max(t, 1e-10);
    }
    return Eigenvalues.normalised(values);
  }

  private static double logUniform(Random random, double least, double most) {
    return new Range(least, most).logUniform(random);
  }

  private static void fill(
      double[] values, int from, int to, boolean tame, boolean first, Random random) {
    double top =
        tame
            ? 1 - (first ? 0 : 0.6 * random.nextDouble())
            : logUniform(random, StrictMath.pow(10, -5 * random.nextDouble()), 1);
    double width =
        !tame && random.nextInt(3) == 0
            ? logUniform(random, 1e-8, 0.3)
            : 1 - logUniform(random, 1e-6, 0.5);
    int shape = random.nextInt(SHAPES);
    double power = logUniform(random, 0.3, 6);
    double ratio = logUniform(random, 0.01, 1);
    boolean irregular = random.nextInt(4) == 0;
    int side = (int) Math.ceil(Math.sqrt(to - from));
    for (int i = from; i < to; i++) {
      double u = irregular ? random.nextDouble() : (i - from + 0.5) / (to - from);
      double v =
          switch (shape) {
            case 0 -> u;
            case 1 -> StrictMath.pow(u, power);
            case 2 -> 0.5 * (1 - StrictMath.cos(Math.PI * u));
            case 3 -> logarithmic(u, 1 - width);
            case 4, 5 -> plane((i - from) % side, (i - from) / side, side, ratio);
            default -> bump(random);
          };
      values[i] = top * (1 - width + width * v);
    }
  }

  private static double logarithmic(double u, double least) {
    double bottom = Math.max(least, 1e-7);
    return (StrictMath.pow(bottom, 1 - u) - bottom) / (1 - bottom);
  }

  private static double plane(int i, int j, int side, double ratio) {
    double a = StrictMath.sin(Math.PI * (i + 1) / (2.0 * (side + 1)));
    double b = StrictMath.sin(Math.PI * (j + 1) / (2.0 * (side + 1)));
    return (a * a + ratio * b * b) / (1 + ratio);
  }

  private static double bump(Random random) {
    double sum = 0;
    for (int k = 0; k < 6; k++) {
      sum += random.nextDouble();
    }
    return sum / 6;
  }

  /** Moves a few eigenvalues far above or below the others. */
  private static void stretch(double[] values, boolean tame, Random random) {
    double least = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (double value : values) {
      least = value > 0 ? Math.min(least, value) : least;
      largest = Math.max(largest, value);
    }
    if (random.nextInt(tame ? 6 : 2) == 0) {
      double height = logUniform(random, 1.05, random.nextBoolean() ? 5 : 1e4);
      for (int k = 1 + random.nextInt(random.nextBoolean() ? 3 : 20); k > 0; k--) {
        values[random.nextInt(values.length)] = largest * logUniform(random, 1, height);
      }
    }
    if (random.nextInt(tame ? 6 : 2) == 0) {
      double depth = logUniform(random, 1e-7, 0.9);
      for (int k = 1 + random.nextInt(random.nextBoolean() ? 3 : 20); k > 0; k--) {
        values[random.nextInt(values.length)] = least * logUniform(random, depth, 1);
      }
    }
  }

  /** Gives all eigenvalues a multiplicity, or one a large one. */
  private static void repeat(double[] values, boolean tame, Random random) {
    if (random.nextInt(tame ? 12 : 4) == 0) {
      int times = 2 + random.nextInt(4);
      for (int i = 0; i < values.length; i++) {
        values[i] = values[i / times * times];
      }
    }
    if (random.nextInt(tame ? 12 : 4) == 0) {
      double value = values[random.nextInt(values.length)];
      double spread = random.nextBoolean() ? 0 : 1e-3;
      for (int k = (int) (logUniform(random, 0.01, 0.5) * values.length); k > 0; k--) {
        values[random.nextInt(values.length)] = value * (1 + spread * random.nextGaussian());
      }
    }
  }
}
