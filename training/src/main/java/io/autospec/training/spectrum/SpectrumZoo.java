package io.autospec.training.spectrum;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** The families that the shipped models are trained on. */
public final class SpectrumZoo {

  private static final Range ZERO = new Range(0, 0);
  private static final Range ONE = new Range(1, 1);
  private static final PowerLaw BULK = new PowerLaw(new Range(0.5, 3), new Range(2, 1e4));
  private static final PowerLaw NARROW = new PowerLaw(new Range(0.7, 1.5), new Range(3, 300));

  /** Spectra as operators have them after Jacobi scaling, and before. */
  private static final List<SpectrumDistribution> ALL =
      List.of(
          new PowerLaw(new Range(0.5, 5), new Range(10, 1e7)),
          new LogUniform(new Range(30, 1e6)),
          Grid.poisson(2),
          Grid.poisson(3),
          new Grid(2, new Range(0, 3), new Range(0, 2), new Range(1, 1.5)),
          new Grid(3, new Range(0, 3), new Range(0, 2), ONE),
          new Grid(2, ZERO, new Range(0.2, 4), ONE),
          new Grid(2, new Range(0, 1), ZERO, new Range(1.5, 2.5)),
          new Grid(1, ZERO, new Range(0, 3), new Range(0.5, 1.2)),
          new RandomGraph(new Range(3, 60), new Range(0.005, 0.5), new Range(100, 1e6)),
          new RandomGraph(new Range(20, 400), new Range(0.001, 0.1), new Range(30, 1e4)),
          new Tail(
              new MarchenkoPastur(new Range(0.02, 0.9), new Range(1e-5, 1e-2)),
              new Range(0.002, 0.05),
              new Range(30, 1e5)),
          new MarchenkoPastur(new Range(0.05, 1), new Range(1e-5, 1e-1)),
          new Clusters(new Range(2, 5), new Range(0.01, 1.5), new Range(10, 1e5)),
          new Clusters(new Range(2, 2), new Range(0.05, 1.5), new Range(10, 1e4)),
          Outliers.above(NARROW, new Range(2, 10), new Range(5, 300)),
          Outliers.below(BULK, new Range(1, 20), new Range(3, 1e4)),
          Outliers.above(BULK, new Range(1, 12), new Range(3, 1e3)),
          new Outliers(
              NARROW, new Range(1, 12), new Range(3, 1e3), new Range(1, 8), new Range(3, 300)),
          new Gaps(BULK, new Range(1, 3), new Range(2, 50)),
          new Tail(BULK, new Range(0.002, 0.2), new Range(1e3, 1e9)),
          new Tail(Grid.poisson(2), new Range(0.002, 0.3), new Range(1e3, 1e9)),
          new Tail(Grid.poisson(3), new Range(0.002, 0.3), new Range(1e3, 1e9)),
          new Mixture(BULK, Grid.poisson(2), new Range(0.01, 1), new Range(0.1, 0.9)),
          new Mixture(
              Grid.poisson(3),
              new LogUniform(new Range(30, 1e5)),
              new Range(0.1, 1),
              new Range(0.1, 0.9)));

  private static final Range SIZE = new Range(200, 10_000);

  private SpectrumZoo() {}

  /** Returns every family. */
  public static List<SpectrumDistribution> all() {
    return ALL;
  }

  /** Returns the family that {@link #draw(long)} takes for this sample. */
  public static SpectrumDistribution distribution(long sample) {
    return ALL.get(random(sample).nextInt(ALL.size()));
  }

  /**
   * Draws the spectrum of a sample: a family, n of uniform logarithm on [200, 10000], and the
   * eigenvalues, all from the sample's number.
   */
  public static double[] draw(long sample) {
    Random random = random(sample);
    SpectrumDistribution distribution = ALL.get(random.nextInt(ALL.size()));
    return distribution.draw((int) SIZE.logUniform(random), random);
  }

  /**
   * The first numbers of {@link Random} resemble each other for neighbouring seeds: these do not.
   */
  private static Random random(long sample) {
    return new Random(new SplittableRandom(sample).nextLong());
  }
}
