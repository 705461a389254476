package io.autospec.training.filter;

import io.autospec.filter.LearnedFilterModel;
import io.autospec.training.density.DensityTraining;

/** How the shipped model of the filter task is trained. */
public final class FilterTraining {

  private static final int UPDATES = 1500;
  private static final double STEP_SIZE = 2e-3;
  private static final long SEED = 5;

  private FilterTraining() {}

  /** The training of the shipped model: some 48,000 samples, four minutes on two cores. */
  public static DensityTraining shipped() {
    return ofUpdates(UPDATES);
  }

  /** The same with another number of updates. */
  public static DensityTraining ofUpdates(int updates) {
    return DensityTraining.of(
        LearnedFilterModel.TASK,
        "SpectrumZoo, Bands",
        new OccupancyObjective(),
        updates,
        STEP_SIZE,
        SEED);
  }
}
