package io.autospec.training.operator;

import io.autospec.matrix.CsrMatrix;
import io.autospec.training.spectrum.Range;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** The families of matrices that the model for solving is trained on, beside spectra. */
public final class OperatorZoo {

  private static final Range ZERO = new Range(0, 0);
  private static final Range SOME = new Range(-2, 4);
  private static final Range FEW = new Range(-1, 2);

  private static final List<OperatorDistribution> ALL =
      List.of(
          new Grids(2, SOME),
          new Grids(3, SOME),
          new Neighbours(2, new Range(3, 8), SOME),
          new Neighbours(2, new Range(8, 40), SOME),
          new Neighbours(3, new Range(5, 40), SOME),
          new ThinnedGrid(new Range(0.05, 1), FEW),
          new Networks(new Range(0.3, 1), new Range(0.02, 1), new Range(0.3, 1), SOME),
          new Networks(ZERO, new Range(0.01, 2), new Range(0.3, 1), FEW),
          new Attachment(
              new Range(1, 30), new Range(0, 0.9), new Range(1, 300), new Range(1e-3, 0.3)),
          new Attachment(
              new Range(0.5, 5), new Range(0, 0.9), new Range(1, 300), new Range(1e-3, 0.3)),
          new SmallWorlds(new Range(1, 30), new Range(1e-4, 1), SOME),
          new Trusses(2, new Range(1, 30), FEW),
          new Trusses(3, new Range(1, 10), FEW),
          new Plates(new Neighbours(2, new Range(3, 6), ZERO), new Range(0.01, 100)),
          new Plates(new Grids(2, FEW), new Range(0.01, 100)),
          new NormalEquations(
              new Range(2, 6), new Range(0.3, 3), new Range(0.2, 1), new Range(1e-4, 1)),
          new Curls(new Range(1e-4, 1), FEW));

  private static final Range SIZE = new Range(500, 6000);

  /** Half of the matrices have rows in the same units. */
  private static final Units UNITS = new Units(new Range(1, 6), new Range(-4, 4));

  private static final HeldRows HELD = new HeldRows(new Range(3e-4, 0.1), new Range(-2, 9));

  /** The share of matrices some of whose rows are held. */
  private static final double HELD_SHARE = 0.4;

  private OperatorZoo() {}

  /** Returns every family. */
  public static List<OperatorDistribution> all() {
    return ALL;
  }

  /**
   * Draws the matrix of a sample: a family, n of uniform logarithm, the entries, the units of the
   * rows, and rows that are held.
   */
  public static CsrMatrix draw(long sample) {
    Random random = new Random(new SplittableRandom(sample).nextLong());
    OperatorDistribution distribution = ALL.get(random.nextInt(ALL.size()));
    CsrMatrix matrix = distribution.draw((int) SIZE.logUniform(random), random);
    matrix = UNITS.of(matrix, random);
    return random.nextDouble() < HELD_SHARE ? HELD.of(matrix, random) : matrix;
  }
}
