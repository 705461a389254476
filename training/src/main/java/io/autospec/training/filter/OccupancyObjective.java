package io.autospec.training.filter;

import io.autospec.density.CellNetworks;
import io.autospec.density.CellOutputs;
import io.autospec.density.DensityCells;
import io.autospec.filter.LearnedFilterModel;
import io.autospec.probe.LanczosProbe;
import io.autospec.probe.SpectralSummary;
import io.autospec.training.DiagonalOperator;
import io.autospec.training.density.CellParameters;
import io.autospec.training.optimise.Objective;
import io.autospec.training.spectrum.Bands;
import io.autospec.training.spectrum.SpectrumDistribution;
import io.autospec.training.spectrum.SpectrumZoo;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * The cross-entropy of the networks' odds that a cell of the probe holds an eigenvalue:
 *
 * <pre>
 *   loss = 1/C Σ_c log(1 + exp(−y_c z_c)),   y_c = 1 if cell c holds one, −1 if not
 * </pre>
 *
 * <p>with z_c the log odds of {@link LearnedFilterModel#logOdds}. The filter that follows from the
 * cells is the best there is for a set that is known, so that the set is what there is to learn.
 */
public final class OccupancyObjective implements Objective {

  private static final int SMALLEST = 150;
  private static final int LARGEST = 2500;

  @Override
  public int parameterCount() {
    return CellParameters.count();
  }

  @Override
  public double loss(double[] parameters, long sample, double[] gradient) {
    long seed = new SplittableRandom(sample ^ 0xF117L).nextLong();
    Random random = new Random(seed);
    SpectrumDistribution family =
        random.nextBoolean() ? new Bands() : SpectrumZoo.distribution(sample);
    double[] spectrum = family.draw((int) logUniform(random, SMALLEST, LARGEST), random);
    int steps = (int) Math.round(logUniform(random, 6, 64));
    int degree = (int) Math.round(logUniform(random, 4, 100));
    SpectralSummary summary = new LanczosProbe(steps, seed).run(new DiagonalOperator(spectrum));
    CellNetworks networks = CellParameters.networks(parameters);
    CellOutputs outputs = CellOutputs.all(networks, summary, degree);
    DensityCells cells = outputs.cells();
    double[] bar = new double[cells.count()];
    double loss = 0;
    for (int c = 0; c < bar.length; c++) {
      if (cells.atom(c)) {
        continue;
      }
      double z = LearnedFilterModel.logOdds(outputs, c);
      double y = holds(spectrum, cells.lower(c), cells.upper(c)) ? 1 : -1;
      loss += softplus(-y * z) / bar.length;
      bar[c] = -y / (1 + StrictMath.exp(y * z)) / bar.length;
    }
    if (gradient != null) {
      CellParameters.backward(networks, outputs, bar, gradient);
    }
    return loss;
  }

  private static double logUniform(Random random, double least, double most) {
    return least * StrictMath.pow(most / least, random.nextDouble());
  }

  private static double softplus(double t) {
    return Math.max(t, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(t)));
  }

  private static boolean holds(double[] spectrum, double lower, double upper) {
    int at = Arrays.binarySearch(spectrum, lower);
    int first = at < 0 ? -at - 1 : at;
    return first < spectrum.length && spectrum[first] <= upper;
  }
}
