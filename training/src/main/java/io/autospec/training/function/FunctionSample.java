package io.autospec.training.function;

import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import io.autospec.training.DiagonalOperator;
import io.autospec.training.spectrum.Bands;
import io.autospec.training.spectrum.Grounded;
import io.autospec.training.spectrum.Range;
import io.autospec.training.spectrum.SpectrumDistribution;
import io.autospec.training.spectrum.SpectrumZoo;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * One sample of the function task: a spectrum, its probe, the degrees and the functions, all from a
 * number.
 *
 * <p>Half of the samples have probes and degrees as they are used most (16 products for degrees 8
 * to 32, 32 for 16 and 32), the others a probe of 4 to 64 products and a degree from 0.4 to 2.5
 * times that. A third of the spectra are {@link Bands}; half of the others are {@link Grounded}, as
 * a few eigenvalues that the probe has not seen below all others are what is hardest. The
 * functions: inverse square root, exponential, logarithm, resolvent, square root, a smooth step,
 * with parameters drawn.
 */
final class FunctionSample {

  /** Functions per sample. */
  static final int FUNCTIONS = 2;

  private static final int SMALLEST = 150;
  private static final int LARGEST = 2000;
  private static final Range ALONE = new Range(0.01, 0.7);
  private static final int[][] USUAL = {{16, 16, 32}, {16, 8, 24}, {32, 32, 16}};
  private static final int HIGHEST_DEGREE = 48;

  final double[] spectrum;
  final SpectralSummary summary;
  final int[] degrees;
  final DoubleUnaryOperator[] functions = new DoubleUnaryOperator[FUNCTIONS];
  final double[][] values = new double[FUNCTIONS][];
  private final SpectrumLimit limit;

  FunctionSample(long number) {
    long seed = new SplittableRandom(number ^ 0xF0C7L).nextLong();
    Random random = new Random(seed);
    SpectrumDistribution family = family(random, number);
    spectrum = family.draw((int) logUniform(random, SMALLEST, LARGEST), random);
    int steps;
    if (random.nextBoolean()) {
      int[] usual = USUAL[random.nextInt(USUAL.length)];
      steps = usual[0];
      degrees = Arrays.copyOfRange(usual, 1, usual.length);
    } else {
      steps = (int) Math.round(logUniform(random, 4, 64));
      double degree = Math.min(HIGHEST_DEGREE, steps * logUniform(random, 0.4, 2.5));
      degrees = new int[] {(int) Math.round(degree)};
    }
    summary = new LanczosProbe(steps, seed).run(new DiagonalOperator(spectrum));
    limit = new SpectrumLimit(spectrum, Arrays.stream(degrees).max().getAsInt());
    double largest = spectrum[spectrum.length - 1];
    for (int k = 0; k < FUNCTIONS; k++) {
      functions[k] = function(random, largest);
      values[k] = Arrays.stream(spectrum).map(functions[k]).toArray();
    }
  }

  private static SpectrumDistribution family(Random random, long number) {
    if (random.nextInt(3) == 0) {
      return new Bands();
    }
    SpectrumDistribution drawn = SpectrumZoo.distribution(number);
    return random.nextBoolean() ? new Grounded(drawn, ALONE) : drawn;
  }

  private static double logUniform(Random random, double least, double most) {
    return least * StrictMath.pow(most / least, random.nextDouble());
  }

  private static DoubleUnaryOperator function(Random random, double largest) {
    return switch (random.nextInt(7)) {
      case 0, 1 -> t -> t > 0 ? 1 / Math.sqrt(t) : Double.NaN;
      case 2 -> {
        double rate = logUniform(random, 1, 30) / largest;
        yield t -> StrictMath.exp(-rate * t);
      }
      case 3 -> {
        double offset = logUniform(random, 1e-4, 1e-1);
        yield t -> StrictMath.log(Math.max(t, 0) / largest + offset);
      }
      case 4 -> {
        double shift = logUniform(random, 1e-4, 1e-1);
        yield t -> 1 / (Math.max(t, 0) / largest + shift);
      }
      case 5 -> t -> Math.sqrt(Math.max(t, 0));
      default -> {
        double centre = logUniform(random, 1e-3, 1);
        double width = centre * logUniform(random, 0.05, 1);
        yield t -> StrictMath.tanh((t / largest - centre) / width);
      }
    };
  }

  /** Returns the least error for function {@code k} at {@code degree}. */
  double limit(int k, int degree) {
    return limit.of(values[k], degree);
  }
}
